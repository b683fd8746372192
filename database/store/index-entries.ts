import type { Document } from 'bson';
import { encodeKey, encodeKeys } from '../bson/key.ts';
import { isDocument } from '../bson/types.ts';
import { indexKeysOf, type IndexKeys } from '../query/index-keys.ts';
import { getField, type Path } from '../query/path.ts';
import type { Index } from './index-definition.ts';
import { joinKey } from './keys.ts';

/** One entry of an index, as it stands in the table. */
export interface IndexEntry {
  readonly key: Buffer;
  readonly value: Buffer;
  /** For a unique index, what no other document may have: the key without the `_id`. */
  readonly uniqueKey: Buffer | null;
  /** Whether the values were cut, so that equal keys do not yet mean equal values. */
  readonly capped: boolean;
  /** For a unique index, what its error shows. */
  readonly values: readonly unknown[];
}

/** The last bytes of the key are the `_id`: as they are, or inverted, as an index that descends by `_id` has them. */
const SUFFIX = 0;
const INVERTED_SUFFIX = 1;

/** There are few lengths of `_id`, and many entries. */
const suffixLengths = new Map<number, Buffer>();

/** A value that says how long the `_id` is. It cannot be taken for an `_id`, which begins with a higher byte. */
function suffixLength(kind: number, idKey: Buffer): Buffer {
  const bytes = (kind << 16) | idKey.length;
  let value = suffixLengths.get(bytes);
  if (!value) {
    value = Buffer.alloc(3);
    value.writeUIntBE(bytes, 0, 3);
    suffixLengths.set(bytes, value);
  }
  return value;
}

const isSuffixLength = (value: Buffer): boolean => value.length === 3 && (value[0] ?? 0) <= INVERTED_SUFFIX;

/** The encoded `_id` of the document that an entry belongs to. */
export function idKeyOf({ key, value }: { readonly key: Buffer; readonly value: Buffer }): Buffer {
  if (!isSuffixLength(value)) return value;
  const suffix = key.subarray(key.length - value.readUInt16BE(1));
  return value[0] === SUFFIX ? suffix : Buffer.from(suffix.map((byte) => 255 - byte));
}

/** Whether an entry of a unique index was cut, so that only the documents tell whether another one has its values. */
export const isCutUnique = ({ value }: { readonly value: Buffer }): boolean => isSuffixLength(value);

function goesThroughArray(document: Document, path: Path): boolean {
  let here: unknown = document;
  for (const { name } of path) {
    if (Array.isArray(here)) return true;
    here = isDocument(here) ? getField(here, name) : undefined;
  }
  return Array.isArray(here);
}

export interface EntriesOfDocument {
  readonly entries: readonly IndexEntry[];
  /** Whether the index has an array field, or a cut entry, that the catalog does not know yet. */
  readonly flagsChanged: boolean;
}

/** A run of entries that are being sorted would keep the values of as many documents. */
const NO_VALUES: readonly unknown[] = [];

const NO_ENTRIES: EntriesOfDocument = { entries: [], flagsChanged: false };

/**
 * Where an entry is in the table.
 *
 * A unique index keeps the `_id` as the value, so that the check is one look-up. All others need it in the key, unless
 * it is a field of the index anyway. A cut key may be that of several values: it is treated like that of no unique
 * index, and by the documents.
 */
function place(index: Index, values: readonly unknown[], idKey: Buffer): IndexEntry {
  const { prefix, unique, endsWithId, directions } = index;
  const { key, capped } = encodeKey(values, directions, prefix);
  if (capped) {
    const uniqueKey = unique ? key : null;
    return {
      key: joinKey(key, idKey),
      value: suffixLength(SUFFIX, idKey),
      uniqueKey,
      capped,
      values: unique ? values : NO_VALUES,
    };
  }
  if (unique) return { key, value: idKey, uniqueKey: key, capped, values };
  const value = suffixOf(index, idKey);
  return {
    key: endsWithId ? key : joinKey(key, idKey),
    value,
    uniqueKey: null,
    capped,
    values: NO_VALUES,
  };
}

const suffixOf = ({ endsWithId, directions }: Index, idKey: Buffer): Buffer =>
  suffixLength(endsWithId && directions.at(-1) === -1 ? INVERTED_SUFFIX : SUFFIX, idKey);

/** The places of several entries that differ in one field: as `place` has them, in a fraction of its time. */
function placeMany(index: Index, { keys, varying }: IndexKeys, idKey: Buffer): readonly IndexEntry[] {
  const [values] = keys;
  if (varying === undefined || values === undefined || index.unique || keys.length < 2) {
    return keys.map((each) => place(index, each, idKey));
  }
  const { prefix, endsWithId, directions } = index;
  const variants = keys.map((each) => each[varying]);
  const suffix = endsWithId ? NO_BYTES : idKey;
  const encoded = encodeKeys({ values, varying, variants, directions, prefix, suffix });
  const value = suffixOf(index, idKey);
  return keys.map((each, at) => {
    const key = encoded[at];
    return key
      ? { key, value, uniqueKey: null, capped: false, values: NO_VALUES }
      : place(index, each, idKey);
  });
}

const NO_BYTES = Buffer.alloc(0);

/** The entries of a document. The flags of the index are set at once: too early is harmless, too late is not. */
export function entriesOf(index: Index, document: Document, idKey: Buffer): EntriesOfDocument {
  if (!index.covers(document)) return NO_ENTRIES;
  const found = indexKeysOf(document, index.paths, index.sparse);
  const entries = placeMany(index, found, idKey);
  if (found.multikey) noteArrayFields(index, document);
  if (!index.capped && entries.some(({ capped }) => capped)) index.noteCapped();
  return { entries, flagsChanged: index.hasNewFlags };
}

function noteArrayFields(index: Index, document: Document): void {
  index.paths.forEach((path, field) => {
    if (!index.arrayFields.has(field) && goesThroughArray(document, path)) index.noteArrayField(field);
  });
}
