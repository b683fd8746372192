import { Decimal } from '../../../../values/decimal.ts';
import { indicatorValue, type Tallies } from './indicator-value.ts';

/** One measure of a set, with the scale by which it gives points. */
export interface ScaledIndicator {
  readonly code: string;
  /** Share of the total, an exact decimal. */
  readonly weight: string;
  /** Value that gives no points, and the one that gives all. */
  readonly zeroAt: string;
  readonly fullAt: string;
}

export interface ScoredIndicator<Indicator extends ScaledIndicator> {
  readonly indicator: Indicator;
  /** Null = no data. */
  readonly value: Decimal | null;
  /** 0 to 100; null = no data. */
  readonly points: Decimal | null;
}

export interface Score<Indicator extends ScaledIndicator> {
  /** 0 to 100. */
  readonly total: Decimal;
  /** Share of the set's weights that there are data for. */
  readonly covered: Decimal;
  readonly values: readonly ScoredIndicator<Indicator>[];
}

const DIGITS = 2;
const ALL = new Decimal('100');
const NONE = new Decimal('0');

/**
 * A zone's month by a set: the weighted mean of the points of what there are data for.
 *
 * Scales are absolute: no other zone has a part in it, so a zone more changes no score.
 */
export function scoreOf<Indicator extends ScaledIndicator>(
  indicators: readonly Indicator[],
  tallies: Tallies,
): Score<Indicator> {
  const values = indicators.map((indicator) => {
    const value = indicatorValue(indicator.code, tallies);
    return { indicator, value, points: value && pointsOf(value, indicator) };
  });
  let [sum, covered] = [NONE, NONE];
  for (const { indicator, points } of values) {
    if (!points) continue;
    sum = sum.plus(points.times(indicator.weight));
    covered = covered.plus(indicator.weight);
  }
  return { total: covered.eq('0') ? NONE : sum.div(covered).round(DIGITS), covered, values };
}

/** Points on a straight line from `zeroAt` to `fullAt`, which is the lower one where less is better. */
export function pointsOf(
  value: Decimal,
  { zeroAt, fullAt }: Omit<ScaledIndicator, 'code' | 'weight'>,
): Decimal {
  const points = value.minus(zeroAt).times('100').div(new Decimal(fullAt).minus(zeroAt)).round(DIGITS);
  if (points.lt('0')) return NONE;
  return points.gt('100') ? ALL : points;
}

/** Place from 1 among totals, the own one included; equal ones share a place. */
export const rankOf = (total: Decimal, totals: readonly Decimal[]): number =>
  1 + totals.filter((other) => other.gt(total)).length;

/** The value in the middle, of an even number the mean of two; null for none. */
export function medianOf(values: readonly Decimal[]): Decimal | null {
  const sorted = [...values].sort((a, b) => a.cmp(b));
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low && high ? low.plus(high).div('2').round(DIGITS) : null;
}

/** Fewest points first; what there are no data for last, as the set has it. */
export const weakestFirst = <Value extends { readonly points: Decimal | null }>(
  values: readonly Value[],
): readonly Value[] =>
  [...values].sort((a, b) => {
    if (a.points && b.points) return a.points.cmp(b.points);
    return Number(a.points === null) - Number(b.points === null);
  });
