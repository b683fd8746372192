import { describe, expect, it } from '@jest/globals';
import type { Document } from 'bson';
import { serialize } from '../../../database/bson/document.ts';
import { findOne, insertDocument, removeDocument } from '../../../database/store/change.ts';
import { changeIndex, dropIndexes, renameCollection } from '../../../database/store/collections.ts';
import type { DocumentWriter } from '../../../database/store/document-writer.ts';
import { find } from '../../../database/store/find.ts';
import { createIndexesWithin } from '../../../database/store/index-build.ts';
import { checkIndexSpec } from '../../../database/store/index-spec.ts';
import type { PlainWriter } from '../../../database/store/plain-writer.ts';
import type { Store } from '../../../database/store/store.ts';
import type { DatedView } from '../../../database/store/view.ts';
import { inOnePiece, inSlices } from '../../../database/store/work.ts';
import { collectionIn, errorsIn, findAll, indexAll, insertAll, withStore } from '../support/store.ts';

const NAMESPACE = 'test.items';
const OTHER = 'test.others';
const BY_N = [{ key: { n: 1 } }];
const MANY = Array.from({ length: 400 }, (_, _id): Document => ({ _id, n: _id % 10 }));

const foundByN = (view: DatedView, store: Store, n: number) =>
  findAll(view, collectionIn(store, NAMESPACE), { filter: { n } }).length;

const atOnce = <Result>(store: Store, change: (writer: PlainWriter) => Result): Promise<Result> =>
  store.write((writer) => inOnePiece(() => change(writer)));

function* remove(writer: DocumentWriter, _id: number) {
  const found = yield* findOne(writer, { namespace: NAMESPACE, filter: { _id } });
  if (found) removeDocument(writer, found);
}

/** Begins to build an index of many documents in many runs, and comes back while it is far from done. */
async function beginToBuild(store: Store): Promise<{ readonly built: Promise<unknown> }> {
  store.runEntries = 10;
  await insertAll(store, NAMESPACE, MANY);
  const built = indexAll(store, NAMESPACE, BY_N);
  built.catch(() => undefined);
  while (collectionIn(store, NAMESPACE).indexes.length === 0) await new Promise(setImmediate);
  return { built };
}

describe('an index that is made at the moment of other writes', () => {
  it('has a document that was inserted just before, into the same new collection', () =>
    withStore(async (store) => {
      const unique = [{ key: { n: 1 }, unique: true }];
      await Promise.all([
        insertAll(store, NAMESPACE, [{ _id: 1, n: 1 }]),
        indexAll(store, NAMESPACE, unique),
      ]);
      expect(foundByN(store.view, store, 1)).toBe(1);
      expect(await insertAll(store, NAMESPACE, [{ _id: 2, n: 1 }])).toBe(0);
      expect(await errorsIn(store, NAMESPACE)).toEqual([]);
    }));

  it('is not used by who still sees documents that were removed just before', () =>
    withStore(async (store) => {
      await insertAll(store, NAMESPACE, [{ _id: 1, n: 1 }]);
      const removed = store.write((writer) => remove(writer, 1));
      const other = insertAll(store, OTHER, [{ _id: 1 }]);
      const indexed = indexAll(store, NAMESPACE, BY_N);
      while (collectionIn(store, NAMESPACE).indexes.length === 0) await new Promise(setImmediate);
      const transaction = store.begin();
      expect(foundByN(transaction, store, 1)).toBe(
        findAll(transaction, collectionIn(store, NAMESPACE), { filter: {} }).length,
      );
      await Promise.all([removed, other, indexed]);
      expect(foundByN(transaction, store, 1)).toBe(
        findAll(transaction, collectionIn(store, NAMESPACE), { filter: {} }).length,
      );
      transaction.end();
    }));

  it('is not used by a transaction that began while it was built', () =>
    withStore(async (store) => {
      const { built } = await beginToBuild(store);
      const transaction = store.begin();
      await built;
      expect(foundByN(transaction, store, 5)).toBe(40);
      expect(foundByN(store.view, store, 5)).toBe(40);
      transaction.end();
    }));

  it('cannot be hinted at by such a transaction', () =>
    withStore(async (store) => {
      const { built } = await beginToBuild(store);
      const transaction = store.begin();
      await built;
      const request = { filter: {}, hint: { n: 1 } };
      expect(() => findAll(transaction, collectionIn(store, NAMESPACE), request)).toThrow('hint');
      transaction.end();
    }));
});

