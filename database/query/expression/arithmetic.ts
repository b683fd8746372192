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
import { asDecimal128, divideRounded, toDecimal128 } from '../../bson/decimal.ts';
import { compareNumbers, toExact, toInteger, toNumber } from '../../bson/number.ts';
import { bsonType, isNumeric, type NumericValue } from '../../bson/types.ts';
import { ANY_NUMBER, isNullish, operator, type Operator, type OperatorTable } from './scope.ts';

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

const integer = (value: NumericValue): bigint => toInteger(value) ?? BigInt(toNumber(value));

function decimalRemainder(a: NumericValue, b: NumericValue): Decimal128 {
  const left = toExact(asDecimal128(a));
  const right = toExact(asDecimal128(b));
  if (!left || !right) return Decimal128.fromString(String(toNumber(a) % toNumber(b)));
  const exponent = Math.min(left.exponent, right.exponent);
  const dividend = left.coefficient * 10n ** BigInt(left.exponent - exponent);
  const divisor = right.coefficient * 10n ** BigInt(right.exponent - exponent);
  return toDecimal128({ coefficient: dividend % divisor, exponent });
}

interface Rounding {
  readonly double: (value: number) => number;
  /** Rounds `dividend / divisor`, the divisor being a positive power of ten. */
  readonly decimal: (dividend: bigint, divisor: bigint) => bigint;
}

const floorDivide = (dividend: bigint, divisor: bigint): bigint =>
  dividend / divisor - (dividend % divisor < 0n ? 1n : 0n);

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

const ROUNDINGS = {
  $ceil: { double: Math.ceil, decimal: (dividend, divisor) => -floorDivide(-dividend, divisor) },
  $floor: { double: Math.floor, decimal: floorDivide },
  $trunc: { double: Math.trunc, decimal: (dividend, divisor) => dividend / divisor },
  $round: { double: roundHalfEven, decimal: divideRounded },
} satisfies Record<string, Rounding>;

/** To a number of decimal places; negative places round before the point. */
function roundTo(value: NumericValue, places: number, { double, decimal }: Rounding): NumericValue {
  const type = numericType(value);
  if (type === 'double' && places === 0) return asDouble(double(toNumber(value)));
  const exact = toExact(value);
  if (!exact || -exact.exponent <= places) return value;
  if ((type === 'int' || type === 'long') && places >= 0) return value;
  const divisor = 10n ** BigInt(-exact.exponent - places);
  const rounded = { coefficient: decimal(exact.coefficient, divisor), exponent: -places };
  if (type === 'decimal') return toDecimal128(rounded);
  if (type === 'double') return asDouble(Number(`${rounded.coefficient}e${rounded.exponent}`));
  return asInteger(rounded.coefficient * 10n ** BigInt(-places), type) ?? value;
}

function numeric(name: string, value: unknown, code = 28765): NumericValue {
  if (isNumeric(value)) return value;
  throw new MongoError(code, `${name} only supports numeric types, not ${bsonType(value)}`);
}

const rounding = (name: '$ceil' | '$floor'): Operator =>
  operator(name, 1, (value) => (isNullish(value) ? null : roundTo(numeric(name, value), 0, ROUNDINGS[name])));

const roundingToPlace = (name: '$round' | '$trunc'): Operator =>
  operator(name, { least: 1, most: 2 }, (value, place = 0) => {
    if (isNullish(value) || isNullish(place)) return null;
    const places = toNumber(numeric(name, place, 51082));
    if (!Number.isInteger(places)) {
      throw new MongoError(51082, `precision argument to  ${name} must be a integral value`);
    }
    if (places < -20 || places > 100) {
      throw new MongoError(
        51083,
        `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`,
      );
    }
    return roundTo(numeric(name, value, 51081), places, ROUNDINGS[name]);
  });

/** A function of doubles; a decimal argument gives a decimal. */
function transcendental(
  name: string,
  apply: (value: number) => number,
  check?: (value: number) => void,
): Operator {
  return operator(name, 1, (value) => {
    if (isNullish(value)) return null;
    const number = toNumber(numeric(name, value));
    check?.(number);
    return inTypeOf([value as NumericValue], apply(number));
  });
}

const inTypeOf = (values: readonly NumericValue[], result: number): NumericValue =>
  values.some((value) => value instanceof Decimal128) ? asDecimal128(result) : asDouble(result);

const mustBe = (holds: (value: number) => boolean, code: number, message: string) => (value: number) => {
  if (!holds(value) && !Number.isNaN(value)) throw new MongoError(code, `${message}, but is ${value}`);
};

function absolute(value: unknown): unknown {
  if (isNullish(value)) return null;
  const number = numeric('$abs', value);
  if (compareNumbers(number, 0) >= 0) return number;
  const negated = subtract(0, number);
  if (negated === null) throw new MongoError(28680, "can't take $abs of long long min");
  return negated;
}

function power(base: unknown, exponent: unknown): unknown {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!isNumeric(base)) throw new MongoError(28762, `$pow's base must be numeric, not ${bsonType(base)}`);
  if (!isNumeric(exponent)) {
    throw new MongoError(28763, `$pow's exponent must be numeric, not ${bsonType(exponent)}`);
  }
  const [left, right] = [toNumber(base), toNumber(exponent)];
  if (left === 0 && right < 0)
    throw new MongoError(28764, '$pow cannot take a base of 0 and a negative exponent');
  const type = widerType(numericType(base), numericType(exponent));
  if ((type === 'int' || type === 'long') && right >= 0 && right <= 63) {
    const exact = asInteger(integer(base) ** integer(exponent), type);
    if (exact !== null) return exact;
  }
  return inTypeOf([base, exponent], left ** right);
}

