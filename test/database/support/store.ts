import type { Document } from 'bson';
import { serialize } from '../../../database/bson/document.ts';
import { insertDocument } from '../../../database/store/change.ts';
import type { Collection } from '../../../database/store/catalog.ts';
import { ensureCollection } from '../../../database/store/collections.ts';
import { find, type FindRequest } from '../../../database/store/find.ts';
import { createIndexes } from '../../../database/store/index-build.ts';
import { checkIndexSpec } from '../../../database/store/index-spec.ts';
import { openStore, type Store } from '../../../database/store/store.ts';
import type { DatedView } from '../../../database/store/view.ts';
import { validateCollection } from '../../../database/store/validate.ts';
import { inSlices, PAUSE, type Work } from '../../../database/store/work.ts';
import { removeDirectory, scratchDirectory } from './database.ts';

/** Runs a test on a store of its own. */
export async function withStore<Result>(test: (store: Store) => Promise<Result>): Promise<Result> {
  const directory = scratchDirectory();
  const store = await openStore({ directory, fsync: false });
  try {
    return await test(store);
  } finally {
    await store.close();
    await removeDirectory(directory);
  }
}

/** Inserts documents one by one; those that are refused are left out. */
export const insertAll = (store: Store, namespace: string, documents: readonly Document[]): Promise<number> =>
  store.write(function* (writer): Work<number> {
    let count = 0;
    for (const document of documents) {
      try {
        insertDocument(writer, ensureCollection(writer, store, namespace), {
          document,
          bytes: serialize(document),
        });
        count++;
      } catch {
        // such as two arrays in one index
      }
      yield PAUSE;
    }
    return count;
  });

export const indexAll = (store: Store, namespace: string, indexes: readonly Document[]) =>
  createIndexes(
    store,
    namespace,
    indexes.map((index, position) => checkIndexSpec({ name: `index ${position}`, ...index })),
  );

export function collectionIn(store: Store, namespace: string): Collection {
  const collection = store.collections.get(namespace);
  if (!collection) throw new Error(`there is no ${namespace}`);
  return collection;
}

/** The documents that a find gives. */
export function findAll(view: DatedView, collection: Collection, request: FindRequest): Document[] {
  return [...find(view, collection, request).rows].flatMap((row) => (row === PAUSE ? [] : [row.document]));
}

/** What is wrong with a collection, its indexes and its counters; nothing if all is well. */
export const errorsIn = async (store: Store, namespace: string): Promise<readonly string[]> =>
  (await inSlices(validateCollection(store.view, collectionIn(store, namespace)))).errors;

/** The store as it is after a restart. */
export async function reopened(store: Store): Promise<Store> {
  const { directory } = store.environment;
  await store.close();
  return openStore({ directory, fsync: false });
}
