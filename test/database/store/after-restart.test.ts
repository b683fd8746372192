import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Document } from 'bson';
import { serialize } from '../../../database/bson/document.ts';
import { insertDocument } from '../../../database/store/change.ts';
import { GARBAGE_RANGE, rangeOf } from '../../../database/store/keys.ts';
import { openStore, type Store } from '../../../database/store/store.ts';
import { inOnePiece, turn } from '../../../database/store/work.ts';
import { removeDirectory, scratchDirectory } from '../support/database.ts';
import { collectionIn, errorsIn, findAll, indexAll, insertAll, reopened } from '../support/store.ts';

const NAMESPACE = 'test.items';

let directory: string;
let store: Store;

beforeEach(async () => {
  directory = scratchDirectory();
  store = await openStore({ directory, fsync: false });
});

afterEach(async () => {
  await store.close();
  await removeDirectory(directory);
});

const drop = () =>
  store.write((writer) => inOnePiece(() => writer.dropCollection(collectionIn(store, NAMESPACE))));

/** Each document is there once, although some of its entries are two. */
async function expectEachOnce(count: number): Promise<void> {
  store = await reopened(store);
  const collection = collectionIn(store, NAMESPACE);
  const found = findAll(store.view, collection, { filter: { tags: { $gte: 'a' } }, hint: { tags: 1 } });
  expect(found).toHaveLength(count);
}

const TAGGED: Document = { _id: 9, tags: ['a', 'b'], code: 1 };
const INDEXES = [{ key: { tags: 1 } }, { key: { code: 1 }, unique: true }];

describe('after a restart', () => {
  it('what was dropped, and not removed in time, is removed', async () => {
    const many = Array.from({ length: 12_000 }, (_, _id) => ({ _id }));
    await insertAll(store, NAMESPACE, many);
    const range = rangeOf(collectionIn(store, NAMESPACE).prefix);
    await drop();
    store = await reopened(store);
    expect(store.view.keys(range, Infinity).length).toBeGreaterThan(0);
    while (store.view.keys(GARBAGE_RANGE, 1).length > 0) await turn();
    expect(store.view.keys(range, Infinity)).toEqual([]);
  });

  it('a collection that gets the number of a dropped one begins to count at nothing', async () => {
    await insertAll(store, NAMESPACE, [{ _id: 1 }]);
    await Promise.all([insertAll(store, NAMESPACE, [{ _id: 2 }]), drop()]);
    store = await reopened(store);
    await insertAll(store, NAMESPACE, [{ _id: 1 }]);
    expect(await errorsIn(store, NAMESPACE)).toEqual([]);
  });

  it('an index knows that it has arrays, if the first document that had one was refused', async () => {
    await indexAll(store, NAMESPACE, INDEXES);
    await insertAll(store, NAMESPACE, [{ _id: 1, tags: 'c', code: 1 }]);
    expect(await insertAll(store, NAMESPACE, [TAGGED])).toBe(0);
    expect(await insertAll(store, NAMESPACE, [{ ...TAGGED, code: 2 }])).toBe(1);
    await expectEachOnce(2);
  });

  it('an index knows that it has arrays, if a transaction was the first to have one and was given up', async () => {
    await indexAll(store, NAMESPACE, INDEXES);
    const transaction = store.begin();
    const stored = { document: TAGGED, bytes: serialize(TAGGED) };
    insertDocument(transaction, collectionIn(store, NAMESPACE), stored);
    transaction.end();
    await insertAll(store, NAMESPACE, [TAGGED]);
    await expectEachOnce(1);
  });
});
