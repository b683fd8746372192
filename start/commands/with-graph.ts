import { subgraphs } from '../../subgraphs/index.ts';
import type { Settings } from '../config.ts';
import { openGraph, type OpenGraph } from '../open-graph.ts';
import { subgraphSettings } from '../subgraph-settings.ts';
import { findDatabase } from './find-database.ts';

/** Does something with the installation's graph, whether the installation runs or not. */
export async function withGraph<Result>(
  settings: Settings,
  work: (graph: OpenGraph) => Promise<Result>,
): Promise<Result> {
  const database = await findDatabase(settings);
  try {
    const graph = await openGraph(database.uri, subgraphs, { settings: await subgraphSettings(settings) });
    try {
      return await work(graph);
    } finally {
      await graph.close();
    }
  } finally {
    await database.close();
  }
}
