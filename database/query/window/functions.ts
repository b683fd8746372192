import { Long, type Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { asDouble } from '../../bson/arithmetic.ts';
import { toNumber } from '../../bson/number.ts';
import { equalValues } from '../../bson/order.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { compileAccumulator } from '../accumulate/group-accumulator.ts';
import { compileExpression, type Expression } from '../expression.ts';
import { isUnit } from '../expression/date-units.ts';
import { parseWindow, stretchOf, type Window } from './bounds.ts';
import type { Partition, WindowFunction } from './partition.ts';

interface Given {
  readonly name: string;
  readonly operand: unknown;
  readonly window: Window;
  readonly variables: Document;
}

const partOf = (operand: unknown, name: string): unknown =>
  isDocument(operand) ? (operand[name] as unknown) : undefined;

/** Ranks are those of sorting by one field; equal documents share one. */
const ranking =
  (next: (rank: number, index: number) => number): WindowFunction =>
  ({ documents, keys, order }) => {
    if (order.length !== 1)
      throw new MongoError(
        5371602,
        'a rank must be specified with a top level sortBy expression with exactly one element',
      );
    let rank = 1;
    return documents.map((_document, index) => {
      if (index > 0 && !equalValues(keys[index], keys[index - 1])) rank = next(rank, index);
      return rank;
    });
  };

function shift({ operand, variables }: Given): WindowFunction {
  const output = compileExpression(partOf(operand, 'output'), { variables });
  const by = partOf(operand, 'by');
  const fallback = compileExpression(partOf(operand, 'default') ?? null, { variables });
  if (!isNumeric(by) || !Number.isInteger(toNumber(by)))
    throw failedToParse("'$shift:by' field must be an integer");
  const distance = toNumber(by);
  return ({ documents }) =>
    documents.map((_document, index) => {
      const other = documents[index + distance];
      return other ? (output(other) ?? null) : fallback({});
    });
}

const lastObserved = ({ operand, variables }: Given): WindowFunction => {
  const input = compileExpression(operand, { variables });
  return ({ documents }) => {
    let last: unknown = null;
    return documents.map((document) => (last = input(document) ?? last));
  };
};

/** A sort value as a number, for slopes and areas. */
function position(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (isNumeric(value)) return toNumber(value);
  throw new MongoError(5624900, 'the sortBy value must be a number or a date');
}

const linearFill = ({ operand, variables }: Given): WindowFunction => {
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

const movingAverage = ({ operand, variables }: Given): WindowFunction => {
  const input = compileExpression(partOf(operand, 'input'), { variables });
  const [n, alpha] = [partOf(operand, 'N'), partOf(operand, 'alpha')];
  if (isNumeric(n) === isNumeric(alpha))
    throw failedToParse("$expMovingAvg must have exactly one of 'N' and 'alpha'");
  const weight = isNumeric(n) ? 2 / (toNumber(n) + 1) : isNumeric(alpha) ? toNumber(alpha) : 0;
  return ({ documents }) => {
    let average: number | null = null;
    return documents.map((document) => {
      const value = input(document);
      if (isNumeric(value)) {
        average = average === null ? toNumber(value) : toNumber(value) * weight + average * (1 - weight);
      }
      return average === null ? null : asDouble(average);
    });
  };
};

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
function onPoints(
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

function slope(points: readonly Point[]): number | null {
  const [first, last] = [points[0], points.at(-1)];
  return first && last && last.x !== first.x ? (last.y - first.y) / (last.x - first.x) : null;
}

/** By trapezoids. */
function area(points: readonly Point[]): number | null {
  if (points.length === 0) return null;
  return points.slice(1).reduce((sum, { x, y }, index) => {
    const before = points[index] ?? { x, y };
    return sum + ((y + before.y) / 2) * (x - before.x);
  }, 0);
}

const covariance = ({ operand, window, variables }: Given, isSample: boolean): WindowFunction => {
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

const snapshot = (value: unknown): unknown => (Array.isArray(value) ? [...(value as unknown[])] : value);

/** An accumulator over the window of each document; a window that only grows is not begun again. */
function accumulated({ name, operand, window, variables }: Given): WindowFunction {
  const create = compileAccumulator(name, operand, variables);
  return (partition) => {
    let running = create();
    let [from, to] = [0, 0];
    return partition.documents.map((_document, index) => {
      const [start, end] = stretchOf(window, partition, index);
      if (start !== from || end < to) {
        running = create();
        [from, to] = [start, start];
      }
      for (; to < end; to++) running.add(partition.documents[to] ?? {});
      return snapshot(running.result());
    });
  };
}

const FUNCTIONS: Readonly<Record<string, (given: Given) => WindowFunction>> = {
  $documentNumber:
    () =>
    ({ documents }) =>
      documents.map((_document, index) => Long.fromNumber(index + 1).toInt()),
  $rank: () => ranking((_rank, index) => index + 1),
  $denseRank: () => ranking((rank) => rank + 1),
  $shift: shift,
  $locf: lastObserved,
  $linearFill: linearFill,
  $expMovingAvg: movingAverage,
  $derivative: (given) => onPoints(given, slope),
  $integral: (given) => onPoints(given, area),
  $covariancePop: (given) => covariance(given, false),
  $covarianceSamp: (given) => covariance(given, true),
};

/** Makes the function of one output field, `{ $sum: '$n', window: { documents: [-1, 1] } }`. */
export function compileWindowFunction(field: string, spec: unknown, variables: Document): WindowFunction {
  const names = isDocument(spec) ? Object.keys(spec).filter((name) => name !== 'window') : [];
  const [name, other] = names;
  if (!isDocument(spec) || name === undefined || other !== undefined) {
    throw failedToParse(`Expected exactly one window function for the field ${field}`);
  }
  const given: Given = { name, operand: spec[name], window: parseWindow(spec['window']), variables };
  const make = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : accumulated;
  return (make ?? accumulated)(given);
}
