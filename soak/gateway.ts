import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { runDifferential } from '../test/federation/differential/run.ts';
import { shrink } from '../test/federation/differential/shrink.ts';
import type { Soak } from './soak.ts';

const GRAPHS = 5_000;
const QUERIES = 20;
/** Those of the test suite come before. */
const FIRST_SEED = 1_000;
const FAILING_FILE = 'differential-failure.json';

/** The gateway against graphql-js, on graphs that nobody thought of. */
export const gatewaySoak: Soak = {
  name: 'gateway',
  parts: [{ what: `${GRAPHS * QUERIES} random queries to ${GRAPHS} random graphs`, run: compareMany }],
};

/** Graphs between two lines about how far it is. */
const STEP = 100;
/** A gateway that is stopped holds on to nothing; what else grows is the rubbish of the moment. */
const MOST_RESIDENT_MIB = 1_024;

async function compareMany(): Promise<string> {
  let compared = 0;
  let skipped = 0;
  for (let done = 0; done < GRAPHS; done += STEP) {
    const firstSeed = FIRST_SEED + done;
    const report = await runDifferential({ firstSeed, graphs: STEP, queriesPerGraph: QUERIES });
    const [first] = report.failures;
    if (first) {
      writeFileSync(FAILING_FILE, JSON.stringify(await shrink(first.failing)));
      assert.fail(`${FAILING_FILE}: ${first.differences.join('; ')}`);
    }
    assert.deepEqual(report.uncomposed, []);
    compared += report.compared;
    skipped += report.skipped;
    const residentMib = Math.round(process.memoryUsage.rss() / 2 ** 20);
    console.log(`gateway: ${compared} queries to ${done + STEP} graphs compared, ${residentMib} MiB`);
    assert(residentMib < MOST_RESIDENT_MIB, `it takes ${residentMib} MiB`);
  }
  return `${compared} answered as by graphql-js, ${skipped} with too many errors to compare`;
}
