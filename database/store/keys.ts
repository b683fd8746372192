import { prefixSuccessor } from '../bson/key.ts';

/**
 * The layout of the one table. The first byte of a key says what it holds:
 *
 * | key | value |
 * | --- | --- |
 * | `V` | format of the file |
 * | `O` | the process that owns the directory |
 * | `M` namespace | collection and its indexes |
 * | `C` collection | number and bytes of its documents |
 * | `D` collection, `_id` | document and its checksum |
 * | `I` index, values, `_id` | where the `_id` is |
 * | `S` session | what its last retryable write answered |
 * | `G` prefix | a dropped range that is still to be removed |
 *
 * Collections and indexes are four-byte numbers that are never used twice while a range of theirs is there.
 */
export const FORMAT_KEY = Buffer.from('V');
export const OWNER_KEY = Buffer.from('O');

const TAG = {
  catalog: 0x4d,
  counter: 0x43,
  document: 0x44,
  entry: 0x49,
  session: 0x53,
  garbage: 0x47,
} as const;

/** Bytes before the `_id` in a document's key, and before the values in an index entry's. */
export const PREFIX_BYTES = 5;

export interface KeyRange {
  /** The lowest key of the range. */
  readonly start: Buffer;
  /** The first key above the range. */
  readonly end: Buffer;
}

function numbered(tag: number, id: number): Buffer {
  const key = Buffer.allocUnsafe(PREFIX_BYTES);
  key[0] = tag;
  key.writeUInt32BE(id, 1);
  return key;
}

const tagged = (tag: number, rest: Uint8Array): Buffer => Buffer.concat([Buffer.of(tag), rest]);
const allTagged = (tag: number): KeyRange => ({ start: Buffer.of(tag), end: Buffer.of(tag + 1) });

export const documentPrefix = (collectionId: number): Buffer => numbered(TAG.document, collectionId);
export const entryPrefix = (indexId: number): Buffer => numbered(TAG.entry, indexId);
export const counterKey = (collectionId: number): Buffer => numbered(TAG.counter, collectionId);
export const catalogKey = (namespace: string): Buffer => tagged(TAG.catalog, Buffer.from(namespace));
export const sessionKey = (id: Uint8Array): Buffer => tagged(TAG.session, id);
export const garbageKey = (prefix: Buffer): Buffer => tagged(TAG.garbage, prefix);

export const CATALOG_RANGE = allTagged(TAG.catalog);
export const COUNTER_RANGE = allTagged(TAG.counter);
export const SESSION_RANGE = allTagged(TAG.session);
export const GARBAGE_RANGE = allTagged(TAG.garbage);

/** The number in a document's, an entry's or a counter's key. */
export const numberOf = (key: Buffer): number => key.readUInt32BE(1);

/** Everything that begins with a numbered prefix. */
export function rangeOf(prefix: Buffer): KeyRange {
  const end = Buffer.from(prefix);
  end.writeUInt32BE(prefix.readUInt32BE(1) + 1, 1);
  return { start: prefix, end };
}

/** Everything that begins with these bytes. */
export const rangeOfPrefix = (prefix: Buffer): KeyRange => ({
  start: prefix,
  // No key begins with FF, so there is always one above.
  end: prefixSuccessor(prefix) ?? Buffer.of(0xff),
});

/** Joins two or three parts of a key; `Buffer.concat` is several times slower on such short ones. */
export function joinKey(first: Buffer, second: Buffer, third?: Buffer): Buffer {
  const joined = Buffer.allocUnsafe(first.length + second.length + (third?.length ?? 0));
  joined.set(first, 0);
  joined.set(second, first.length);
  if (third) joined.set(third, first.length + second.length);
  return joined;
}

/** A key as a string, for maps and sets: one character for each byte, so strings sort as keys do. */
export const keyString = (key: Buffer): string => key.toString('latin1');
export const keyOfString = (text: string): Buffer => Buffer.from(text, 'latin1');

/** The first key that is above `key`. */
export const keyAfter = (key: Buffer): Buffer => joinKey(key, ZERO);

const ZERO = Buffer.of(0);
