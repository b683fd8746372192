import { describe, expect, it } from '@jest/globals';
import { CrashTest } from './support/crash.ts';
import { removeDirectory, scratchDirectory } from './support/database.ts';

describe('an acknowledged write', () => {
  it('survives kill -9 at any moment, once, with its index entries', async () => {
    const dataDir = scratchDirectory();
    const report = await new CrashTest(dataDir).run(3, (round) => 500 + round * 230);
    expect(report.problems).toEqual([]);
    // Fifteen of each kind in each round.
    expect(Math.min(report.inserts, report.transfers, report.increments)).toBeGreaterThanOrEqual(45);
    await removeDirectory(dataDir);
  }, 120_000);
});
