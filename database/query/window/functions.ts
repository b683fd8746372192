import { Long, type Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { asDouble } from '../../bson/arithmetic.ts';
import { toNumber } from '../../bson/number.ts';
import { equalValues } from '../../bson/order.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { compileAccumulator } from '../accumulate/group-accumulator.ts';
import { compileExpression } from '../expression.ts';
import { parseWindow, stretchOf } from './bounds.ts';
import type { WindowFunction } from './partition.ts';
import { partOf, type Given } from './given.ts';
import { area, covariance, linearFill, onPoints, slope } from './points.ts';

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
