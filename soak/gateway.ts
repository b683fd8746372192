import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { DifferentialReport, DifferentialRun } from '../test/federation/differential/run.ts';
import { shrink } from '../test/federation/differential/shrink.ts';
import { compareInProcesses } from './compare-in-processes.ts';
import type { Soak } from './soak.ts';

/** Of one part; all five together are 100,000 queries. */
const GRAPHS = 1_000;
const QUERIES = 20;
/** Of each part. Those of the test suite come before. */
const FIRST_SEEDS = [1_000, 2_000, 3_000, 4_000, 5_000];
/** Graphs between two lines about how far it is. */
const STEP = 50;
/** So many differences are worth finding before they are looked into. */
const ENOUGH_FAILURES = 5;
/** The share for which Apollo's planner is known to come to no end. */
const MOST_UNPLANNED = 0.001;
/** Of each process. A gateway that is stopped holds on to nothing; what else grows is the rubbish of the moment. */
const MOST_RESIDENT_MIB = 1_024;

/** The gateway against graphql-js, on graphs that nobody thought of. */
export const gatewaySoak: Soak = {
  name: 'gateway',
  parts: FIRST_SEEDS.map((firstSeed) => ({
    what: `${GRAPHS * QUERIES} random queries to ${GRAPHS} random graphs from seed ${firstSeed}`,
    run: () => compareMany(firstSeed),
  })),
};

type Failures = DifferentialReport['failures'][number][];

async function compareMany(first: number): Promise<string> {
  const sum = { graphs: 0, compared: 0, skipped: 0, unplanned: 0 };
  const failures: Failures = [];
  await compareInProcesses(ranges(first, failures), ({ report, residentMib }) => {
    assert.deepEqual(report.uncomposed, []);
    sum.graphs += STEP;
    sum.compared += report.compared;
    sum.skipped += report.skipped;
    sum.unplanned += report.unplanned;
    failures.push(...report.failures);
    const different = failures.length > 0 ? `, ${failures.length} different` : '';
    console.log(
      `gateway: ${sum.compared} queries to ${sum.graphs} graphs compared${different}, ${residentMib} MiB`,
    );
    assert(residentMib < MOST_RESIDENT_MIB, `it takes ${residentMib} MiB`);
  });
  if (failures.length > 0) assert.fail(await keep(failures));
  assert(
    sum.unplanned <= MOST_UNPLANNED * sum.compared,
    `${sum.unplanned} of ${sum.compared} have no plan, which are more than are known`,
  );
  const left = `${sum.skipped} with too many errors to compare, ${sum.unplanned} without a plan`;
  return `${sum.compared} answered as by graphql-js, ${left}`;
}

/** What is still to be compared, while there are not enough failures. */
function* ranges(first: number, failures: Failures): Generator<DifferentialRun> {
  for (let done = 0; done < GRAPHS && failures.length < ENOUGH_FAILURES; done += STEP) {
    const firstSeed = first + done;
    yield { firstSeed, graphs: STEP, queriesPerGraph: QUERIES, maxFailures: ENOUGH_FAILURES };
  }
}

/** Writes each case to a file, as small as it goes. @returns what to say of them */
async function keep(failures: Failures): Promise<string> {
  const lines: string[] = [];
  for (const [index, { failing, differences }] of failures.entries()) {
    const file = `differential-failure-${index + 1}.json`;
    writeFileSync(file, JSON.stringify(await shrink(failing)));
    lines.push(`${file}: ${differences.join('; ')}`);
  }
  return lines.join('\n');
}
