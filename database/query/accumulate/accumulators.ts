import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { asDouble, divideDecimals } from '../../bson/arithmetic.ts';
import { setField } from '../../bson/decode.ts';
import { distinctKey } from '../../bson/key.ts';
import { toNumber } from '../../bson/number.ts';
import { compareValues } from '../../bson/order.ts';
import { bsonType, isDocument, isNumeric } from '../../bson/types.ts';
import { Sum } from './sum.ts';

/** Takes values one by one; `undefined` is a field that is not there. */
export interface Accumulator {
  readonly add: (value: unknown) => void;
  readonly result: () => unknown;
}

export type CreateAccumulator = () => Accumulator;

const isMissing = (value: unknown): boolean => value === null || value === undefined;

function sum(): Accumulator {
  const total = new Sum();
  return {
    add: (value) => {
      if (isNumeric(value)) total.add(value);
    },
    result: () => total.value(),
  };
}

function average(): Accumulator {
  const total = new Sum();
  let count = 0;
  return {
    add: (value) => {
      if (!isNumeric(value)) return;
      total.add(value);
      count++;
    },
    result: () => {
      if (count === 0) return null;
      return total.isDecimal ? divideDecimals(total.toDecimal(), count) : asDouble(total.toNumber() / count);
    },
  };
}

const extreme = (sign: 1 | -1) => (): Accumulator => {
  let best: unknown;
  return {
    add: (value) => {
      if (isMissing(value)) return;
      if (best === undefined || compareValues(value, best) * sign > 0) best = value;
    },
    result: () => best ?? null,
  };
};

function first(): Accumulator {
  let value: unknown;
  let isSet = false;
  return {
    add: (next) => {
      if (!isSet) value = next;
      isSet = true;
    },
    result: () => value ?? null,
  };
}

function last(): Accumulator {
  let value: unknown;
  return {
    add: (next) => {
      value = next;
    },
    result: () => value ?? null,
  };
}

function push(): Accumulator {
  const values: unknown[] = [];
  return {
    add: (value) => {
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
}

function addToSet(): Accumulator {
  const values = new Map<string, unknown>();
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = distinctKey(value);
      if (!values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
}

function mergeObjects(): Accumulator {
  const merged: Document = {};
  return {
    add: (value) => {
      if (isMissing(value)) return;
      if (!isDocument(value)) {
        throw new MongoError(
          40400,
          `$mergeObjects requires object inputs, but input ${String(value)} is of type ${bsonType(value)}`,
        );
      }
      for (const [name, each] of Object.entries(value)) setField(merged, name, each);
    },
    result: () => merged,
  };
}

/** Welford's method: the sum of squared differences without cancellation. */
const standardDeviation = (isSample: boolean) => (): Accumulator => {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (value) => {
      if (!isNumeric(value)) return;
      const number = toNumber(value);
      count++;
      const before = number - mean;
      mean += before / count;
      squares += before * (number - mean);
    },
    result: () => {
      const divisor = isSample ? count - 1 : count;
      return divisor <= 0 ? null : asDouble(Math.sqrt(squares / divisor));
    },
  };
};

/** Accumulators of one value per document, by name. */
export const ACCUMULATORS: Readonly<Record<string, CreateAccumulator>> = {
  $sum: sum,
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
  $stdDevPop: standardDeviation(false),
  $stdDevSamp: standardDeviation(true),
};
