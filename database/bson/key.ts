import { type Binary, type BSONRegExp, type Code, type Document, type ObjectId, type Timestamp } from 'bson';
import { KeyWriter } from './key-writer.ts';
import { compareExact, toExact, toNumber } from './number.ts';
import { writeNumber } from './number-key.ts';
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

const writer = new KeyWriter();

/** What is behind the limit would be cut anyway. */
const writeText = (text: string, limit: number): void =>
  writer.text(text.length > limit ? text.slice(0, limit + 1) : text);

/** Writes until `limit` bytes are there; what follows would be cut anyway. */
function writeValue(value: unknown, limit: number): void {
  const type = bsonType(value);
  writer.byte(rankOfType(type));
  if (isNumericType(type)) writeNumber(writer, value as NumericValue);
  else writeOther(type, value, limit);
}

/* Each assertion below is what `type`, the value's own, says. */
function writeOther(type: BsonType, value: unknown, limit: number): void {
  switch (type) {
    case 'string':
    case 'symbol':
      return writeText(String(value), limit);
    case 'objectId':
      return writer.bytes((value as ObjectId).id);
    case 'bool':
      return writer.byte(value === true ? 1 : 0);
    case 'date':
      return writer.int64(BigInt(Number(value)));
    case 'timestamp':
      writer.uint32((value as Timestamp).t);
      return writer.uint32((value as Timestamp).i);
    case 'object':
      return writeDocument(value as Document, limit);
    case 'array':
      for (const element of value as unknown[]) {
        if (writer.length > limit) return;
        writeValue(element, limit);
      }
      return writer.byte(0);
    case 'binData':
      writer.uint32(bytesOf(value as Binary).length);
      writer.byte(subtypeOf(value as Binary));
      return writer.bytes(bytesOf(value as Binary).subarray(0, limit));
    case 'regex':
      return regexParts(value as BSONRegExp).forEach((part) => writer.name(part));
    case 'javascript':
    case 'javascriptWithScope':
      writeText((value as Code).code, limit);
      return writeDocument((value as Code).scope ?? {}, limit);
    default:
      return;
  }
}

function writeDocument(document: Document, limit: number): void {
  for (const name of Object.keys(document)) {
    if (writer.length > limit) return;
    const value: unknown = document[name];
    writer.byte(rankOfType(bsonType(value)));
    writer.name(name);
    writeValue(value, limit);
  }
  writer.byte(0);
}

/** The bytes of one value, whole however long: two values are equal if and only if their bytes are. */
export function encodeValue(value: unknown): Buffer {
  writer.clear();
  writeValue(value, Infinity);
  return writer.copy();
}

/**
 * The bytes of an index key. They compare as the values do, each in its direction (1 unless told), behind `prefix`.
 *
 * No whole key begins another one, so whatever is appended does not change the order.
 */
export function encodeKey(
  values: readonly unknown[],
  directions: readonly (1 | -1)[] = [],
  prefix: Buffer = NOTHING,
): EncodedKey {
  const limit = prefix.length + MAX_KEY_BYTES;
  writer.clear();
  writer.bytes(prefix);
  for (let index = 0; index < values.length && writer.length <= limit; index++) {
    writeColumn(values[index], directions[index], limit);
  }
  const capped = writer.length > limit;
  return { key: writer.copy(capped ? limit : writer.length), capped };
}

const NOTHING = Buffer.alloc(0);

function writeColumn(value: unknown, direction: 1 | -1 | undefined, limit: number): void {
  const start = writer.length;
  writeValue(value, limit);
  if (direction === -1) writer.invert(start);
}

export interface KeyFamily {
  /** The values of the first key; the others have another one at `varying`. */
  readonly values: readonly unknown[];
  readonly varying: number;
  readonly variants: readonly unknown[];
  readonly directions: readonly (1 | -1)[];
  readonly prefix: Buffer;
  /** What is appended to each key. */
  readonly suffix: Buffer;
}

/**
 * The keys of values that differ in one place, each followed by the suffix: what they have in common is encoded once.
 * Null in the place of a key that would have to be cut.
 */
export function encodeKeys(family: KeyFamily): readonly (Buffer | null)[] {
  const { values, varying, variants, directions, prefix, suffix } = family;
  const limit = prefix.length + MAX_KEY_BYTES;
  writer.clear();
  for (let at = varying + 1; at < values.length; at++) writeColumn(values[at], directions[at], limit);
  const tail = writer.copy();
  writer.clear();
  writer.bytes(prefix);
  for (let at = 0; at < varying; at++) writeColumn(values[at], directions[at], limit);
  const start = writer.length;
  return variants.map((variant) => {
    writer.clear(start);
    if (start + tail.length > limit) return null;
    writeColumn(variant, directions[varying], limit);
    if (writer.length + tail.length > limit) return null;
    writer.bytes(tail);
    writer.bytes(suffix);
    return writer.copy();
  });
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
