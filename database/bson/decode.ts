import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Document,
} from 'bson';
import { invalidBson, MongoError } from '../errors.ts';
import { readName, readText } from './text.ts';
import { isInt32 } from './types.ts';
import { forEachElement, nameEnd, readLength, type Element } from './element.ts';

/** MongoDB's limit of documents within documents. */
const MAX_DEPTH = 200;

const MAX_DATE_MS = 8_640_000_000_000_000n;

function readString(bytes: Buffer, at: number): string {
  const end = at + 3 + bytes.readInt32LE(at);
  if (bytes[end] !== 0) throw invalidBson('a string is not ended by a zero byte');
  return readText(bytes, at + 4, end);
}

function readDate(bytes: Buffer, at: number): Date {
  const milliseconds = bytes.readBigInt64LE(at);
  if (milliseconds > MAX_DATE_MS || milliseconds < -MAX_DATE_MS) {
    throw invalidBson('dates beyond the year 275760 are not supported');
  }
  return new Date(Number(milliseconds));
}

function readBinary(bytes: Buffer, at: number): Binary {
  const length = bytes.readInt32LE(at);
  const subtype = bytes[at + 4] ?? 0;
  // The old binary subtype repeats its length.
  const start = subtype === Binary.SUBTYPE_BYTE_ARRAY ? at + 9 : at + 5;
  const end = at + 5 + length;
  if (start > end) throw invalidBson('binary data of subtype 2 has no inner length');
  return new Binary(Uint8Array.prototype.slice.call(bytes, start, end), subtype);
}

function readRegex(bytes: Buffer, at: number): BSONRegExp {
  const patternEnd = nameEnd(bytes, at);
  const optionsEnd = nameEnd(bytes, patternEnd + 1);
  const options = bytes.toString('latin1', patternEnd + 1, optionsEnd);
  if (/[^imxlsu]/.test(options)) throw invalidBson(`invalid options of a regular expression: ${options}`);
  return new BSONRegExp(bytes.toString('utf8', at, patternEnd), options);
}

function readScopedCode(bytes: Buffer, at: number, depth: number): Code {
  const scopeAt = at + 8 + readLength(bytes, at + 4, 1);
  if (scopeAt + 4 > at + bytes.readInt32LE(at)) throw invalidBson('code with scope has no scope');
  return new Code(readString(bytes, at + 4), readDocument(bytes, scopeAt, depth + 1));
}

/** A double that JavaScript would write back as an int32 keeps its class; all others are plain numbers. */
function readDouble(bytes: Buffer, at: number): number | Double {
  const value = bytes.readDoubleLE(at);
  return isInt32(value) || Object.is(value, -0) ? new Double(value) : value;
}

/** The value of this type whose `valueLength` was checked. */
export function readValue(bytes: Buffer, { type, at }: Pick<Element, 'type' | 'at'>, depth = 0): unknown {
  switch (type) {
    case 0x01:
      return readDouble(bytes, at);
    case 0x02:
      return readString(bytes, at);
    case 0x03:
      return readDocument(bytes, at, depth + 1);
    case 0x04:
      return readArray(bytes, at, depth + 1);
    case 0x05:
      return readBinary(bytes, at);
    case 0x07:
      return new ObjectId(Uint8Array.prototype.slice.call(bytes, at, at + 12));
    case 0x08:
      return bytes[at] === 1;
    case 0x09:
      return readDate(bytes, at);
    case 0x0b:
      return readRegex(bytes, at);
    case 0x0d:
      return new Code(readString(bytes, at));
    case 0x0e:
      return new BSONSymbol(readString(bytes, at));
    case 0x0f:
      return readScopedCode(bytes, at, depth);
    case 0x10:
      return bytes.readInt32LE(at);
    case 0x11:
      return new Timestamp({ t: bytes.readUInt32LE(at + 4), i: bytes.readUInt32LE(at) });
    case 0x12:
      return new Long(bytes.readInt32LE(at), bytes.readInt32LE(at + 4));
    case 0x13:
      return new Decimal128(Uint8Array.prototype.slice.call(bytes, at, at + 16));
    case 0x7f:
      return new MaxKey();
    case 0xff:
      return new MinKey();
    default:
      // null, and the deprecated undefined, which no driver writes
      return null;
  }
}

/** Sets an own field, also one that is called `__proto__`. */
export function setField(document: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(document, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    document[name] = value;
  }
}

function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH)
    throw new MongoError(15, `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
}

/** The document that begins at `start`. */
export function readDocument(bytes: Buffer, start: number, depth = 0): Document {
  checkDepth(depth);
  const document: Document = {};
  forEachElement(bytes, start, (element) => {
    const name = readName(bytes, element.nameStart, element.at - 1);
    setField(document, name, readValue(bytes, element, depth));
    return true;
  });
  return document;
}

function readArray(bytes: Buffer, start: number, depth: number): unknown[] {
  checkDepth(depth);
  const array: unknown[] = [];
  forEachElement(bytes, start, (element) => {
    array.push(readValue(bytes, element, depth));
    return true;
  });
  return array;
}
