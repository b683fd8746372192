import { Decimal128, Double, Int32, Long } from 'bson';
import type { NumericValue } from './types.ts';

/** A finite number as `coefficient * 10^exponent`, without rounding. */
export interface ExactDecimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** The nearest JavaScript number. */
export function toNumber(value: NumericValue): number {
  if (typeof value === 'number') return value;
  if (value instanceof Long) return value.toNumber();
  if (value instanceof Decimal128) return Number(value.toString());
  return Number(value);
}

/** The integer that an int32 or int64 holds, or null for any other number. */
export function toInteger(value: NumericValue): bigint | null {
  if (typeof value === 'bigint') return value;
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Int32) return BigInt(value.value);
  return null;
}

const DECIMAL = /^(-?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i;

/** Reads decimal notation exactly; null for NaN and the infinities. */
export function parseDecimal(text: string): ExactDecimal | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${whole}${fraction}` || '0');
  return { coefficient: sign ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

const bits = new DataView(new ArrayBuffer(8));

function exactDouble(value: number): ExactDecimal | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isSafeInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const biased = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  const magnitude = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const mantissa = value < 0 ? -magnitude : magnitude;
  const power = (biased === 0 ? 1 : biased) - 1075;
  return power >= 0
    ? { coefficient: mantissa << BigInt(power), exponent: 0 }
    : { coefficient: mantissa * 5n ** BigInt(-power), exponent: power };
}

/** The exact value of a number; null for NaN and the infinities. */
export function toExact(value: NumericValue): ExactDecimal | null {
  if (typeof value === 'number') return exactDouble(value);
  if (value instanceof Double) return exactDouble(value.value);
  if (value instanceof Decimal128) return parseDecimal(value.toString());
  const integer = toInteger(value);
  return integer === null ? null : { coefficient: integer, exponent: 0 };
}

const signOf = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

const digitsOf = (value: bigint): string => (value < 0n ? -value : value).toString();

/** The place of the first digit: 0 for 1 to 9.99, -1 for 0.1. */
export const magnitudeOf = ({ coefficient, exponent }: ExactDecimal): number =>
  digitsOf(coefficient).length - 1 + exponent;

export function compareExact(a: ExactDecimal, b: ExactDecimal): number {
  const sign = signOf(a.coefficient);
  const difference = sign - signOf(b.coefficient);
  if (difference !== 0) return Math.sign(difference);
  if (sign === 0) return 0;
  const larger = magnitudeOf(a) - magnitudeOf(b);
  if (larger !== 0) return Math.sign(larger) * sign;
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.coefficient * 10n ** BigInt(a.exponent - exponent);
  const right = b.coefficient * 10n ** BigInt(b.exponent - exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** NaN is below every other number and equal to itself. */
function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return (Number.isNaN(a) ? 0 : 1) - (Number.isNaN(b) ? 0 : 1);
}

const isSafe = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** Compares numbers of any BSON type by their exact value. NaN is the lowest. */
export function compareNumbers(a: NumericValue, b: NumericValue): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  const left = toNumber(a);
  const right = toNumber(b);
  const exactly = !(a instanceof Decimal128) && !(b instanceof Decimal128);
  if (exactly && isSafe(left) && isSafe(right)) return compareDoubles(left, right);
  const exactLeft = toExact(a);
  const exactRight = toExact(b);
  return exactLeft && exactRight ? compareExact(exactLeft, exactRight) : compareSpecial(a, b);
}

/** Infinities and NaN against each other and against finite numbers, which a double may not be able to hold. */
function compareSpecial(a: NumericValue, b: NumericValue): number {
  const rank = (value: NumericValue): number => {
    const exact = toExact(value);
    if (exact) return 0;
    const number = toNumber(value);
    return Number.isNaN(number) ? -2 : number < 0 ? -1 : 1;
  };
  return Math.sign(rank(a) - rank(b));
}

/** Whether a number is NaN, as a double or as a decimal. */
export const isNotANumber = (value: NumericValue): boolean =>
  typeof value === 'number' ? Number.isNaN(value) : Number.isNaN(toNumber(value));
