import type { KeyWriter } from './key-writer.ts';
import { compareExact, magnitudeOf, toExact, toNumber, type ExactDecimal } from './number.ts';
import type { NumericValue } from './types.ts';

const bits = new DataView(new ArrayBuffer(8));

/** The next smaller double. */
function stepDown(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  if (value === Infinity) return Number.MAX_VALUE;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return bits.getFloat64(0);
}

/**
 * Numbers of all types in one order, exactly: the largest double that is not above the value, then 0 if that is all,
 * else 1 and the value in decimal digits.
 */
export function writeNumber(writer: KeyWriter, value: NumericValue): void {
  let double = toNumber(value);
  const exact = typeof value === 'number' || Number.isNaN(double) ? null : toExact(value);
  const rounded = exact && toExact(double);
  let order = exact && rounded ? compareExact(rounded, exact) : 0;
  if (exact && !rounded) order = double > 0 ? 1 : -1;
  if (order > 0) double = stepDown(double);
  writer.double(double);
  writer.byte(order === 0 ? 0 : 1);
  if (exact && order !== 0) writeDigits(writer, exact);
}

/** Magnitude and digits, two in a byte; inverted for negative numbers. */
function writeDigits(writer: KeyWriter, exact: ExactDecimal): void {
  const start = writer.length;
  const negative = exact.coefficient < 0n;
  const digits = (negative ? -exact.coefficient : exact.coefficient).toString().replace(/0+$/, '');
  writer.uint16(magnitudeOf(exact) + 0x8000);
  for (let index = 0; index < digits.length; index += 2) {
    writer.byte(Number(digits.slice(index, index + 2).padEnd(2, '0')) + 1);
  }
  writer.byte(0);
  if (negative) writer.invert(start);
}
