import type { Document } from 'bson';
import {
  indexNotFound,
  invalidNamespace,
  MongoError,
  namespaceExists,
  namespaceNotFound,
} from '../errors.ts';
import { databaseOf, newCollection, type Collection } from './catalog.ts';
import type { DocumentWriter } from './document-writer.ts';
import type { Index } from './index-definition.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Store } from './store.ts';

const MAX_NAMESPACE_BYTES = 255;

/** Refuses names that MongoDB refuses. */
export function checkNamespace(namespace: string): void {
  const database = databaseOf(namespace);
  const collection = namespace.slice(database.length + 1);
  if (database === '' || database.length > 63 || /[/\\. "$\0]/.test(database)) {
    throw invalidNamespace(`Invalid database name: '${database}'`);
  }
  const isWrong =
    collection === '' || collection.startsWith('.') || collection.endsWith('.') || /[$\0]/.test(collection);
  if (isWrong || Buffer.byteLength(namespace) > MAX_NAMESPACE_BYTES) {
    throw invalidNamespace(`Invalid namespace specified '${namespace}'`);
  }
}

/** The collection, which is made if it is not there: for the first document that is inserted. */
export function ensureCollection(writer: DocumentWriter, store: Store, namespace: string): Collection {
  const existing = writer.collections.get(namespace);
  if (existing) return existing;
  checkNamespace(namespace);
  const collection = newCollection({ namespace }, store.numbers);
  writer.setCollection(collection);
  return collection;
}

export function createCollection(
  writer: DocumentWriter,
  store: Store,
  { namespace, options }: { readonly namespace: string; readonly options: Document },
): void {
  checkNamespace(namespace);
  if (writer.collections.has(namespace)) throw namespaceExists(`Collection ${namespace} already exists.`);
  writer.setCollection(newCollection({ namespace, options }, store.numbers));
}

export interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly dropTarget: boolean;
}

export function renameCollection(writer: PlainWriter, { from, to, dropTarget }: Renaming): void {
  checkNamespace(to);
  const collection = writer.collections.get(from);
  if (!collection) throw namespaceNotFound(`Source collection ${from} does not exist`);
  if (from === to) throw new MongoError(20, "Can't rename a collection to itself");
  const target = writer.collections.get(to);
  if (target && !dropTarget) throw namespaceExists('target namespace exists');
  if (target) writer.dropCollection(target);
  writer.moveCollection(collection, { ...collection, namespace: to });
}

function indexesToDrop({ indexes, namespace }: Collection, which: unknown): readonly Index[] {
  if (which === '*') return indexes;
  const wanted: readonly unknown[] = Array.isArray(which) ? which : [which];
  return wanted.map((each) => {
    if (each === '_id_') throw new MongoError(72, 'cannot drop _id index');
    const found = indexes.find(({ name, key }) =>
      typeof each === 'string'
        ? name === each
        : JSON.stringify(Object.entries(key)) === JSON.stringify(Object.entries(each as Document)),
    );
    if (!found) {
      const shown = typeof each === 'string' ? `name [${each}]` : `key: ${JSON.stringify(each)}`;
      throw indexNotFound(`index not found with ${shown} in ${namespace}`);
    }
    return found;
  });
}

/** Drops indexes by name or key, or all of them but the one on `_id`; answers how many there were. */
export function dropIndexes(writer: PlainWriter, namespace: string, which: unknown): number {
  const collection = writer.collections.get(namespace);
  if (!collection) throw namespaceNotFound(`ns not found ${namespace}`);
  const dropped = indexesToDrop(collection, which);
  for (const index of dropped) {
    index.drop();
    writer.discard(index.prefix);
  }
  if (dropped.length > 0) {
    writer.setCollection({
      ...collection,
      indexes: collection.indexes.filter((index) => !dropped.includes(index)),
    });
  }
  return collection.indexes.length + 1;
}

export interface IndexChange {
  readonly collection: Collection;
  readonly index: Index;
  /** Options such as the time to live. */
  readonly options: Document;
}

export function changeIndex(writer: PlainWriter, { collection, index, options }: IndexChange): void {
  const changed = index.with(options);
  const indexes = collection.indexes.map((each) => (each === index ? changed : each));
  writer.setCollection({ ...collection, indexes });
}
