import { Decimal128 } from 'bson';
import { toExact, toNumber, type ExactDecimal } from './number.ts';
import { bsonType, type NumericValue } from './types.ts';

const MAX_DIGITS = 34;
const MIN_EXPONENT = -6176;
const MAX_EXPONENT = 6111;

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** Divides and rounds half to even, as decimals are rounded. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = absolute(dividend % divisor) * 2n;
  const size = absolute(divisor);
  const away = twice > size || (twice === size && quotient % 2n !== 0n);
  const sign = dividend < 0n !== divisor < 0n ? -1n : 1n;
  return away ? quotient + sign : quotient;
}

/** Cuts to the 34 digits and the exponents of a decimal; beyond them it becomes infinite or zero. */
export function toDecimal128({ coefficient, exponent }: ExactDecimal): Decimal128 {
  const excess = absolute(coefficient).toString().length - MAX_DIGITS;
  const drop = Math.max(excess, MIN_EXPONENT - exponent, 0);
  let digits = drop > 0 ? divideRounded(coefficient, 10n ** BigInt(Math.min(drop, 10_000))) : coefficient;
  let power = exponent + drop;
  if (absolute(digits).toString().length > MAX_DIGITS) {
    digits /= 10n;
    power += 1;
  }
  if (digits !== 0n && power > MAX_EXPONENT) {
    const padding = power - MAX_EXPONENT;
    if (absolute(digits).toString().length + padding > MAX_DIGITS) {
      return Decimal128.fromString(digits < 0n ? '-Infinity' : 'Infinity');
    }
    digits *= 10n ** BigInt(padding);
    power = MAX_EXPONENT;
  }
  return Decimal128.fromString(`${digits}E${Math.min(power, MAX_EXPONENT)}`);
}

/**
 * A number of any type as a decimal. A double keeps 15 significant digits, as MongoDB converts it, so that 0.1 becomes
 * 0.1 and not what its bits say.
 */
export function asDecimal128(value: NumericValue): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (bsonType(value) !== 'double') {
    return toDecimal128(toExact(value) ?? { coefficient: 0n, exponent: 0 });
  }
  const double = toNumber(value);
  if (double === 0 || !Number.isFinite(double)) {
    return Decimal128.fromString(Object.is(double, -0) ? '-0' : String(double));
  }
  return Decimal128.fromString(double.toPrecision(15));
}
