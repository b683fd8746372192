import type { Report } from '../../runtime/subgraph.ts';
import type { OpenGraph } from '../open-graph.ts';

/** How large a sample catalogue is. */
export interface CatalogueSize {
  readonly suppliers: number;
  readonly skusPerSupplier: number;
}

export async function loadCatalogue(_graph: OpenGraph, _size: CatalogueSize, _report: Report): Promise<void> {
  await Promise.resolve();
}
