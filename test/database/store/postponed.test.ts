import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Document } from 'bson';
import fc from 'fast-check';
import { serialize } from '../../../database/bson/document.ts';
import { compileUpdate } from '../../../database/query/update.ts';
import { backup, verify } from '../../../database/store/backup.ts';
import {
  forEachFound,
  insertDocument,
  removeDocument,
  updateDocument,
} from '../../../database/store/change.ts';
import { POSTPONED_RANGE } from '../../../database/store/keys.ts';
import { openStore, type Store } from '../../../database/store/store.ts';
import { validateCollection } from '../../../database/store/validate.ts';
import { inSlices, PAUSE, type Work } from '../../../database/store/work.ts';
import { removeDirectory, scratchDirectory } from '../support/database.ts';
import { collectionIn, findAll, indexAll } from '../support/store.ts';

const NAMESPACE = 'test.items';
const INDEXES = [{ key: { n: 1 } }, { key: { code: 1 }, unique: true }, { key: { tags: 1, _id: -1 } }];
const COUNT = 60;

const documentOf = (_id: number, n: number): Document => ({
  _id,
  n,
  code: `c${_id}`,
  tags: [`t${n}`, `t${_id % 5}`],
});

let directory: string;
let store: Store;

/** Everything is postponed that can be, and moved in slices of a few entries. */
async function open(): Promise<void> {
  store = await openStore({ directory, fsync: false });
  Object.assign(store.postponed.limits, { leastWrites: 1, mostLayers: 4, movedAtOnce: 10 });
}

beforeEach(async () => {
  directory = scratchDirectory();
  await open();
});
afterEach(async () => {
  await store.close();
  await removeDirectory(directory);
});

const bulk = (work: (writer: Store['writer']) => Work<unknown>) => store.write(work, { bulk: true });

const insert = (from: number, count: number) =>
  bulk(function* (writer) {
    for (let _id = from; _id < from + count; _id++) {
      const document = documentOf(_id, _id % 10);
      insertDocument(writer, collectionIn(store, NAMESPACE), { document, bytes: serialize(document) });
      yield PAUSE;
    }
  });

const move = (filter: Document, n: number) =>
  bulk((writer) => {
    const update = compileUpdate({ $set: { n, tags: [`t${n}`] } }, {});
    return forEachFound(writer, { namespace: NAMESPACE, filter }, (found) => {
      updateDocument(writer, found, { filter, update, now: new Date(0) });
    });
  });

const remove = (filter: Document) =>
  bulk((writer) =>
    forEachFound(writer, { namespace: NAMESPACE, filter }, (found) => removeDocument(writer, found)),
  );

const idsOf = (filter: Document): unknown[] =>
  findAll(store.view, collectionIn(store, NAMESPACE), { filter })
    .map(({ _id }): unknown => _id)
    .sort((a, b) => Number(a) - Number(b));

const errors = async () =>
  (await inSlices(validateCollection(store.view, collectionIn(store, NAMESPACE)))).errors;

const logs = () => store.view.page({ ...POSTPONED_RANGE, reverse: false }, Infinity).entries.length;

const step = fc.record({
  kind: fc.constantFrom('insert', 'move', 'remove'),
  at: fc.integer({ min: 0, max: 9 }),
});

describe('index entries of large batches', () => {
  it('are found at once, and moved to their places when the store is closed', async () => {
    await indexAll(store, NAMESPACE, INDEXES);
    await insert(0, COUNT);
    expect(logs()).toBe(1);
    expect(idsOf({ n: 3 })).toEqual([3, 13, 23, 33, 43, 53]);
    expect(await errors()).toEqual([]);
    await store.close();
    await open();
    expect(logs()).toBe(0);
    expect(idsOf({ n: 3 })).toEqual([3, 13, 23, 33, 43, 53]);
    expect(await errors()).toEqual([]);
  });

  it('are there after a crash at any point of being moved', async () => {
    await indexAll(store, NAMESPACE, INDEXES);
    const logsOfCopies: number[] = [];
    for (let round = 0; round < 8; round++) {
      await insert(round * COUNT, COUNT);
      if (round > 0) await move({ n: 9 - round }, 3);
      const copy = join(directory, `crash-${round}`);
      logsOfCopies.push(logs());
      await backup(directory, copy);
      const crashed = await verify(copy);
      expect(crashed.get(NAMESPACE)).toMatchObject({ documents: (round + 1) * COUNT, errors: [] });
    }
    expect(Math.max(...logsOfCopies)).toBeGreaterThan(1);
  });

  it('keep unique what is to be unique', async () => {
    await indexAll(store, NAMESPACE, INDEXES);
    await insert(0, COUNT);
    const twice = { ...documentOf(COUNT, 1), code: 'c1' };
    const refused = bulk(function* (writer): Work<void> {
      insertDocument(writer, collectionIn(store, NAMESPACE), { document: twice, bytes: serialize(twice) });
      yield PAUSE;
    });
    await expect(refused).rejects.toMatchObject({ code: 11000 });
    await remove({ _id: 1 });
    expect(idsOf({ code: 'c1' })).toEqual([]);
    await move({ _id: 2 }, 7);
    expect(idsOf({ code: 'c2' })).toEqual([2]);
  });

  it('are for a transaction what they were when it began', async () => {
    await indexAll(store, NAMESPACE, INDEXES);
    await insert(0, COUNT);
    const transaction = store.begin();
    const seen = () =>
      findAll(transaction, collectionIn(store, NAMESPACE), { filter: { n: 3 } }).map(
        ({ _id }): unknown => _id,
      );
    const before = seen();
    await insert(COUNT, COUNT);
    await remove({ n: 3 });
    const isOld = ({ number }: { readonly number: number }) => number <= 3;
    for (let n = 0; store.postponed.layers.some(isOld); n++) await move({ _id: 0 }, n);
    expect(seen()).toEqual(before);
    expect(idsOf({ n: 3 })).toEqual([]);
    transaction.end();
  });

  it('are what a scan finds, whatever is written while they are moved', async () => {
    await indexAll(store, NAMESPACE, INDEXES);
    let next = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        for (const { kind, at } of steps) {
          if (kind === 'insert') await insert((next += 20), 20);
          else if (kind === 'move') await move({ n: at }, (at * 7 + 3) % 10);
          else await remove({ n: at, _id: { $gt: next - 60 } });
          const all = findAll(store.view, collectionIn(store, NAMESPACE), { filter: {} });
          const scanned = all.filter(({ n }) => n === at).map(({ _id }): unknown => _id);
          expect(idsOf({ n: at })).toEqual(scanned);
        }
        expect(await errors()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('go with their index when it is dropped', async () => {
    await indexAll(store, NAMESPACE, INDEXES);
    await insert(0, COUNT);
    await bulk(function* (writer): Work<void> {
      writer.dropCollection(collectionIn(store, NAMESPACE));
      yield PAUSE;
    });
    await indexAll(store, NAMESPACE, INDEXES);
    await insert(0, COUNT);
    expect(await errors()).toEqual([]);
  });
});
