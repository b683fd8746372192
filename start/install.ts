import { installOnce } from '../runtime/reference-data.ts';
import type { Report } from '../runtime/subgraph.ts';
import { installationDatabase, type OpenGraph } from './open-graph.ts';
import { loadCatalogue } from './catalogue/load.ts';

/** Enough for every belt to have two suppliers, and the core belts four. */
const SAMPLE_SUPPLIERS = 320;
const SAMPLE_SKUS_PER_SUPPLIER = 6;

/** Makes the indexes, loads the reference data and, where it is wanted, the sample catalogue; all of it once. */
export async function install(
  graph: OpenGraph,
  { withSamples, report }: { readonly withSamples: boolean; readonly report: Report },
): Promise<void> {
  await Promise.all(graph.subgraphs.map(({ instance }) => instance.install(report)));
  if (!withSamples) return;
  const size = { suppliers: SAMPLE_SUPPLIERS, skusPerSupplier: SAMPLE_SKUS_PER_SUPPLIER };
  await installOnce(
    installationDatabase(graph.databases),
    // A larger or another catalogue that was loaded since is not overwritten by a new version's.
    { name: 'sample catalogue', fingerprint: 'loaded' },
    () => loadCatalogue(graph, size, report),
  );
}
