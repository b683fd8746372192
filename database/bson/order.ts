import { Binary, type BSONRegExp, type Code, type Document, type ObjectId, type Timestamp } from 'bson';
import { compareNumbers } from './number.ts';
import { bsonType, type BsonType, type NumericValue } from './types.ts';

/** MongoDB's order of the types. Types with the same rank are compared by value. */
const RANK: Readonly<Record<BsonType, number>> = {
  minKey: 1,
  missing: 3,
  null: 5,
  int: 10,
  long: 10,
  double: 10,
  decimal: 10,
  string: 20,
  symbol: 20,
  object: 30,
  array: 40,
  binData: 50,
  objectId: 60,
  bool: 70,
  date: 80,
  timestamp: 85,
  regex: 90,
  javascript: 95,
  javascriptWithScope: 97,
  maxKey: 127,
};

/**
 * Where values of this type stand in MongoDB's order, between 1 and 127.
 *
 * `undefined` is below null, as in expressions. Filters, sorts and index keys take a missing field for null themselves.
 */
export const typeRank = (value: unknown): number => RANK[bsonType(value)];

export const rankOfType = (type: BsonType): number => RANK[type];

/** Compares strings by code point, as their UTF-8 bytes compare; JavaScript's `<` compares UTF-16 units. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) {
      const surrogates = (left & 0xf800) === 0xd800 ? 1 : 0;
      const difference = surrogates - ((right & 0xf800) === 0xd800 ? 1 : 0);
      // A surrogate stands for a code point above every other unit.
      return Math.sign(difference === 0 ? left - right : difference);
    }
  }
  return Math.sign(a.length - b.length);
}

/** The bytes of binary data, whichever class holds them. */
export const bytesOf = (value: Binary | Uint8Array): Uint8Array =>
  value instanceof Binary ? value.buffer.subarray(0, value.position) : value;

export const subtypeOf = (value: Binary | Uint8Array): number =>
  value instanceof Binary ? value.sub_type : 0;

/** Pattern and options of a regular expression, whichever class holds it. */
export const regexParts = (value: BSONRegExp | RegExp): readonly [pattern: string, options: string] =>
  value instanceof RegExp ? [value.source, value.flags] : [value.pattern, value.options];

const compareBinary = (a: Binary | Uint8Array, b: Binary | Uint8Array): number =>
  Math.sign(bytesOf(a).length - bytesOf(b).length) ||
  Math.sign(subtypeOf(a) - subtypeOf(b)) ||
  Buffer.compare(bytesOf(a), bytesOf(b));

/** Type first, then the name, then the value, field by field in their stored order. */
function compareDocuments(a: Document, b: Document): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const leftName = left[index] ?? '';
    const rightName = right[index] ?? '';
    const leftValue: unknown = a[leftName];
    const rightValue: unknown = b[rightName];
    const order =
      Math.sign(typeRank(leftValue) - typeRank(rightValue)) ||
      compareStrings(leftName, rightName) ||
      compareValues(leftValue, rightValue);
    if (order !== 0) return order;
  }
  return Math.sign(left.length - right.length);
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const order = compareValues(a[index], b[index]);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

function compareTimestamps(a: Timestamp, b: Timestamp): number {
  return Math.sign(a.t - b.t) || Math.sign(a.i - b.i);
}

/**
 * MongoDB's total order over values of all BSON types: negative, zero or positive.
 *
 * Numbers compare by their exact value across int32, int64, double and decimal.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  const type = bsonType(a);
  const order = Math.sign(RANK[type] - typeRank(b));
  return order === 0 ? compareSameRank(type, a, b) : order;
}

/* Each assertion below is true because both values have the rank of `type`. */
function compareSameRank(type: BsonType, a: unknown, b: unknown): number {
  switch (type) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return compareNumbers(a as NumericValue, b as NumericValue);
    case 'string':
    case 'symbol':
      return compareStrings(String(a), String(b));
    case 'object':
      return compareDocuments(a as Document, b as Document);
    case 'array':
      return compareArrays(a as unknown[], b as unknown[]);
    case 'binData':
      return compareBinary(a as Binary, b as Binary);
    case 'objectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 'bool':
      return Number(a) - Number(b);
    case 'date':
      return Math.sign(Number(a) - Number(b));
    case 'timestamp':
      return compareTimestamps(a as Timestamp, b as Timestamp);
    case 'regex': {
      const [pattern, options] = regexParts(a as BSONRegExp);
      const [otherPattern, otherOptions] = regexParts(b as BSONRegExp);
      return compareStrings(pattern, otherPattern) || compareStrings(options, otherOptions);
    }
    case 'javascript':
    case 'javascriptWithScope':
      return compareCode(a as Code, b as Code);
    case 'null':
    case 'missing':
    case 'minKey':
    case 'maxKey':
      return 0;
  }
}

const compareCode = (a: Code, b: Code): number =>
  compareStrings(a.code, b.code) || compareDocuments(a.scope ?? {}, b.scope ?? {});

/** Equality as filters see it: `1`, int64 1 and decimal 1.0 are equal, and the order of fields counts. */
export const equalValues = (a: unknown, b: unknown): boolean => a === b || compareValues(a, b) === 0;