function logarithm(value: unknown, base: unknown): unknown {
  if (isNullish(value) || isNullish(base)) return null;
  if (!isNumeric(value))
    throw new MongoError(28756, `$log's argument must be numeric, not ${bsonType(value)}`);
  if (!isNumeric(base)) throw new MongoError(28757, `$log's base must be numeric, not ${bsonType(base)}`);
  const [number, radix] = [toNumber(value), toNumber(base)];
  if (number <= 0) throw new MongoError(28758, `$log's argument must be a positive number, but is ${number}`);
  if (radix <= 0 || radix === 1) {
    throw new MongoError(28759, `$log's base must be a positive number not equal to 1, but is ${radix}`);
  }
  return inTypeOf([value, base], Math.log(number) / Math.log(radix));
}

const BITWISE: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  $bitAnd: (a, b) => a & b,
  $bitOr: (a, b) => a | b,
  $bitXor: (a, b) => a ^ b,
};

function bitwise(name: string, start: bigint): Operator {
  const combine = BITWISE[name];
  return operator(name, ANY_NUMBER, (...values) => {
    if (values.some(isNullish)) return null;
    const integers = values.map((value) => integral(name, value));
    const isLong = values.some((value) => bsonType(value) === 'long');
    const result = integers.reduce((total, each) => (combine ? combine(total, each) : total), start);
    return isLong ? Long.fromBigInt(result) : Number(result);
  });
}

function integral(name: string, value: unknown): bigint {
  const type = bsonType(value);
  if (isNumeric(value) && (type === 'int' || type === 'long')) return integer(value);
  throw typeMismatch(`${name} only supports int and long operands, not ${type}.`);
}

function complement(value: unknown): unknown {
  if (isNullish(value)) return null;
  const result = ~integral('$bitNot', value);
  return bsonType(value) === 'long' ? Long.fromBigInt(result) : Number(result);
}

const isWithinOne = mustBe(
  (value) => value >= -1 && value <= 1,
  50989,
  'cannot apply a trigonometric function: value must be in [-1,1]',
);
const isFinite = mustBe(
  Number.isFinite,
  50989,
  'cannot apply a trigonometric function: value must be in (-inf,inf)',
);

/** Arithmetic in the wider type of the arguments; int64 and decimals are exact. */
export const ARITHMETIC: OperatorTable = {
  $add: operator('$add', ANY_NUMBER, sum),
  $subtract: operator('$subtract', 2, difference),
  $multiply: operator('$multiply', ANY_NUMBER, product),
  $divide: operator('$divide', 2, quotient),
  $mod: operator('$mod', 2, remainder),
  $abs: operator('$abs', 1, absolute),
  $ceil: rounding('$ceil'),
  $floor: rounding('$floor'),
  $round: roundingToPlace('$round'),
  $trunc: roundingToPlace('$trunc'),
  $exp: transcendental('$exp', Math.exp),
  $ln: transcendental(
    '$ln',
    Math.log,
    mustBe((value) => value > 0, 28766, "$ln's argument must be a positive number"),
  ),
  $log: operator('$log', 2, logarithm),
  $log10: transcendental(
    '$log10',
    Math.log10,
    mustBe((value) => value > 0, 28761, "$log10's argument must be a positive number"),
  ),
  $sqrt: transcendental(
    '$sqrt',
    Math.sqrt,
    mustBe((value) => value >= 0, 28714, "$sqrt's argument must be greater than or equal to 0"),
  ),
  $pow: operator('$pow', 2, power),
  $bitAnd: bitwise('$bitAnd', -1n),
  $bitOr: bitwise('$bitOr', 0n),
  $bitXor: bitwise('$bitXor', 0n),
  $bitNot: operator('$bitNot', 1, complement),
  $sin: transcendental('$sin', Math.sin, isFinite),
  $cos: transcendental('$cos', Math.cos, isFinite),
  $tan: transcendental('$tan', Math.tan, isFinite),
  $asin: transcendental('$asin', Math.asin, isWithinOne),
  $acos: transcendental('$acos', Math.acos, isWithinOne),
  $atan: transcendental('$atan', Math.atan),
  $atan2: operator('$atan2', 2, (y, x) =>
    isNullish(y) || isNullish(x)
      ? null
      : asDouble(Math.atan2(toNumber(numeric('$atan2', y, 51044)), toNumber(numeric('$atan2', x, 51045)))),
  ),
  $sinh: transcendental('$sinh', Math.sinh),
  $cosh: transcendental('$cosh', Math.cosh),
  $tanh: transcendental('$tanh', Math.tanh),
  $asinh: transcendental('$asinh', Math.asinh),
  $acosh: transcendental(
    '$acosh',
    Math.acosh,
    mustBe((value) => value >= 1, 50989, 'cannot apply $acosh: value must be in [1,inf]'),
  ),
  $atanh: transcendental('$atanh', Math.atanh, isWithinOne),
  $degreesToRadians: transcendental('$degreesToRadians', (value) => (value * Math.PI) / 180),
  $radiansToDegrees: transcendental('$radiansToDegrees', (value) => (value * 180) / Math.PI),
};
