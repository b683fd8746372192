import { ObjectId, type Document } from 'bson';
import { serialize } from '../bson/document.ts';
import { MongoError } from '../errors.ts';
import { bsonType, isDocument } from '../bson/types.ts';
import { compileFilter } from '../query/match.ts';
import { upsertSeed, type Update } from '../query/update.ts';
import type { Collection } from './catalog.ts';
import { ensureCollection } from './collections.ts';
import {
  idKeyOfValue,
  readDocument,
  writeDocument,
  type DocumentWriter,
  type StoredDocument,
} from './document-writer.ts';
import { find } from './find.ts';
import { Row } from './row.ts';
import type { Store } from './store.ts';
import { deserialize } from '../bson/document.ts';
import { afterLocks, inOnePiece, PAUSE, type Work } from './work.ts';

/** Which documents to change. */
export interface Selection {
  readonly namespace: string;
  readonly filter: Document;
  readonly sort?: Document | null;
  readonly hint?: unknown;
  readonly variables?: Document;
}

/** The document as it is now, if it still matches. */
function current(
  writer: DocumentWriter,
  selection: Selection,
  row: { readonly idKey: Buffer; readonly bytes?: Buffer },
): Found | null {
  const collection = writer.collections.get(selection.namespace);
  const bytes = collection ? readDocument(writer, collection, row.idKey) : null;
  if (!collection || !bytes) return null;
  const now = new Row(row.idKey, bytes, deserialize);
  if (row.bytes?.equals(bytes)) return { collection, row: now };
  const matches = compileFilter(selection.filter, { variables: selection.variables ?? {} });
  return matches(now.document) ? { collection, row: now } : null;
}

interface Found {
  readonly collection: Collection;
  readonly row: Row;
}

/** The first document of a selection. Between finding it and the next step, nothing else has written. */
export function* findOne(writer: DocumentWriter, selection: Selection): Work<Found | null> {
  for (;;) {
    const collection = writer.collections.get(selection.namespace);
    if (!collection) return null;
    let first: Row | null = null;
    let isFresh = true;
    for (const row of find(writer, collection, { ...selection, limit: 1 }).rows) {
      if (row === PAUSE) {
        isFresh = false;
        yield PAUSE;
      } else {
        first = row;
      }
    }
    if (!first) return null;
    if (isFresh) return { collection, row: first };
    const found = current(writer, selection, first);
    if (found) return found;
  }
}

/** The keys of all documents of a selection, and of none that is changed by what follows. */
function* findKeys(writer: DocumentWriter, selection: Selection): Work<Buffer[]> {
  const collection = writer.collections.get(selection.namespace);
  const keys: Buffer[] = [];
  if (!collection) return keys;
  for (const row of find(writer, collection, selection).rows) {
    if (row === PAUSE) yield PAUSE;
    else keys.push(row.idKey);
  }
  return keys;
}

/** Calls `change` for each document of a selection that still matches by its turn; answers for how many. */
export function* forEachFound(
  writer: DocumentWriter,
  selection: Selection,
  change: (found: Found) => void,
): Work<number> {
  let count = 0;
  for (const idKey of yield* findKeys(writer, selection)) {
    yield PAUSE;
    yield* afterLocks(() =>
      inOnePiece(() => {
        const found = current(writer, selection, { idKey });
        if (!found) return;
        change(found);
        count++;
      }),
    );
  }
  return count;
}

function checkId(id: unknown): void {
  const type = bsonType(id);
  if (type === 'array' || type === 'regex' || type === 'missing') {
    throw new MongoError(53, `The '_id' value cannot be of type ${type === 'missing' ? 'undefined' : type}`);
  }
  const dollar = isDocument(id) ? Object.keys(id).find((name) => name.startsWith('$')) : undefined;
  if (dollar !== undefined) {
    throw new MongoError(
      52,
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    );
  }
}

export function insertDocument(
  writer: DocumentWriter,
  collection: Collection,
  document: { readonly document: Document; readonly bytes: Buffer },
): void {
  const id: unknown = document.document['_id'];
  checkId(id);
  writeDocument(writer, collection, { before: null, after: { ...document, idKey: idKeyOfValue(id) } });
}

/** What an update has done with one document. */
export interface Updated {
  readonly before: Document;
  readonly after: Document;
  readonly isModified: boolean;
}

export interface Updating {
  readonly filter: Document;
  readonly update: Update;
  readonly now: Date;
}

export function updateDocument(
  writer: DocumentWriter,
  { collection, row }: Found,
  { filter, update, now }: Updating,
): Updated {
  const before = row.document;
  const after = update.apply(before, { filter, isInsert: false, now });
  const bytes = after === before ? row.bytes : serialize(after);
  const isModified = !bytes.equals(row.bytes);
  if (isModified) {
    const stored: StoredDocument = { idKey: row.idKey, document: after, bytes };
    writeDocument(writer, collection, { before: row, after: stored });
  }
  return { before, after, isModified };
}

/** Inserts what an upsert makes of its filter and its update. */
export function upsertDocument(
  writer: DocumentWriter,
  store: Store,
  { namespace, filter, update, now }: Updating & { readonly namespace: string },
): Document {
  const seed = upsertSeed(filter, update.kind);
  const applied = update.apply(seed, { filter, isInsert: true, now });
  const document = applied['_id'] === undefined ? { _id: new ObjectId(), ...applied } : applied;
  const collection = ensureCollection(writer, store, namespace);
  insertDocument(writer, collection, { document, bytes: serialize(document) });
  return document;
}

export function removeDocument(writer: DocumentWriter, { collection, row }: Found): void {
  writeDocument(writer, collection, { before: row, after: null });
}
