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
  /** Asked at the same time. @default none */
  readonly beside?: readonly RandomQuery[];
}

/** Why there is nothing to compare: more errors than are told, or no plan. */
export type NotCompared = 'too-many-errors' | 'no-plan';

export interface Comparison {
  readonly oracle: ReturnType<typeof createOracle>;
  /** In what the gateway's answer differs from the one of the whole schema. */
  readonly compare: (query: RandomQuery) => Promise<readonly string[] | NotCompared>;
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
      if (expected.wrongs.length > MAX_WRONGS) return 'too-many-errors';
      try {
        const answered = await federated.answer(query);
        if (!answered) return 'no-plan';
        return differencesOf(expected, answered, nullability(oracle.schema, query.query));
      } catch (error) {
        return [String(error)];
      }
    },
  };
}

/** A case that is not planned has not been answered as it should be. */
export const NO_PLAN = 'No plan';

/** In what one case differs. */
export async function differencesOfCase({
  graph,
  query,
  beside = [],
}: DifferentialCase): Promise<readonly string[]> {
  const comparison = await startComparison(graph);
  try {
    const [differences] = await Promise.all([query, ...beside].map(comparison.compare));
    if (differences === undefined || differences === 'too-many-errors') return [];
    return differences === 'no-plan' ? [NO_PLAN] : differences;
  } finally {
    await comparison.stop();
  }
}
