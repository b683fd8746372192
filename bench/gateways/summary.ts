import type { Sample } from './round.ts';

/** Medians of one gateway's figures over the rounds, with their spread, and the median of its ratios to the first. */
export interface Summary {
  readonly contender: string;
  readonly workload: string;
  readonly connections: number;
  readonly perSecond: Spread;
  readonly ratio: Spread;
  readonly p50Ms: Spread;
  readonly p99Ms: Spread;
  readonly cpuMs: Spread;
  readonly residentMib: Spread;
  readonly fetches: Spread;
  /** In how many rounds its answers were wrong; their figures are left out. */
  readonly wrongRounds: number;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export const spreadText = ({ median, min, max }: Spread, digits = 0): string =>
  Number.isNaN(median) ? '-' : `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return { median: (low + high) / 2, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/**
 * One summary for each gateway, workload and number of connections, in the order of the first round.
 *
 * A ratio compares figures of the same round, which the machine's moods reach alike.
 *
 * @param rounds each with its samples; the first sample of a workload and number is the one that others are compared with
 */
export function summarize(rounds: readonly (readonly Sample[])[], baseline: string): readonly Summary[] {
  const [first = []] = rounds;
  return first.map(({ contender, workload, connections }) => {
    const isSame = (sample: Sample) => sample.workload === workload && sample.connections === connections;
    const samplesOf = (name: string) =>
      rounds.map((samples) => samples.find((sample) => sample.contender === name && isSame(sample)));
    const bases = samplesOf(baseline);
    const owns = samplesOf(contender);
    const pairs = owns.flatMap((own, round) => {
      const base = bases[round];
      return own && base && own.wrong === null && base.wrong === null ? [{ own, base }] : [];
    });
    const spread = (valueOf: (pair: (typeof pairs)[number]) => number) => spreadOf(pairs.map(valueOf));
    return {
      contender,
      workload,
      connections,
      perSecond: spread(({ own }) => own.perSecond),
      ratio: spread(({ own, base }) => own.perSecond / base.perSecond),
      p50Ms: spread(({ own }) => own.p50Ms),
      p99Ms: spread(({ own }) => own.p99Ms),
      cpuMs: spread(({ own }) => own.cpuMsPerRequest),
      residentMib: spread(({ own }) => own.residentMib),
      fetches: spread(({ own }) => own.fetchesPerRequest),
      wrongRounds: owns.filter((own) => own && own.wrong !== null).length,
    };
  });
}

/** @throws when ours has answered wrong: a peer's wrong answers are told, ours are a bug. */
export function requireRight(ours: readonly Summary[]): void {
  const wrong = ours.find(({ wrongRounds }) => wrongRounds > 0);
  if (wrong) throw new Error(`${wrong.contender} has answered «${wrong.workload}» wrong`);
}
