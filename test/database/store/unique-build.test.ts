import { describe, expect, it } from '@jest/globals';
import type { Document } from 'bson';
import { serialize } from '../../../database/bson/document.ts';
import { insertDocument } from '../../../database/store/change.ts';
import type { Store } from '../../../database/store/store.ts';
import type { Transaction } from '../../../database/store/transaction.ts';
import { validateCollection } from '../../../database/store/validate.ts';
import { inSlices } from '../../../database/store/work.ts';
import { collectionIn, indexAll, insertAll, withStore } from '../support/store.ts';

const NAMESPACE = 'test.items';
const DOCUMENTS = 400;
const UNIQUE = [{ key: { code: 1 }, unique: true }];

/** Longer than an index keeps: such values differ behind what is in their entries. */
const longCode = (end: number): string => `${'x'.repeat(600)}${end}`;

const insert = (store: Store, codeOf: (_id: number) => unknown) =>
  insertAll(
    store,
    NAMESPACE,
    Array.from({ length: DOCUMENTS }, (_, _id): Document => ({ _id, code: codeOf(_id) })),
  );

const errorsIn = async (store: Store) =>
  (await inSlices(validateCollection(store.view, collectionIn(store, NAMESPACE)))).errors;

/** Begins to build the index in many runs, and comes back while it is far from done. */
async function beginToBuild(store: Store): Promise<{ readonly built: Promise<unknown> }> {
  store.runEntries = 10;
  const built = indexAll(store, NAMESPACE, UNIQUE);
  built.catch(() => undefined);
  while (collectionIn(store, NAMESPACE).indexes.length === 0) await new Promise(setImmediate);
  return { built };
}

function insertWithin(transaction: Transaction, store: Store, document: Document): void {
  insertDocument(transaction, collectionIn(store, NAMESPACE), { document, bytes: serialize(document) });
}

describe('building a unique index', () => {
  it.each([10, 1000])('takes long values that differ at their ends, in runs of %s', (runEntries) =>
    withStore(async (store) => {
      store.runEntries = runEntries;
      await insert(store, longCode);
      await indexAll(store, NAMESPACE, UNIQUE);
      expect(await errorsIn(store)).toEqual([]);
    }),
  );

  it.each([
    ['side by side', (_id: number) => Math.max(_id, 1), 1],
    ['far from each other', (_id: number) => _id % (DOCUMENTS - 1), 0],
    ['that are long', (_id: number) => longCode(_id % (DOCUMENTS - 1)), longCode(0)],
    ['in arrays', (_id: number) => [`a${_id}`, _id % (DOCUMENTS - 1)], 0],
  ])('refuses equal values %s, and says which', (_case, codeOf, code) =>
    withStore(async (store) => {
      await insert(store, codeOf);
      const refusal = { code: 11000, details: { keyValue: { code } } };
      await expect(indexAll(store, NAMESPACE, UNIQUE)).rejects.toMatchObject(refusal);
      expect(collectionIn(store, NAMESPACE).indexes).toEqual([]);
    }),
  );

  it('waits for a transaction that inserts a value of its own, and is refused when that is committed', () =>
    withStore(async (store) => {
      await insert(store, (_id) => `c${_id}`);
      const { built } = await beginToBuild(store);
      const transaction = store.begin();
      insertWithin(transaction, store, { _id: DOCUMENTS, code: `c${DOCUMENTS - 1}` });
      await new Promise(setImmediate);
      await store.commit(transaction, () => undefined);
      await expect(built).rejects.toMatchObject({ code: 11000 });
    }));

  it('goes on when that transaction is given up', () =>
    withStore(async (store) => {
      await insert(store, (_id) => `c${_id}`);
      const { built } = await beginToBuild(store);
      const transaction = store.begin();
      insertWithin(transaction, store, { _id: DOCUMENTS, code: `c${DOCUMENTS - 1}` });
      await new Promise(setImmediate);
      transaction.end();
      await built;
      expect(await errorsIn(store)).toEqual([]);
    }));
});
