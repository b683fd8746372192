import { describe, expect, it } from '@jest/globals';
import { CrashTest } from './support/crash.ts';
import { removeDirectory, scratchDirectory } from './support/database.ts';

describe('an acknowledged write', () => {
  it('survives kill -9 at any moment, once, with its index entries', async () => {
    const dataDir = scratchDirectory();
    const report = await new CrashTest(dataDir).run(3, (round) => 500 + round * 230);
    expect(report.problems).toEqual([]);
    expect(report.inserts).toBeGreaterThan(100);
    expect(report.transfers).toBeGreaterThan(5);
    expect(report.increments).toBeGreaterThan(20);
    await removeDirectory(dataDir);
  }, 120_000);
});
