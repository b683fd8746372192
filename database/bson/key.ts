import { type Binary, type BSONRegExp, type Code, type Document, type ObjectId, type Timestamp } from 'bson';
import { compareExact, magnitudeOf, toExact, toNumber, type ExactDecimal } from './number.ts';
import { bytesOf, rankOfType, regexParts, subtypeOf } from './order.ts';
import { bsonType, isNumericType, type BsonType, type NumericValue } from './types.ts';

/**
 * Longest encoded index key, in bytes. Longer ones are cut.
 *
 * LMDB allows 1,978 bytes, and the document's `_id` (at most 1,500 bytes) follows the key.
 */
export const MAX_KEY_BYTES = 450;

export interface EncodedKey {
  readonly key: Buffer;
  /**
   * Whether the key was cut. Cutting keeps the order but not the difference: two values with the same cut key may
   * differ, so a bound must include it, and the documents decide.
   */
  readonly capped: boolean;
}

let bytes = Buffer.allocUnsafe(4096);
let end = 0;

function reserve(count: number): void {
  if (end + count <= bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, end + count));
  bytes.copy(larger, 0, 0, end);
  bytes = larger;
}

function writeByte(value: number): void {
  reserve(1);
  bytes[end++] = value;
}

function writeBytes(value: Uint8Array): void {
  reserve(value.length);
  bytes.set(value, end);
  end += value.length;
}

function writeUInt32(value: number): void {
  reserve(4);
  end = bytes.writeUInt32BE(value, end);
}

/** UTF-8 with 00 as 00 FF, ended by 00 00, so that a prefix sorts before what it begins. */
function writeString(text: string, limit: number): void {
  const encoded = Buffer.from(text.length > limit ? text.slice(0, limit + 1) : text);
  reserve(encoded.length * 2 + 2);
  for (const byte of encoded) {
    bytes[end++] = byte;
    if (byte === 0) bytes[end++] = 0xff;
  }
  bytes[end++] = 0;
  bytes[end++] = 0;
}

function writeName(name: string): void {
  writeBytes(Buffer.from(name));
  writeByte(0);
}

/** The IEEE bytes, which sort as numbers once the sign is flipped. -0 is 0, NaN is the lowest. */
function writeDouble(value: number): void {
  reserve(8);
  if (Number.isNaN(value)) {
    bytes.fill(0, end, end + 8);
  } else {
    bytes.writeDoubleBE(value === 0 ? 0 : value, end);
    if (value < 0) invert(end, end + 8);
    else bytes[end] = (bytes[end] ?? 0) | 0x80;
  }
  end += 8;
}

function invert(from: number, to: number): void {
  for (let index = from; index < to; index++) bytes[index] = 255 - (bytes[index] ?? 0);
}

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
function writeNumber(value: NumericValue): void {
  let double = toNumber(value);
  const exact = typeof value === 'number' || Number.isNaN(double) ? null : toExact(value);
  const rounded = exact && toExact(double);
  let order = exact && rounded ? compareExact(rounded, exact) : 0;
  if (exact && !rounded) order = double > 0 ? 1 : -1;
  if (order > 0) double = stepDown(double);
  writeDouble(double);
  writeByte(order === 0 ? 0 : 1);
  if (exact && order !== 0) writeDigits(exact);
}

/** Magnitude and digits, two in a byte; inverted for negative numbers. */
function writeDigits(exact: ExactDecimal): void {
  const start = end;
  const negative = exact.coefficient < 0n;
  const digits = (negative ? -exact.coefficient : exact.coefficient).toString().replace(/0+$/, '');
  reserve(3 + digits.length);
  end = bytes.writeUInt16BE(magnitudeOf(exact) + 0x8000, end);
  for (let index = 0; index < digits.length; index += 2) {
    bytes[end++] = Number(digits.slice(index, index + 2).padEnd(2, '0')) + 1;
  }
  bytes[end++] = 0;
  if (negative) invert(start, end);
}

