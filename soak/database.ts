import assert from 'node:assert/strict';
import { CrashTest } from '../test/database/support/crash.ts';
import { openTestDatabase, removeDirectory, scratchDirectory } from '../test/database/support/database.ts';
import { sendMutatedFrames } from '../test/database/support/frames.ts';
import type { Soak } from './soak.ts';

const ROUNDS = 20;
const FRAMES = 100_000;

/** The embedded database, killed again and again, and fed with garbage. */
export const databaseSoak: Soak = {
  name: 'database',
  parts: [
    { what: `${ROUNDS} rounds of kill -9`, run: killAgainAndAgain },
    { what: `${FRAMES} mutated messages`, run: feedGarbage },
  ],
};

async function killAgainAndAgain(): Promise<string> {
  const dataDir = scratchDirectory();
  const report = await new CrashTest(dataDir).run(ROUNDS, (round) => 400 + ((round * 617) % 3_000));
  await removeDirectory(dataDir);
  assert.deepEqual(report.problems, []);
  const { inserts, transfers, increments, retried } = report;
  return `${inserts} inserts, ${transfers} transfers, ${increments} increments (${retried} sent again): nothing lost, nothing doubled`;
}

async function feedGarbage(): Promise<string> {
  const unexpected: unknown[] = [];
  const database = await openTestDatabase({
    testCommands: false,
    onUnexpected: (error) => unexpected.push(error),
  });
  try {
    const { answered, closed, waiting } = await sendMutatedFrames(database.database.uri, FRAMES);
    assert.deepEqual(unexpected, []);
    return `${answered} answered, ${closed} closed, ${waiting} waited for more; nobody else noticed`;
  } finally {
    await database.close();
  }
}
