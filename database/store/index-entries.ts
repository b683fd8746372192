import type { Document } from 'bson';
import { encodeKey } from '../bson/key.ts';
import { isDocument } from '../bson/types.ts';
import { indexKeysOf } from '../query/index-keys.ts';
import { getField, type Path } from '../query/path.ts';
import type { Index } from './index-definition.ts';
import { joinKey, keyString } from './keys.ts';

/** One entry of an index, as it stands in the table. */
export interface IndexEntry {
  readonly key: Buffer;
  readonly value: Buffer;
  /** For a unique index, what no other document may have: the key without the `_id`. */
  readonly uniqueKey: Buffer | null;
  /** Whether the values were cut, so that equal keys do not yet mean equal values. */
  readonly capped: boolean;
  readonly values: readonly unknown[];
}

/** A value that says: the `_id` is the last so many bytes of the key. No encoded `_id` begins with 0. */
function suffixLength(idKey: Buffer): Buffer {
  const value = Buffer.allocUnsafe(3);
  value[0] = 0;
  value.writeUInt16BE(idKey.length, 1);
  return value;
}

/** The encoded `_id` of the document that an entry belongs to. */
export const idKeyOf = ({ key, value }: { readonly key: Buffer; readonly value: Buffer }): Buffer =>
  value[0] === 0 ? key.subarray(key.length - value.readUInt16BE(1)) : value;

function goesThroughArray(document: Document, path: Path): boolean {
  let here: unknown = document;
  for (const { name } of path) {
    if (Array.isArray(here)) return true;
    here = isDocument(here) ? getField(here, name) : undefined;
  }
  return Array.isArray(here);
}

export interface EntriesOfDocument {
  /** By key, in the order of the table's keys as strings. */
  readonly entries: ReadonlyMap<string, IndexEntry>;
  /** Whether the index now has an array field, or a cut entry, that it did not have before. */
  readonly flagsChanged: boolean;
}

const NO_ENTRIES: EntriesOfDocument = { entries: new Map(), flagsChanged: false };

/**
 * The entries of a document.
 *
 * A unique index keeps the `_id` as the value, so that the check is one look-up; all others append it to the key. The
 * flags of the index are set at once: too early is harmless, too late is not.
 */
export function entriesOf(index: Index, document: Document, idKey: Buffer): EntriesOfDocument {
  if (!index.covers(document)) return NO_ENTRIES;
  const { keys, multikey } = indexKeysOf(document, index.paths, index.sparse);
  const entries = new Map<string, IndexEntry>();
  let flagsChanged = multikey && noteArrayFields(index, document);
  for (const values of keys) {
    const { key: encoded, capped } = encodeKey(values, index.directions);
    if (capped && !index.capped) {
      index.capped = true;
      flagsChanged = true;
    }
    const isWholeKey = index.unique && !capped;
    const key = isWholeKey ? joinKey(index.prefix, encoded) : joinKey(index.prefix, encoded, idKey);
    entries.set(keyString(key), {
      key,
      value: isWholeKey ? idKey : suffixLength(idKey),
      uniqueKey: index.unique ? (isWholeKey ? key : joinKey(index.prefix, encoded)) : null,
      capped,
      values,
    });
  }
  return { entries, flagsChanged };
}

function noteArrayFields(index: Index, document: Document): boolean {
  const known = index.arrayFields.size;
  index.paths.forEach((path, field) => {
    if (!index.arrayFields.has(field) && goesThroughArray(document, path)) index.arrayFields.add(field);
  });
  return index.arrayFields.size > known;
}
