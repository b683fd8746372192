import type { Document } from 'bson';
import { MongoError, unsupported } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { compileExpression, type Expression } from '../expression.ts';
import { compileSort, type Sort } from '../sort.ts';
import { Top } from '../top.ts';
import { ACCUMULATORS, type CreateAccumulator } from './accumulators.ts';
import { parsePercentiles } from './percentile.ts';

/** An accumulator of one group, fed with its documents. */
export interface GroupAccumulator {
  readonly add: (document: Document) => void;
  readonly result: () => unknown;
}

export type CreateGroupAccumulator = () => GroupAccumulator;

function partsOf(name: string, operand: unknown, required: readonly string[]): Record<string, unknown> {
  if (!isDocument(operand)) throw new MongoError(5787801, `specification must be an object; found ${name}`);
  const unknown = Object.keys(operand).find((key) => !required.includes(key));
  if (unknown !== undefined)
    throw new MongoError(5787901, `Unknown argument for '${name}' operator: ${unknown}`);
  const missing = required.find((key) => !(key in operand));
  if (missing !== undefined) throw new MongoError(5787906, `Missing value for '${missing}'`);
  return operand;
}

function countOf(expression: unknown, variables: Document): number {
  const value = compileExpression(expression, { variables })({});
  const count = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(count) || count < 1) {
    throw new MongoError(5787908, `'n' must be a positive integer, found ${String(count)}`);
  }
  return count;
}

/** `$firstN` and `$lastN`. */
function endAccumulator(input: Expression, count: number, isFirst: boolean): CreateGroupAccumulator {
  return () => {
    const values: unknown[] = [];
    return {
      add: (document) => {
        if (isFirst && values.length >= count) return;
        values.push(input(document) ?? null);
        if (values.length > count) values.shift();
      },
      result: () => values,
    };
  };
}

const PAUSE = Symbol('pause');

interface Ordered {
  readonly sort: Sort;
  /** What is sorted. */
  readonly sorted: (document: Document) => Document;
  readonly output: Expression;
  readonly count: number;
  readonly isSingle: boolean;
}

function topAccumulator({ sort, sorted, output, count, isSingle }: Ordered): CreateGroupAccumulator {
  return () => {
    const top = new Top<unknown>(sort, count);
    return {
      add: (document) => {
        const key = sort.keyOf(sorted(document));
        if (top.wouldKeep(key)) top.add(key, output(document) ?? null);
      },
      result: () => {
        const values = [...top.drain(PAUSE)].filter((value) => value !== PAUSE);
        return isSingle ? (values[0] ?? null) : values;
      },
    };
  };
}

const reversed = (spec: Document): Document =>
  Object.fromEntries(
    Object.entries(spec).map(([path, direction]) => [
      path,
      isNumeric(direction) ? -toNumber(direction) : (direction as unknown),
    ]),
  );

/** `$top`, `$bottom`, `$topN` and `$bottomN`. The bottom is the top of the reversed order, turned round. */
function sortedAccumulator(name: string, operand: unknown, variables: Document): CreateGroupAccumulator {
  const isSingle = !name.endsWith('N');
  const parts = partsOf(name, operand, isSingle ? ['output', 'sortBy'] : ['output', 'sortBy', 'n']);
  const spec = parts['sortBy'];
  if (!isDocument(spec)) throw new MongoError(10065, 'invalid parameter: expected an object (sortBy)');
  const isBottom = name.startsWith('$bottom');
  const create = topAccumulator({
    sort: compileSort(isBottom ? reversed(spec) : spec),
    sorted: (document) => document,
    output: compileExpression(parts['output'], { variables }),
    count: isSingle ? 1 : countOf(parts['n'], variables),
    isSingle,
  });
  if (!isBottom || isSingle) return create;
  return () => {
    const { add, result } = create();
    return { add, result: () => (result() as unknown[]).reverse() }; // a list when not single
  };
}

/** `$minN` and `$maxN`; null and missing values do not count. */
function extremesAccumulator(name: string, input: Expression, count: number): CreateGroupAccumulator {
  const create = topAccumulator({
    sort: compileSort({ value: name === '$minN' ? 1 : -1 }),
    sorted: (document) => ({ value: [input(document)] }),
    output: input,
    count,
    isSingle: false,
  });
  return () => {
    const { add, result } = create();
    return { add: (document) => (input(document) ?? null) !== null && add(document), result };
  };
}

function counter(): GroupAccumulator {
  let count = 0;
  return { add: () => count++, result: () => count };
}

const evaluated =
  (evaluate: Expression, create: CreateAccumulator): CreateGroupAccumulator =>
  () => {
    const { add, result } = create();
    return { add: (document) => add(evaluate(document)), result };
  };

/** Makes the accumulator `{ $name: operand }` of `$group`. */
export function compileAccumulator(
  name: string,
  operand: unknown,
  variables: Document,
): CreateGroupAccumulator {
  const create = Object.hasOwn(ACCUMULATORS, name) ? ACCUMULATORS[name] : undefined;
  if (create) return evaluated(compileExpression(operand, { variables }), create);
  switch (name) {
    case '$count':
      if (!isDocument(operand) || Object.keys(operand).length > 0) {
        throw new MongoError(14, '$count takes no arguments, i.e. $count:{}');
      }
      return counter;
    case '$firstN':
    case '$lastN':
    case '$minN':
    case '$maxN': {
      const { input, n } = partsOf(name, operand, ['input', 'n']);
      const evaluate = compileExpression(input, { variables });
      const count = countOf(n, variables);
      return name.startsWith('$m')
        ? extremesAccumulator(name, evaluate, count)
        : endAccumulator(evaluate, count, name === '$firstN');
    }
    case '$top':
    case '$bottom':
    case '$topN':
    case '$bottomN':
      return sortedAccumulator(name, operand, variables);
    case '$median':
    case '$percentile': {
      const percentiles = parsePercentiles(name, operand);
      return evaluated(compileExpression(percentiles.input, { variables }), percentiles.create);
    }
    case '$accumulator':
      throw unsupported(name);
    default:
      throw new MongoError(15952, `unknown group operator '${name}'`);
  }
}
