import { Decimal128 } from 'bson';
import { MongoError } from '../../errors.ts';
import { asDouble, asInteger, numericType, widerType } from '../../bson/arithmetic.ts';
import { asDecimal128 } from '../../bson/decimal.ts';
import { toNumber } from '../../bson/number.ts';
import { bsonType, isNumeric, type NumericValue } from '../../bson/types.ts';
import { isNullish, operator, type Operator, type OperatorTable } from './scope.ts';
import { integer, numeric } from './numeric.ts';

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

/** Powers, logarithms and trigonometry: computed as doubles. */
export const TRANSCENDENTAL: OperatorTable = {
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
