import { type DifferentialCase, startComparison } from './compare.ts';
import { generateGraph } from './generate-graph.ts';
import { generateQuery } from './generate-query.ts';
import { createRandom } from './random.ts';

/** What came of comparing many random queries. */
export interface DifferentialReport {
  readonly compared: number;
  /** Queries whose answers hold more errors than a gateway shows. */
  readonly skipped: number;
  /** Queries for which the planner comes to no end. */
  readonly unplanned: number;
  /** Seeds whose graphs do not compose. */
  readonly uncomposed: readonly number[];
  readonly failures: readonly {
    readonly failing: DifferentialCase;
    readonly differences: readonly string[];
  }[];
}

export interface DifferentialRun {
  readonly firstSeed: number;
  readonly graphs: number;
  readonly queriesPerGraph: number;
  /** @default 1 */
  readonly maxFailures?: number;
}

/** Compares the gateway with graphql-js: so many random graphs, each asked so many random queries. */
export async function runDifferential({
  firstSeed,
  graphs,
  queriesPerGraph,
  maxFailures = 1,
}: DifferentialRun): Promise<DifferentialReport> {
  const report = {
    compared: 0,
    skipped: 0,
    unplanned: 0,
    uncomposed: [] as number[],
    failures: [] as Failures,
  };
  for (let seed = firstSeed; seed < firstSeed + graphs && report.failures.length < maxFailures; seed += 1) {
    const random = createRandom(seed);
    const graph = generateGraph(random);
    const comparison = await startComparison(graph).catch(() => null);
    if (!comparison) {
      report.uncomposed.push(seed);
      continue;
    }
    for (let index = 0; index < queriesPerGraph; index += 1) {
      const query = generateQuery(random, comparison.oracle.schema);
      const differences = await comparison.compare(query);
      if (differences === 'no-plan') report.unplanned += 1;
      else if (differences === 'too-many-errors') report.skipped += 1;
      else report.compared += 1;
      if (Array.isArray(differences) && differences.length > 0) {
        report.failures.push({ failing: { graph, query }, differences });
        break;
      }
    }
    await comparison.stop();
  }
  return report;
}

type Failures = DifferentialReport['failures'][number][];
