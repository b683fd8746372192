import type { Document } from 'bson';
import { encodeValue } from '../bson/key.ts';
import { compareValues } from '../bson/order.ts';
import { badValue, duplicateKey, MongoError } from '../errors.ts';
import { deserialize } from '../bson/document.ts';
import type { Collection, Collections } from './catalog.ts';
import { ID_INDEX_SPEC, type Index } from './index-definition.ts';
import { entriesOf, idKeyOf, type IndexEntry } from './index-entries.ts';
import { joinKey, keyString, rangeOfPrefix } from './keys.ts';
import { readSealed, seal } from './seal.ts';
import { showDocument } from '../bson/show.ts';
import type { DatedView, WriteView } from './view.ts';

/** Something that can write documents: the queue of plain writes, or a transaction. */
export interface DocumentWriter extends WriteView, DatedView {
  readonly collections: Collections;
  /** Makes a key this writer's own until it commits; refuses when another one has it. */
  claim(key: Buffer): void;
  /** Adds to the counters of a collection. */
  count(collection: Collection, change: { readonly documents: number; readonly bytes: number }): void;
  /** Has the collection's catalog entry written with the flags that its indexes have by then. */
  flagsChanged(collection: Collection): void;
  /** Makes or replaces a collection's catalog entry. */
  setCollection(collection: Collection): void;
  dropCollection(collection: Collection): void;
}

/** A document with its bytes and the key of its `_id`. */
export interface StoredDocument {
  readonly idKey: Buffer;
  readonly document: Document;
  readonly bytes: Buffer;
}

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const MAX_ID_BYTES = 1500;

export function idKeyOfValue(id: unknown): Buffer {
  const key = encodeValue(id);
  if (key.length > MAX_ID_BYTES) {
    throw badValue(`_id is too long: its key has ${key.length} bytes, at most ${MAX_ID_BYTES} are possible`);
  }
  return key;
}

export const documentKey = (collection: Collection, idKey: Buffer): Buffer =>
  joinKey(collection.prefix, idKey);

export function readDocument(
  view: Pick<WriteView, 'get'>,
  collection: Collection,
  idKey: Buffer,
): Buffer | null {
  const sealed = view.get(documentKey(collection, idKey));
  return sealed ? readSealed(sealed) : null;
}

function checkSize(bytes: Buffer): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new MongoError(
      10334,
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES} (16MB)`,
    );
  }
}

interface Changes {
  readonly added: readonly IndexEntry[];
  readonly removed: readonly IndexEntry[];
  readonly flagsChanged: boolean;
}

const NO_CHANGES: Changes = { added: [], removed: [], flagsChanged: false };

/** Whether an update has left everything alone that decides on the entries. What it did not change is shared. */
const isUntouched = ({ topLevelFields }: Index, before: StoredDocument, after: StoredDocument): boolean =>
  topLevelFields !== null &&
  topLevelFields.every((field) => before.document[field] === after.document[field]);

function changesOf(index: Index, before: StoredDocument | null, after: StoredDocument | null): Changes {
  if (!before || !after) {
    const stored = after ?? before;
    if (!stored) return NO_CHANGES;
    const { entries, flagsChanged } = entriesOf(index, stored.document, stored.idKey);
    return after
      ? { added: entries, removed: [], flagsChanged }
      : { added: [], removed: entries, flagsChanged: false };
  }
  if (isUntouched(index, before, after)) return NO_CHANGES;
  const old = entriesOf(index, before.document, before.idKey).entries;
  const { entries, flagsChanged } = entriesOf(index, after.document, after.idKey);
  return { added: without(entries, old), removed: without(old, entries), flagsChanged };
}

function without(entries: readonly IndexEntry[], others: readonly IndexEntry[]): readonly IndexEntry[] {
  const keys = new Set(others.map(({ key }) => keyString(key)));
  return entries.filter(({ key }) => !keys.has(keyString(key)));
}

/** Claims the unique keys that a change touches, and refuses one that another document has. */
function checkUnique(
  writer: DocumentWriter,
  { collection, index, idKey }: EntryCheck,
  { added, removed }: Changes,
): void {
  for (const { uniqueKey } of removed) if (uniqueKey) writer.claim(uniqueKey);
  for (const entry of added) {
    if (!entry.uniqueKey) continue;
    writer.claim(entry.uniqueKey);
    if (isTaken(writer, { collection, index, idKey }, entry)) {
      throw duplicateKeyOf(collection, index, entry.values);
    }
  }
}

export interface EntryCheck {
  readonly collection: Collection;
  readonly index: Index;
  readonly idKey: Buffer;
}

/** Whether another document has the values of this entry. Cut values are compared in the documents. */
export function isTaken(
  view: Pick<WriteView, 'get' | 'page'>,
  { collection, index, idKey }: EntryCheck,
  entry: IndexEntry,
): boolean {
  if (!entry.capped) {
    const holder = view.get(entry.key);
    return holder !== undefined && !holder.equals(idKey);
  }
  const range = { ...rangeOfPrefix(entry.uniqueKey ?? entry.key), reverse: false };
  return view.page(range, Infinity).entries.some((other) => {
    const otherId = idKeyOf(other);
    const bytes = otherId.equals(idKey) ? null : readDocument(view, collection, otherId);
    if (!bytes) return false;
    const { entries } = entriesOf(index, deserialize(bytes), otherId);
    return entries.some((each) => compareValues([...each.values], [...entry.values]) === 0);
  });
}

export function duplicateKeyOf(
  collection: Collection,
  index: Pick<Index, 'name' | 'fields' | 'key'>,
  values: readonly unknown[],
): MongoError {
  const keyValue = Object.fromEntries(
    index.fields.map((field, position) => [field, values[position] ?? null]),
  );
  return duplicateKey({
    namespace: collection.namespace,
    index: index.name,
    keyPattern: index.key,
    keyValue,
    shownKey: showDocument(keyValue),
  });
}

const ID_INDEX = { name: '_id_', fields: ['_id'], key: ID_INDEX_SPEC['key'] as Document };

/**
 * Inserts, replaces or removes a document with its index entries.
 *
 * Everything that can refuse the change comes before the first write, so a document is never half written.
 */
export function writeDocument(
  writer: DocumentWriter,
  collection: Collection,
  { before, after }: { readonly before: StoredDocument | null; readonly after: StoredDocument | null },
): void {
  const { idKey, document } = (after ?? before) as StoredDocument; // one of them is always given
  if (after) checkSize(after.bytes);
  const key = documentKey(collection, idKey);
  writer.claim(key);
  if (!before && writer.get(key)) throw duplicateKeyOf(collection, ID_INDEX, [document['_id']]);
  const changes = collection.indexes.map((index) => {
    const change = changesOf(index, before, after);
    if (index.unique) checkUnique(writer, { collection, index, idKey }, change);
    return change;
  });
  if (after) writer.put(key, seal(after.bytes));
  else writer.remove(key);
  for (const { added, removed } of changes) {
    for (const entry of removed) writer.remove(entry.key);
    for (const entry of added) writer.put(entry.key, entry.value);
  }
  if (changes.some(({ flagsChanged }) => flagsChanged)) writer.flagsChanged(collection);
  writer.count(collection, {
    documents: (after ? 1 : 0) - (before ? 1 : 0),
    bytes: (after?.bytes.length ?? 0) - (before?.bytes.length ?? 0),
  });
}
