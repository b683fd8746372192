import { encodeKey, prefixSuccessor } from '../bson/key.ts';
import type { FieldPredicate, Interval } from '../query/predicates.ts';
import type { Direction } from './index-definition.ts';
import { joinKey, rangeOfPrefix, type KeyRange } from './keys.ts';

/** What bounds are made from: an index, or the `_id` of a collection's documents. */
export interface KeyShape {
  readonly prefix: Buffer;
  readonly fields: readonly string[];
  readonly directions: readonly Direction[];
  /** Fields that may hold an array, whose elements then have entries of their own. */
  readonly arrayFields: ReadonlySet<number>;
}

/** The part of an index in which all documents that match a filter are. */
export interface Bounds {
  /** Apart from each other, in the order of their keys. */
  readonly ranges: readonly KeyRange[];
  /** How many fields from the first are bound to points. */
  readonly points: number;
  /** Whether the next field is bound to a stretch. */
  readonly hasRange: boolean;
  /** How many fields from the first are bound to one point each. */
  readonly constants: number;
  /** Whether a field with arrays is among the bound ones. */
  readonly boundArrayField: number | null;
}

/** More points than this are a stretch of the index rather than many look-ups. */
const MAX_POINTS = 2000;

type PointInterval = Extract<Interval, { kind: 'point' }>;
type RangeInterval = Extract<Interval, { kind: 'range' }>;

const arePoints = (intervals: readonly Interval[]): intervals is readonly PointInterval[] =>
  intervals.every(({ kind }) => kind === 'point');

/** The intervals that bound a field best: the fewest points, else a stretch with as many ends as can be. */
function intervalsFor(
  predicates: readonly FieldPredicate[],
  mayIntersect: boolean,
): readonly Interval[] | null {
  const bounded = predicates.flatMap(({ intervals }) => (intervals ? [intervals] : []));
  const points = bounded.filter(arePoints).sort((a, b) => a.length - b.length);
  if (points[0]) return points[0];
  const [first, ...others] = bounded;
  if (!first || !mayIntersect) return first ?? null;
  return others.reduce((result, each) => intersect(result, each), first);
}

/** Takes the ends that one stretch lacks from the other. What is too wide still has to match. */
function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const [one] = a;
  const [other] = b;
  if (a.length !== 1 || b.length !== 1 || one?.kind !== 'range' || other?.kind !== 'range') return a;
  if (one.rank !== other.rank) return [];
  const lower = one.lower ?? other.lower;
  const upper = one.upper ?? other.upper;
  return [{ kind: 'range', rank: one.rank, ...(lower && { lower }), ...(upper && { upper }) }];
}

/** Bounds for an index, as many of its fields as the predicates allow. */
export function boundsOf(shape: KeyShape, predicates: readonly FieldPredicate[]): Bounds {
  let tuples: readonly (readonly unknown[])[] = [[]];
  let boundArrayField: number | null = null;
  let constants = 0;
  for (const [position, field] of shape.fields.entries()) {
    const isArrayField = shape.arrayFields.has(position);
    // Two conditions on arrays may be met by different elements, which have different entries.
    const mayBind = !isArrayField || boundArrayField === null;
    const ofField = mayBind ? predicates.filter(({ path }) => path === field) : [];
    const intervals = intervalsFor(ofField, !isArrayField);
    const bounds = { points: position, constants };
    if (intervals === null) {
      return { ...bounds, ranges: pointRanges(shape, tuples), hasRange: false, boundArrayField };
    }
    if (isArrayField) boundArrayField = position;
    if (!arePoints(intervals) || tuples.length * intervals.length > MAX_POINTS) {
      const ranges = tuples.flatMap((tuple) => intervals.map((each) => rangeWithin(shape, tuple, each)));
      return { ...bounds, ranges: disjoint(ranges), hasRange: true, boundArrayField };
    }
    if (constants === position && intervals.length === 1) constants++;
    tuples = tuples.flatMap((tuple) => intervals.map(({ value }) => [...tuple, value]));
  }
  const ranges = pointRanges(shape, tuples);
  return { ranges, points: shape.fields.length, constants, hasRange: false, boundArrayField };
}

function pointRanges(shape: KeyShape, tuples: readonly (readonly unknown[])[]): KeyRange[] {
  return disjoint(tuples.map((tuple) => rangeOfPrefix(pointKey(shape, tuple))));
}

const pointKey = ({ prefix, directions }: KeyShape, values: readonly unknown[]): Buffer =>
  values.length === 0 ? prefix : joinKey(prefix, encodeKey(values, directions).key);

/** In order, and without the parts that two have in common. */
function disjoint(ranges: readonly KeyRange[]): KeyRange[] {
  if (ranges.length < 2) return [...ranges];
  const sorted = [...ranges].sort((a, b) => Buffer.compare(a.start, b.start));
  const result: KeyRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (!last || Buffer.compare(range.start, last.end) >= 0) result.push(range);
    else if (Buffer.compare(range.end, last.end) > 0) result[result.length - 1] = { ...last, end: range.end };
  }
  return result;
}

interface End {
  readonly value: unknown;
  readonly inclusive: boolean;
}

function rangeWithin(shape: KeyShape, tuple: readonly unknown[], interval: Interval): KeyRange {
  if (interval.kind === 'point') return rangeOfPrefix(pointKey(shape, [...tuple, interval.value]));
  const descending = shape.directions[tuple.length] === -1;
  const { lower, upper } = interval;
  const [low, high] = descending ? [upper, lower] : [lower, upper];
  const whole = rangeOfPrefix(typeKey(shape, tuple, interval));
  return {
    start: low ? edge(shape, tuple, low).start : whole.start,
    end: high ? edge(shape, tuple, high).end : whole.end,
  };
}

/** What all keys of a type begin with. */
function typeKey(shape: KeyShape, tuple: readonly unknown[], { rank }: RangeInterval): Buffer {
  const byte = shape.directions[tuple.length] === -1 ? 255 - rank : rank;
  return joinKey(pointKey(shape, tuple), Buffer.of(byte));
}

/** Where a stretch begins, if this is its low end, and where it ends, if it is its high one. */
function edge(shape: KeyShape, tuple: readonly unknown[], { value, inclusive }: End): KeyRange {
  const { key, capped } = encodeKey([...tuple, value], shape.directions);
  const at = joinKey(shape.prefix, key);
  const after = prefixSuccessor(at) ?? at;
  // Several values share a cut key, so the end must include it.
  const isIncluded = inclusive || capped;
  return { start: isIncluded ? at : after, end: isIncluded ? after : at };
}
