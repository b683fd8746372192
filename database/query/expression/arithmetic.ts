import { Decimal128, Long } from 'bson';
import { MongoError, typeMismatch } from '../../errors.ts';
import {
  add,
  asDouble,
  asInteger,
  divideDecimals,
  multiply,
  numericType,
  orDouble,
  subtract,
  widerType,
} from '../../bson/arithmetic.ts';
import { asDecimal128, toDecimal128 } from '../../bson/decimal.ts';
import { compareNumbers, toExact, toNumber } from '../../bson/number.ts';
import { bsonType, isNumeric, type NumericValue } from '../../bson/types.ts';
import { ANY_NUMBER, isNullish, operator, type OperatorTable } from './scope.ts';
import { integer, numeric } from './numeric.ts';

const dateAfter = (date: Date, milliseconds: NumericValue): Date =>
  new Date(date.getTime() + Math.round(toNumber(milliseconds)));

/** Numbers in any order, among them at most one date, to which the others are milliseconds. */
function sum(...values: unknown[]): unknown {
  let total: NumericValue = 0;
  let date: Date | null = null;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date) throw new MongoError(16612, 'only one date allowed in an $add expression');
      date = value;
    } else if (isNumeric(value)) {
      const before: NumericValue = total;
      total = orDouble(add(before, value), () => toNumber(before) + toNumber(value));
    } else {
      throw typeMismatch(`$add only supports numeric or date types, not ${bsonType(value)}`);
    }
  }
  return date ? dateAfter(date, total) : total;
}

function difference(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date) {
    if (b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
    if (isNumeric(b)) return dateAfter(a, -toNumber(b));
  } else if (isNumeric(a) && isNumeric(b)) {
    return orDouble(subtract(a, b), () => toNumber(a) - toNumber(b));
  }
  throw typeMismatch(`can't $subtract ${bsonType(b)} from ${bsonType(a)}`);
}

function product(...values: unknown[]): unknown {
  let total: NumericValue = 1;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!isNumeric(value)) {
      throw typeMismatch(`$multiply only supports numeric types, not ${bsonType(value)}`);
    }
    const before: NumericValue = total;
    total = orDouble(multiply(before, value), () => toNumber(before) * toNumber(value));
  }
  return total;
}

function quotient(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b)) {
    throw typeMismatch(`$divide only supports numeric types, not ${bsonType(a)} and ${bsonType(b)}`);
  }
  if (compareNumbers(b, 0) === 0) throw new MongoError(2, "can't $divide by zero");
  const isDecimal = a instanceof Decimal128 || b instanceof Decimal128;
  return isDecimal ? divideDecimals(a, b) : asDouble(toNumber(a) / toNumber(b));
}

function remainder(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new MongoError(16611, `$mod only supports numeric types, not ${bsonType(a)} and ${bsonType(b)}`);
  }
  if (compareNumbers(b, 0) === 0) throw new MongoError(16610, "can't $mod by zero");
  const type = widerType(numericType(a), numericType(b));
  if (type === 'double') return asDouble(toNumber(a) % toNumber(b));
  if (type === 'decimal') return decimalRemainder(a, b);
  return asInteger(integer(a) % integer(b), type);
}

function decimalRemainder(a: NumericValue, b: NumericValue): Decimal128 {
  const left = toExact(asDecimal128(a));
  const right = toExact(asDecimal128(b));
  if (!left || !right) return Decimal128.fromString(String(toNumber(a) % toNumber(b)));
  const exponent = Math.min(left.exponent, right.exponent);
  const dividend = left.coefficient * 10n ** BigInt(left.exponent - exponent);
  const divisor = right.coefficient * 10n ** BigInt(right.exponent - exponent);
  return toDecimal128({ coefficient: dividend % divisor, exponent });
}

function absolute(value: unknown): unknown {
  if (isNullish(value)) return null;
  const number = numeric('$abs', value);
  if (compareNumbers(number, 0) >= 0) return number;
  const negated = subtract(0, number);
  if (negated === null) throw new MongoError(28680, "can't take $abs of long long min");
  return negated;
}

/** Arithmetic in the wider type of the arguments; int64 and decimals are exact. */
export const ARITHMETIC: OperatorTable = {
  $add: operator('$add', ANY_NUMBER, sum),
  $subtract: operator('$subtract', 2, difference),
  $multiply: operator('$multiply', ANY_NUMBER, product),
  $divide: operator('$divide', 2, quotient),
  $mod: operator('$mod', 2, remainder),
  $abs: operator('$abs', 1, absolute),
};
