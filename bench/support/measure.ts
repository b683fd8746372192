import { performance } from 'node:perf_hooks';

export interface Measurement {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Load {
  /** Runs in flight at any time. */
  readonly connections: number;
  readonly durationMs: number;
}

/**
 * Keeps `connections` runs in flight for a while, after a fifth of that as warm-up.
 *
 * @param run does the work once and throws when the answer is wrong; it gets a number of its own
 */
export async function measure(
  run: (index: number) => Promise<void>,
  { connections, durationMs }: Load,
): Promise<Measurement> {
  const samples: number[] = [];
  const from = performance.now() + durationMs / 5;
  const until = from + durationMs;
  let index = 0;
  const connection = async () => {
    for (let before = performance.now(); before < until; before = performance.now()) {
      await run(index++);
      if (before >= from) samples.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  samples.sort((a, b) => a - b);
  const quantile = (share: number) => samples[Math.floor(share * (samples.length - 1))] ?? Number.NaN;
  return {
    requests: samples.length,
    perSecond: (samples.length * 1_000) / durationMs,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}
