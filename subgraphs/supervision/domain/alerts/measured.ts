import type { SubjectRef } from '../timeline-entry.ts';
import { type AlertRule, thousandths } from './alert-rule.ts';

/** One thing that an alert rests on. */
export interface Evidence {
  readonly subject: SubjectRef;
  /** What was measured. */
  readonly measure: string;
  /** Exact decimals in the unit; null = not a number. */
  readonly observed: string | null;
  readonly expected: string | null;
  readonly unit: string | null;
}

export const MAX_EVIDENCE = 20;

/** Evidence of which nothing was measured: that it is there is what it shows. */
export const mention = (subject: SubjectRef, measure: string): Evidence => ({
  subject,
  measure,
  observed: null,
  expected: null,
  unit: null,
});

/**
 * What a rule measured on one event, whether it raised or not.
 *
 * No state that rules keep depends on a threshold, so what was measured is all that is needed to say what another
 * threshold would have raised.
 */
export interface Measured {
  readonly rule: AlertRule;
  /** Tells it from others that the same rule measured on the same event. */
  readonly key: string;
  readonly zoneId: string | null;
  /** In thousandths of the rule's unit, the rest cut off: `measure >= threshold` stays exact for three digits. */
  readonly measure: number;
  /** The highest that was measured on the same matter in the same stretch of time; 0 = nothing yet. */
  readonly before: number;
  readonly evidence: readonly Evidence[];
  /** In one sentence. */
  readonly explanation: string;
}

/** True where this measure is the first of its matter and time to reach the threshold: one matter raises once. */
export const reaches = (
  { measure, before }: Pick<Measured, 'measure' | 'before'>,
  threshold: number,
): boolean => before < threshold && threshold <= measure;

export const raises = (measured: Measured): boolean =>
  reaches(measured, thousandths(measured.rule.threshold));

/** `part / whole` in thousandths, the rest cut off. Both are 0 or more, the whole above. */
export function ratio(part: bigint, whole: bigint): number {
  const exact = (part * 1_000n) / whole;
  return exact > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(exact);
}

/** How far a value is from what was expected, in thousandths of a percent. */
export const deviation = (value: bigint, expected: bigint): number =>
  ratio((value > expected ? value - expected : expected - value) * 100n, expected);

/** Thousandths for people, such as `12.5`. */
export const shown = (measure: number): string => String(measure / 1_000);

/** The highest measure of one matter in a stretch of time. */
export interface Highest {
  /** Which stretch, such as a day. */
  readonly period: string;
  readonly measure: number;
}

export const highestIn = (highest: Highest | null | undefined, period: string): number =>
  highest?.period === period ? highest.measure : 0;

export const raisedTo = (highest: Highest | null | undefined, next: Highest): Highest => ({
  period: next.period,
  measure: Math.max(highestIn(highest, next.period), next.measure),
});

/** What came less than `withinMs` before the last, and the last; no more than are `remembered`. */
export const recentWith = <Row extends { readonly at: Date }>(
  earlier: readonly Row[],
  last: Row,
  { withinMs, remembered }: { readonly withinMs: number; readonly remembered: number },
): readonly Row[] =>
  earlier
    .filter(({ at }) => at.getTime() > last.at.getTime() - withinMs)
    .concat(last)
    .slice(-remembered);

/** The value in the middle; of an even number the lower one of two, so that it is one that was there. */
export function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : Number(a > b)));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('Nothing has no middle');
  return middle;
}
