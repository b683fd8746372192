import type { Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { asDouble } from '../../bson/arithmetic.ts';
import { toNumber } from '../../bson/number.ts';
import { isNumeric } from '../../bson/types.ts';
import { compileExpression, type Expression } from '../expression.ts';
import { isUnit } from '../expression/date-units.ts';
import { stretchOf } from './bounds.ts';
import type { Partition, WindowFunction } from './partition.ts';
import { partOf, type Given } from './given.ts';

/** A sort value as a number, for slopes and areas. */
function position(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (isNumeric(value)) return toNumber(value);
  throw new MongoError(5624900, 'the sortBy value must be a number or a date');
}

export const linearFill = ({ operand, variables }: Given): WindowFunction => {
  const input = compileExpression(operand, { variables });
  return ({ documents, keys }) => {
    const values = documents.map((document) => input(document) ?? null);
    return values.map((value, index) => (value === null ? between(values, keys, index) : value));
  };
};

function between(values: readonly unknown[], keys: Partition['keys'], index: number): unknown {
  const before = values.findLastIndex((value, at) => at < index && value !== null);
  const after = values.findIndex((value, at) => at > index && value !== null);
  const [low, high] = [values[before], values[after]];
  if (before < 0 || after < 0 || !isNumeric(low) || !isNumeric(high)) return null;
  const [start, here, end] = [before, index, after].map((at) => position(keys[at]?.[0]));
  const share = ((here ?? 0) - (start ?? 0)) / ((end ?? 0) - (start ?? 0));
  return asDouble(toNumber(low) + (toNumber(high) - toNumber(low)) * share);
}

const UNIT_MS: Readonly<Record<string, number>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};

function unitOf(operand: unknown): number {
  const unit = partOf(operand, 'unit');
  if (unit === undefined) return 1;
  const milliseconds = typeof unit === 'string' && isUnit(unit) ? UNIT_MS[unit] : undefined;
  if (milliseconds === undefined) throw new MongoError(5490710, "unit must be 'week' or smaller");
  return milliseconds;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Functions of the points in a window: sort value and input. */
export function onPoints(
  { operand, window, variables }: Given,
  apply: (points: readonly Point[]) => number | null,
): WindowFunction {
  const input = compileExpression(partOf(operand, 'input'), { variables });
  const unit = unitOf(operand);
  return (partition) => {
    const points = partition.documents.map((document, index) => {
      const y = input(document);
      return isNumeric(y) ? { x: position(partition.keys[index]?.[0]) / unit, y: toNumber(y) } : null;
    });
    return points.map((_point, index) => {
      const within = points.slice(...stretchOf(window, partition, index)).filter((point) => point !== null);
      const result = apply(within);
      return result === null ? null : asDouble(result);
    });
  };
}

export function slope(points: readonly Point[]): number | null {
  const [first, last] = [points[0], points.at(-1)];
  return first && last && last.x !== first.x ? (last.y - first.y) / (last.x - first.x) : null;
}

/** By trapezoids. */
export function area(points: readonly Point[]): number | null {
  if (points.length === 0) return null;
  return points.slice(1).reduce((sum, { x, y }, index) => {
    const before = points[index] ?? { x, y };
    return sum + ((y + before.y) / 2) * (x - before.x);
  }, 0);
}

export const covariance = ({ operand, window, variables }: Given, isSample: boolean): WindowFunction => {
  const [left, right] = (Array.isArray(operand) ? (operand as unknown[]) : []).map((each) =>
    compileExpression(each, { variables }),
  );
  if (!left || !right) throw failedToParse('a covariance takes an array of two expressions');
  return (partition) =>
    partition.documents.map((_document, index) => {
      const within = partition.documents.slice(...stretchOf(window, partition, index));
      return covarianceOf(within, [left, right], isSample);
    });
};

function covarianceOf(
  documents: readonly Document[],
  [left, right]: readonly [Expression, Expression],
  isSample: boolean,
): unknown {
  const pairs = documents.flatMap((document) => {
    const [x, y] = [left(document), right(document)];
    return isNumeric(x) && isNumeric(y) ? [{ x: toNumber(x), y: toNumber(y) }] : [];
  });
  const divisor = isSample ? pairs.length - 1 : pairs.length;
  if (divisor < 1) return null;
  const mean = (read: (pair: Point) => number) =>
    pairs.reduce((sum, pair) => sum + read(pair), 0) / pairs.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  return asDouble(pairs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / divisor);
}
