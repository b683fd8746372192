import type { Binary } from 'bson';
import { badValue, failedToParse } from '../../errors.ts';
import { bytesOf } from '../../bson/order.ts';
import { toExact, toNumber } from '../../bson/number.ts';
import { bsonType, isNumeric, type NumericValue } from '../../bson/types.ts';
import type { Test } from '../path.ts';

/** Little-endian, as MongoDB numbers the bits of binary data. */
function bitsOfBytes(bytes: Uint8Array): bigint {
  let bits = 0n;
  for (const [index, byte] of bytes.entries()) bits |= BigInt(byte) << BigInt(8 * index);
  return bits;
}

/** A whole number that an int64 can hold; null for all others. */
export function wholeNumber(value: NumericValue): bigint | null {
  const exact = toExact(value);
  if (!exact || Math.abs(toNumber(value)) > 2 ** 63) return null;
  const { coefficient, exponent } = exact;
  if (exponent >= 0) return BigInt.asIntN(64, coefficient * 10n ** BigInt(exponent));
  const divisor = 10n ** BigInt(-exponent);
  return coefficient % divisor === 0n ? coefficient / divisor : null;
}

function maskOfPosition(position: unknown): bigint {
  const whole = isNumeric(position) ? wholeNumber(position) : null;
  if (whole === null) throw badValue('bit positions must be an integer');
  if (whole < 0n) throw badValue(`bit positions must be >= 0 but got: ${whole}`);
  if (whole > 0x7fffffffn) throw badValue('bit positions cannot be represented as a 32-bit signed integer');
  return 1n << (whole > 0xffffn ? 0xffffn : whole);
}

function maskOf(name: string, operand: unknown): bigint {
  if (Array.isArray(operand)) return operand.map(maskOfPosition).reduce((mask, bit) => mask | bit, 0n);
  if (bsonType(operand) === 'binData') return bitsOfBytes(bytesOf(operand as Binary));
  if (!isNumeric(operand)) throw badValue(`${name} takes an Array, a number, or a BinData`);
  const whole = wholeNumber(operand);
  if (whole === null) throw failedToParse(`Expected an integer: ${name}: ${toNumber(operand)}`);
  if (whole < 0n) throw failedToParse(`Expected a non-negative number in: ${name}: ${whole}`);
  return whole;
}

/** The bits of a value in two's complement; null for what has none. */
function bitsOf(value: unknown): bigint | null {
  if (isNumeric(value)) return wholeNumber(value);
  return bsonType(value) === 'binData' ? bitsOfBytes(bytesOf(value as Binary)) : null;
}

const TESTS: Readonly<Record<string, (bits: bigint, mask: bigint) => boolean>> = {
  $bitsAllSet: (bits, mask) => (bits & mask) === mask,
  $bitsAllClear: (bits, mask) => (bits & mask) === 0n,
  $bitsAnySet: (bits, mask) => (bits & mask) !== 0n,
  $bitsAnyClear: (bits, mask) => (bits & mask) !== mask,
};

/** Makes the test of one of the four `$bits…` operators; undefined for other names. */
export function bitTest(name: string): ((operand: unknown) => Test) | undefined {
  const passes = TESTS[name];
  if (!passes) return undefined;
  return (operand) => {
    const mask = maskOf(name, operand);
    return (value) => {
      const bits = bitsOf(value);
      return bits !== null && passes(bits, mask);
    };
  };
}
