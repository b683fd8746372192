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

async function compareMany(): Promise<string> {
  const report = await runDifferential({ firstSeed: FIRST_SEED, graphs: GRAPHS, queriesPerGraph: QUERIES });
  const [first] = report.failures;
  if (first) {
    writeFileSync(FAILING_FILE, JSON.stringify(await shrink(first.failing)));
    assert.fail(`${FAILING_FILE}: ${first.differences.join('; ')}`);
  }
  assert.deepEqual(report.uncomposed, []);
  return `${report.compared} answered as by graphql-js, ${report.skipped} with too many errors to compare`;
}
