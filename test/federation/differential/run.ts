import { type Comparison, type DifferentialCase, startComparison } from './compare.ts';
import { generateGraph } from './generate-graph.ts';
import { generateQuery } from './generate-query.ts';
import type { GraphSpec } from './graph-spec.ts';
import { createRandom, type Random } from './random.ts';

/** What came of comparing many random queries. */
export interface DifferentialReport {
  readonly compared: number;
  /** Queries whose answers hold more errors than a gateway shows. */
  readonly skipped: number;
  /** Queries for which the planner comes to no end. */
  readonly unplanned: number;
  /** Seeds whose graphs do not compose. */
  readonly uncomposed: readonly number[];
  readonly failures: readonly Failure[];
}

interface Failure {
  readonly failing: DifferentialCase;
  readonly differences: readonly string[];
}

export interface DifferentialRun {
  readonly firstSeed: number;
  readonly graphs: number;
  readonly queriesPerGraph: number;
  /** @default 1 */
  readonly maxFailures?: number;
}

/** So many queries are asked at the same time, and the first of them twice: what requests share must not mix them up. */
const TOGETHER = 4;

/** Compares the gateway with graphql-js: so many random graphs, each asked so many random queries. */
export async function runDifferential({
  firstSeed,
  graphs,
  queriesPerGraph,
  maxFailures = 1,
}: DifferentialRun): Promise<DifferentialReport> {
  const sum = { compared: 0, skipped: 0, unplanned: 0 };
  const uncomposed: number[] = [];
  const failures: Failure[] = [];
  for (let seed = firstSeed; seed < firstSeed + graphs && failures.length < maxFailures; seed += 1) {
    const random = createRandom(seed);
    const graph = generateGraph(random);
    const comparison = await startComparison(graph).catch(() => null);
    if (!comparison) {
      uncomposed.push(seed);
      continue;
    }
    for (let left = queriesPerGraph; left > 0; left -= TOGETHER) {
      const found = await compareTogether({ graph, comparison, random }, Math.min(left, TOGETHER));
      sum.compared += found.compared;
      sum.skipped += found.skipped;
      sum.unplanned += found.unplanned;
      failures.push(...found.failures.slice(0, 1));
      if (found.failures.length > 0) break;
    }
    await comparison.stop();
  }
  return { ...sum, uncomposed, failures };
}

interface Compared {
  readonly graph: GraphSpec;
  readonly comparison: Comparison;
  readonly random: Random;
}

async function compareTogether({ graph, comparison, random }: Compared, count: number) {
  const queries = Array.from({ length: count }, () => generateQuery(random, comparison.oracle.schema));
  const [again, ...found] = await Promise.all([...queries.slice(0, 1), ...queries].map(comparison.compare));
  const failures = [...found, again].flatMap((differences, index): readonly Failure[] => {
    const query = queries[index % count];
    if (!query || !Array.isArray(differences) || differences.length === 0) return [];
    return [{ failing: { graph, query, beside: queries.filter((each) => each !== query) }, differences }];
  });
  return {
    failures,
    compared: found.filter((differences) => Array.isArray(differences)).length,
    skipped: found.filter((differences) => differences === 'too-many-errors').length,
    unplanned: found.filter((differences) => differences === 'no-plan').length,
  };
}
