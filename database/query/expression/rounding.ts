import { MongoError } from '../../errors.ts';
import { asDouble, asInteger, numericType } from '../../bson/arithmetic.ts';
import { divideRounded, toDecimal128 } from '../../bson/decimal.ts';
import { toExact, toNumber } from '../../bson/number.ts';
import type { NumericValue } from '../../bson/types.ts';
import { isNullish, operator, type Operator, type OperatorTable } from './scope.ts';
import { numeric } from './numeric.ts';

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

/** Operators that round, each within the type of its argument. */
export const ROUNDING: OperatorTable = {
  $ceil: rounding('$ceil'),
  $floor: rounding('$floor'),
  $round: roundingToPlace('$round'),
  $trunc: roundingToPlace('$trunc'),
};