describe('a transaction that makes an index of an empty collection', () => {
  const begin = (store: Store) => {
    const transaction = store.begin();
    const specs = BY_N.map((spec) => checkIndexSpec({ name: 'n', ...spec }));
    return {
      transaction,
      index: () => createIndexesWithin(transaction, store, { namespace: NAMESPACE, specs }),
    };
  };

  it('loses when others put documents into it meanwhile', () =>
    withStore(async (store) => {
      await insertAll(store, NAMESPACE, [{ _id: 1 }]);
      await store.write((writer) => remove(writer, 1));
      const { transaction, index } = begin(store);
      index();
      await insertAll(store, NAMESPACE, [{ _id: 2, n: 1 }]);
      await expect(store.commit(transaction, () => undefined)).rejects.toMatchObject({ code: 112 });
      expect(collectionIn(store, NAMESPACE).indexes).toEqual([]);
    }));

  it('may have emptied it itself, and may fill it', () =>
    withStore(async (store) => {
      await insertAll(store, NAMESPACE, MANY);
      const { transaction, index } = begin(store);
      for (const { _id } of MANY) await inSlices(remove(transaction, Number(_id)));
      index();
      const document = { _id: 1, n: 1 };
      insertDocument(transaction, transaction.collections.get(NAMESPACE) ?? collectionIn(store, NAMESPACE), {
        document,
        bytes: serialize(document),
      });
      await store.commit(transaction, () => undefined);
      expect(foundByN(store.view, store, 1)).toBe(1);
      expect(await errorsIn(store, NAMESPACE)).toEqual([]);
    }));
});

describe('while an index is built', () => {
  it('its collection can be given another name, and another one the name that it had', () =>
    withStore(async (store) => {
      const { built } = await beginToBuild(store);
      await atOnce(store, (writer) =>
        renameCollection(writer, { from: NAMESPACE, to: OTHER, dropTarget: false }),
      );
      await insertAll(store, NAMESPACE, MANY);
      await built;
      const collection = collectionIn(store, OTHER);
      expect(collection.indexes.map(({ state }) => state)).toEqual(['ready']);
      expect(findAll(store.view, collection, { filter: { n: 5 }, hint: { n: 1 } })).toHaveLength(40);
      expect([...(await errorsIn(store, NAMESPACE)), ...(await errorsIn(store, OTHER))]).toEqual([]);
    }));

  it('its options can be changed', () =>
    withStore(async (store) => {
      const { built } = await beginToBuild(store);
      await atOnce(store, (writer) => {
        const collection = collectionIn(store, NAMESPACE);
        const [index] = collection.indexes;
        if (index) changeIndex(writer, { collection, index, options: { expireAfterSeconds: 5 } });
      });
      await built;
      const [index] = collectionIn(store, NAMESPACE).indexes;
      expect(index).toMatchObject({ state: 'ready', expireAfterSeconds: 5 });
      expect(await errorsIn(store, NAMESPACE)).toEqual([]);
    }));

  it('it can be dropped, which ends the building', () =>
    withStore(async (store) => {
      const { built } = await beginToBuild(store);
      await atOnce(store, (writer) => dropIndexes(writer, NAMESPACE, '*'));
      await expect(built).rejects.toMatchObject({ code: 175 });
      expect(collectionIn(store, NAMESPACE).indexes).toEqual([]);
    }));
});

it('a scan of an index ends with an error when the index is dropped, also after its options were changed', () =>
  withStore(async (store) => {
    await indexAll(store, NAMESPACE, BY_N);
    await insertAll(store, NAMESPACE, MANY);
    const request = { filter: { n: { $gte: 0 } }, hint: { n: 1 } };
    const { rows } = find(store.view, collectionIn(store, NAMESPACE), request);
    rows.next();
    await atOnce(store, (writer) => {
      const collection = collectionIn(store, NAMESPACE);
      const [index] = collection.indexes;
      if (index) changeIndex(writer, { collection, index, options: { hidden: true } });
    });
    await atOnce(store, (writer) => dropIndexes(writer, NAMESPACE, '*'));
    expect(() => [...rows]).toThrow('dropped while it was read');
  }));
