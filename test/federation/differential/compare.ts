import { differencesOf } from './differences.ts';
import { createOracle } from './expected.ts';
import { type Federated, startFederated } from './federated.ts';
import type { RandomQuery } from './generate-query.ts';
import type { GraphSpec } from './graph-spec.ts';
import { nullability } from './nullability.ts';

/** A graph and a query, as a file holds them. */
export interface DifferentialCase {
  readonly graph: GraphSpec;
  readonly query: RandomQuery;
}

export interface Comparison {
  readonly oracle: ReturnType<typeof createOracle>;
  /** In what the gateway's answer differs from the one of the whole schema; null when there is too much to tell. */
  readonly compare: (query: RandomQuery) => Promise<readonly string[] | null>;
  readonly stop: Federated['stop'];
}

/** The gateway shows a hundred errors; more cannot be compared. */
const MAX_WRONGS = 90;

/** @throws when the graph does not compose */
export async function startComparison(graph: GraphSpec): Promise<Comparison> {
  const oracle = createOracle(graph);
  const federated = await startFederated(graph);
  return {
    oracle,
    stop: federated.stop,
    compare: async (query) => {
      const expected = oracle.answer(query);
      if (expected.wrongs.length > MAX_WRONGS) return null;
      try {
        return differencesOf(
          expected,
          await federated.answer(query),
          nullability(oracle.schema, query.query),
        );
      } catch (error) {
        return [String(error)];
      }
    },
  };
}

/** In what one case differs. */
export async function differencesOfCase({ graph, query }: DifferentialCase): Promise<readonly string[]> {
  const comparison = await startComparison(graph);
  try {
    return (await comparison.compare(query)) ?? [];
  } finally {
    await comparison.stop();
  }
}