/** Writes until `limit` bytes are there; what follows would be cut anyway. */
function writeValue(value: unknown, limit: number): void {
  const type = bsonType(value);
  writeByte(rankOfType(type));
  if (isNumericType(type)) writeNumber(value as NumericValue);
  else writeOther(type, value, limit);
}

/* Each assertion below is what `type`, the value's own, says. */
function writeOther(type: BsonType, value: unknown, limit: number): void {
  switch (type) {
    case 'string':
    case 'symbol':
      return writeString(String(value), limit);
    case 'objectId':
      return writeBytes((value as ObjectId).id);
    case 'bool':
      return writeByte(value === true ? 1 : 0);
    case 'date':
      reserve(8);
      end = bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(Number(value)) + (1n << 63n)), end);
      return;
    case 'timestamp':
      writeUInt32((value as Timestamp).t);
      return writeUInt32((value as Timestamp).i);
    case 'object':
      return writeDocument(value as Document, limit);
    case 'array':
      for (const element of value as unknown[]) {
        if (end > limit) return;
        writeValue(element, limit);
      }
      return writeByte(0);
    case 'binData':
      writeUInt32(bytesOf(value as Binary).length);
      writeByte(subtypeOf(value as Binary));
      return writeBytes(bytesOf(value as Binary).subarray(0, limit));
    case 'regex':
      return regexParts(value as BSONRegExp).forEach(writeName);
    case 'javascript':
    case 'javascriptWithScope':
      writeString((value as Code).code, limit);
      return writeDocument((value as Code).scope ?? {}, limit);
    default:
      return;
  }
}

function writeDocument(document: Document, limit: number): void {
  for (const name of Object.keys(document)) {
    if (end > limit) return;
    const value: unknown = document[name];
    writeByte(rankOfType(bsonType(value)));
    writeName(name);
    writeValue(value, limit);
  }
  writeByte(0);
}

/** The bytes of one value, whole however long: two values are equal if and only if their bytes are. */
export function encodeValue(value: unknown): Buffer {
  end = 0;
  writeValue(value, Infinity);
  return Buffer.from(bytes.subarray(0, end));
}

/**
 * The bytes of an index key. They compare as the values do, each in its direction (1 unless told).
 *
 * No whole key begins another one, so whatever is appended does not change the order.
 */
export function encodeKey(values: readonly unknown[], directions: readonly (1 | -1)[] = []): EncodedKey {
  end = 0;
  values.forEach((value, index) => {
    const start = end;
    if (start > MAX_KEY_BYTES) return;
    writeValue(value, MAX_KEY_BYTES);
    if (directions[index] === -1) invert(start, end);
  });
  const capped = end > MAX_KEY_BYTES;
  return { key: Buffer.from(bytes.subarray(0, capped ? MAX_KEY_BYTES : end)), capped };
}

/** The smallest key above every key that begins with `prefix`; null when there is none. */
export function prefixSuccessor(prefix: Buffer): Buffer | null {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  if (length === 0) return null;
  const successor = Buffer.from(prefix.subarray(0, length));
  successor[length - 1] = (successor[length - 1] ?? 0) + 1;
  return successor;
}

/** A string that is the same for equal values only: for sets and maps of values. */
export function distinctKey(value: unknown): string {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number') return `n${value === 0 ? 0 : value}`;
  const type = bsonType(value);
  if (type === 'objectId') return `o${(value as ObjectId).toHexString()}`;
  if (type === 'symbol') return `s${String(value)}`;
  if (isNumericType(type)) {
    const number = toNumber(value as NumericValue);
    if (Number.isSafeInteger(number) && type !== 'decimal') return `n${number === 0 ? 0 : number}`;
  }
  return encodedDistinctKey(value, type);
}

function encodedDistinctKey(value: unknown, type: BsonType): string {
  if (!isNumericType(type)) return `v${encodeValue(value).toString('latin1')}`;
  const number = toNumber(value as NumericValue);
  const exact = toExact(value as NumericValue);
  const rounded = toExact(number);
  const isDouble = !exact || (rounded !== null && compareExact(rounded, exact) === 0);
  return isDouble ? `n${number === 0 ? 0 : number}` : `v${encodeValue(value).toString('latin1')}`;
}
