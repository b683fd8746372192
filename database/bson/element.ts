import { invalidBson } from '../errors.ts';

/** Where the zero byte is that ends a name. */
export function nameEnd(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(0, start);
  if (end < 0) throw invalidBson('a field name has no end');
  return end;
}

export function readLength(bytes: Buffer, at: number, least: number): number {
  if (at + 4 > bytes.length) throw invalidBson('a value ends beyond the document');
  const length = bytes.readInt32LE(at);
  if (length < least) throw invalidBson(`a value has the length ${length}`);
  return length;
}

/** The number of bytes that a value takes, which are all there. */
export function valueLength(bytes: Buffer, type: number, at: number): number {
  const length = declaredLength(bytes, type, at);
  if (at + length > bytes.length) throw invalidBson('a value ends beyond the document');
  return length;
}

function declaredLength(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x01: // double
    case 0x09: // date
    case 0x11: // timestamp
    case 0x12: // int64
      return 8;
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return 4 + readLength(bytes, at, 1);
    case 0x03: // document
    case 0x04: // array
      return readLength(bytes, at, 5);
    case 0x0f: // code with scope
      return readLength(bytes, at, 14);
    case 0x05: // binary
      return 5 + readLength(bytes, at, 0);
    case 0x07: // ObjectId
      return 12;
    case 0x08: // boolean
      return 1;
    case 0x10: // int32
      return 4;
    case 0x13: // decimal
      return 16;
    case 0x06: // undefined
    case 0x0a: // null
    case 0x7f: // MaxKey
    case 0xff: // MinKey
      return 0;
    case 0x0b: // regular expression
      return nameEnd(bytes, nameEnd(bytes, at) + 1) + 1 - at;
    default:
      throw invalidBson(`unrecognized BSON type ${type}`);
  }
}

export interface Element {
  readonly type: number;
  readonly nameStart: number;
  /** Where the value begins, one byte after the zero that ends the name. */
  readonly at: number;
  readonly end: number;
}

/** Calls `visit` for the elements of a document in order, until it answers false. */
export function forEachElement(bytes: Buffer, start: number, visit: (element: Element) => boolean): void {
  const end = start + readLength(bytes, start, 5) - 1;
  if (end >= bytes.length || bytes[end] !== 0) throw invalidBson('a document is not ended by a zero byte');
  let at = start + 4;
  while (at < end) {
    const type = bytes[at] ?? 0;
    const nameStart = at + 1;
    const valueAt = nameEnd(bytes, nameStart) + 1;
    at = valueAt + valueLength(bytes, type, valueAt);
    if (at > end) throw invalidBson('a value ends beyond its document');
    if (!visit({ type, nameStart, at: valueAt, end: at })) return;
  }
}
