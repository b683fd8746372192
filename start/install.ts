import { installOnce } from '../runtime/reference-data.ts';
import type { Report } from '../runtime/subgraph.ts';
import { installationDatabase, type OpenGraph } from './open-graph.ts';
import { loadCatalogue } from './catalogue/load.ts';

/** Enough for every belt to have two suppliers, and the core belts four. */
const SAMPLE_SUPPLIERS = 320;
const SAMPLE_SKUS_PER_SUPPLIER = 6;

export interface InstallOptions {
  /** Load the sample catalogue where none was loaded before. */
  readonly withSamples: boolean;
  readonly report: Report;
  /** Names the code that installs; null for code that may be another one the next time. */
  readonly buildId: string | null;
}

/**
 * Makes the indexes, loads the reference data and, where it is wanted, the sample catalogue; all of it once.
 *
 * What a build has installed it does not look at again: that would take as long as all the rest of a later start.
 */
export async function install(
  graph: Pick<OpenGraph, 'databases' | 'subgraphs' | 'instanceOf'>,
  { withSamples, report, buildId }: InstallOptions,
): Promise<void> {
  await Promise.all(
    graph.subgraphs.map(({ subgraph: { name }, instance }) => {
      const installOne = () => instance.install(report);
      if (buildId === null) return installOne();
      return installOnce(graph.databases.of(name), { name: 'build', fingerprint: buildId }, installOne);
    }),
  );
  if (!withSamples) return;
  const size = { suppliers: SAMPLE_SUPPLIERS, skusPerSupplier: SAMPLE_SKUS_PER_SUPPLIER };
  await installOnce(
    installationDatabase(graph.databases),
    // A larger or another catalogue that was loaded since is not overwritten by a new version's.
    { name: 'sample catalogue', fingerprint: 'loaded' },
    () => loadCatalogue(graph, size, report),
  );
}
