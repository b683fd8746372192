import { describe, expect, it } from '@jest/globals';
import { silentLog } from '../../../runtime/log.ts';
import { repeat } from '../../../start/background/repeat.ts';

/** Work that a test waits for. */
function countRuns(work: (run: number) => Promise<number>) {
  let runs = 0;
  const waiting: { readonly from: number; readonly resolve: () => void }[] = [];
  return {
    work: () => {
      runs++;
      for (const { from, resolve } of waiting) if (runs >= from) resolve();
      return work(runs);
    },
    runs: () => runs,
    reached: (from: number) => new Promise<void>((resolve) => void waiting.push({ from, resolve })),
  };
}

describe('repeat', () => {
  it('runs again and again until it is stopped', async () => {
    const counted = countRuns(async () => 0);
    const repeated = repeat('test', counted.work, silentLog);
    await counted.reached(5);
    await repeated.stop();
    const { runs } = counted;
    const after = runs();
    await new Promise((resolve) => setImmediate(resolve));
    expect(runs()).toBe(after);
  });

  it('never runs twice at once', async () => {
    let atOnce = 0;
    let most = 0;
    const counted = countRuns(async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce--;
      return 0;
    });
    const repeated = repeat('test', counted.work, silentLog);
    await counted.reached(5);
    await repeated.stop();
    expect(most).toBe(1);
  });

  it('goes on after a failure', async () => {
    const counted = countRuns(async (run) => {
      if (run === 1) throw new Error('the database is away');
      return 0;
    });
    const repeated = repeat('test', counted.work, silentLog);
    await counted.reached(3);
    await repeated.stop();
    expect(counted.runs()).toBeGreaterThanOrEqual(3);
  });

  it('stops at once in the middle of a pause, and waits for what runs', async () => {
    let ended = false;
    const counted = countRuns(async (run) => {
      if (run === 1) return 0;
      await new Promise((resolve) => setTimeout(resolve, 20));
      ended = true;
      return 3_600_000;
    });
    const repeated = repeat('test', counted.work, silentLog);
    await counted.reached(2);
    await repeated.stop();
    expect(ended).toBe(true);
  });
});
