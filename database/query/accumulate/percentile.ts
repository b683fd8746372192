import { MongoError } from '../../errors.ts';
import { asDouble } from '../../bson/arithmetic.ts';
import { toNumber } from '../../bson/number.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import type { Accumulator } from './accumulators.ts';

export interface Percentiles {
  readonly input: unknown;
  readonly create: () => Accumulator;
}

function fractionsOf(p: unknown): readonly number[] {
  const fractions = Array.isArray(p) && p.every(isNumeric) ? p.map((value) => toNumber(value)) : [];
  if (fractions.length === 0 || fractions.some((fraction) => !(fraction >= 0 && fraction <= 1))) {
    throw new MongoError(7750301, "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]");
  }
  return fractions;
}

/** The values below which those fractions of the numbers are; null without any number. */
function percentiles(fractions: readonly number[]): Accumulator {
  const numbers: number[] = [];
  return {
    add: (value) => {
      if (isNumeric(value)) numbers.push(toNumber(value));
    },
    result: () => {
      const sorted = [...numbers].sort((a, b) => a - b);
      return fractions.map((fraction) => {
        const value = sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)];
        return value === undefined ? null : asDouble(value);
      });
    },
  };
}

/** `$percentile`, and `$median`, which is one of them by itself. They are exact here. */
export function parsePercentiles(name: string, operand: unknown): Percentiles {
  if (!isDocument(operand)) throw new MongoError(7436100, `specification must be an object; found ${name}`);
  const { input, p, method, ...others } = operand as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new MongoError(40415, `BSON field '${name}.${unknown}' is an unknown field.`);
  if (method !== 'approximate')
    throw new MongoError(2, `Currently only 'approximate' can be used as percentile 'method'.`);
  if (name === '$percentile') {
    const fractions = fractionsOf(p);
    return { input, create: () => percentiles(fractions) };
  }
  const create = (): Accumulator => {
    const { add, result } = percentiles([0.5]);
    return { add, result: () => (result() as readonly unknown[])[0] }; // one fraction gives one value
  };
  return { input, create };
}
