import { Decimal128, Double, Long } from 'bson';
import { asDecimal128, toDecimal128 } from './decimal.ts';
import { toExact, toInteger, toNumber, type ExactDecimal } from './number.ts';
import { bsonType, isInt32, type NumericValue } from './types.ts';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

export const fitsInt64 = (value: bigint): boolean => value >= INT64_MIN && value <= INT64_MAX;
export const fitsInt32 = (value: bigint): boolean => value >= -2147483648n && value <= 2147483647n;

/** A double that stays a double when it is written. */
export const asDouble = (value: number): number | Double =>
  isInt32(value) || Object.is(value, -0) ? new Double(value) : value;

export type NumericType = 'int' | 'long' | 'double' | 'decimal';

const WIDTH: Readonly<Record<NumericType, number>> = { int: 0, long: 1, double: 2, decimal: 3 };

export const numericType = (value: NumericValue): NumericType => {
  const type = bsonType(value);
  return type === 'int' || type === 'long' || type === 'double' ? type : 'decimal';
};

/** The type of a result: the wider of the two, from int32 over int64 and double to decimal. */
export const widerType = (a: NumericType, b: NumericType): NumericType => (WIDTH[a] > WIDTH[b] ? a : b);

/** An int32 that has outgrown its type becomes an int64. Null when even that is too small. */
export function asInteger(value: bigint, type: NumericType): NumericValue | null {
  if (type === 'int' && fitsInt32(value)) return Number(value);
  return fitsInt64(value) ? Long.fromBigInt(value) : null;
}

/** An integer exactly, whatever its type; a whole double or decimal too. Callers check the type before. */
const integerOf = (value: NumericValue): bigint => toInteger(value) ?? BigInt(Math.trunc(toNumber(value)));

interface Operation {
  integers(a: bigint, b: bigint): bigint;
  doubles(a: number, b: number): number;
  decimals(a: ExactDecimal, b: ExactDecimal): ExactDecimal;
}

function aligned(a: ExactDecimal, b: ExactDecimal): readonly [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ];
}

const ADD: Operation = {
  integers: (a, b) => a + b,
  doubles: (a, b) => a + b,
  decimals: (a, b) => {
    const [left, right, exponent] = aligned(a, b);
    return { coefficient: left + right, exponent };
  },
};

const SUBTRACT: Operation = {
  integers: (a, b) => a - b,
  doubles: (a, b) => a - b,
  decimals: (a, b) => {
    const [left, right, exponent] = aligned(a, b);
    return { coefficient: left - right, exponent };
  },
};

const MULTIPLY: Operation = {
  integers: (a, b) => a * b,
  doubles: (a, b) => a * b,
  decimals: (a, b) => ({
    coefficient: a.coefficient * b.coefficient,
    exponent: a.exponent + b.exponent,
  }),
};

function onDecimals(operation: Operation, a: NumericValue, b: NumericValue): Decimal128 {
  const left = asDecimal128(a);
  const right = asDecimal128(b);
  const exactLeft = toExact(left);
  const exactRight = toExact(right);
  if (exactLeft && exactRight) return toDecimal128(operation.decimals(exactLeft, exactRight));
  return Decimal128.fromString(String(operation.doubles(toNumber(left), toNumber(right))));
}

/** The exact result in the wider of the two types; null if it is an integer beyond int64. */
function apply(operation: Operation, a: NumericValue, b: NumericValue): NumericValue | null {
  const type = widerType(numericType(a), numericType(b));
  if (type === 'decimal') return onDecimals(operation, a, b);
  if (type === 'double') return asDouble(operation.doubles(toNumber(a), toNumber(b)));
  if (typeof a === 'number' && typeof b === 'number') {
    const result = operation.doubles(a, b);
    if (Number.isSafeInteger(result)) return isInt32(result) ? result : Long.fromNumber(result);
  }
  return asInteger(operation.integers(integerOf(a), integerOf(b)), type);
}

export const add = (a: NumericValue, b: NumericValue) => apply(ADD, a, b);
export const subtract = (a: NumericValue, b: NumericValue) => apply(SUBTRACT, a, b);
export const multiply = (a: NumericValue, b: NumericValue) => apply(MULTIPLY, a, b);

/** For expressions, where an integer beyond int64 becomes a double. */
export const orDouble = (result: NumericValue | null, fallback: () => number): NumericValue =>
  result ?? asDouble(fallback());

/** The quotient of two decimals to 34 digits. */
export function divideDecimals(a: NumericValue, b: NumericValue): Decimal128 {
  const left = toExact(asDecimal128(a));
  const right = toExact(asDecimal128(b));
  if (!left || !right || right.coefficient === 0n) {
    return Decimal128.fromString(String(toNumber(a) / toNumber(b)));
  }
  const scale = 36 + right.coefficient.toString().length;
  const scaled = left.coefficient * 10n ** BigInt(scale);
  const remainder = scaled % right.coefficient;
  // A sticky digit keeps the later rounding to 34 digits right.
  const sticky = remainder === 0n ? 0n : scaled < 0n !== right.coefficient < 0n ? -1n : 1n;
  const coefficient = (scaled / right.coefficient) * 10n + sticky;
  const exponent = left.exponent - right.exponent - scale - 1;
  return withoutTrailingZeros({ coefficient, exponent }, left.exponent - right.exponent);
}

/** Drops zeros down to the exponent that the division of decimals prefers. */
function withoutTrailingZeros({ coefficient, exponent }: ExactDecimal, preferred: number): Decimal128 {
  let digits = coefficient;
  let power = exponent;
  while (power < preferred && digits % 10n === 0n) {
    digits /= 10n;
    power += 1;
  }
  return toDecimal128({ coefficient: digits, exponent: power });
}
