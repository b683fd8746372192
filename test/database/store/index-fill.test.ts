import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Document } from 'bson';
import { compileUpdate } from '../../../database/query/update.ts';
import { forEachFound, removeDocument, updateDocument } from '../../../database/store/change.ts';
import type { Store } from '../../../database/store/store.ts';
import { validateCollection } from '../../../database/store/validate.ts';
import { inSlices, type Work } from '../../../database/store/work.ts';
import { collectionIn, findAll, indexAll, insertAll, withStore } from '../support/store.ts';

const NAMESPACE = 'test.items';
const INDEXES = [
  { key: { n: 1 } },
  { key: { tags: 1, _id: -1 } },
  { key: { code: 1 }, unique: true },
  { key: { n: -1, code: 1 }, partialFilterExpression: { n: { $gt: 3 } } },
];

const documentOf = (_id: number, n: number): Document => ({
  _id,
  n,
  code: `c${_id}`,
  tags: [`t${n}`, `t${_id % 5}`, 'all'],
});

interface Step {
  readonly kind: 'insert' | 'move' | 'note' | 'remove';
  readonly _id: number;
  readonly n: number;
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('insert', 'move', 'note', 'remove'),
    _id: fc.integer({ min: 0, max: 399 }),
    n: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 20, maxLength: 80 },
);

const change = (store: Store, _id: number, changes: Document) =>
  store.write((writer): Work<number> => {
    const filter = { _id };
    const update = compileUpdate({ $set: changes }, {});
    return forEachFound(writer, { namespace: NAMESPACE, filter }, (found) => {
      updateDocument(writer, found, { filter, update, now: new Date(0) });
    });
  });

function run(store: Store, { kind, _id, n }: Step): Promise<unknown> {
  switch (kind) {
    case 'insert':
      return insertAll(store, NAMESPACE, [documentOf(1000 + _id, n)]);
    case 'move':
      return change(store, _id, { n, tags: [`t${n}`, 'all'] });
    case 'note':
      return change(store, _id, { note: `changes no entry: ${n}` });
    case 'remove':
      return store.write((writer): Work<number> =>
        forEachFound(writer, { namespace: NAMESPACE, filter: { _id } }, (found) =>
          removeDocument(writer, found),
        ),
      );
  }
}

/** Steps one after the other, with some time between them, beside the build. */
async function runAll(store: Store, all: readonly Step[]): Promise<void> {
  for (const step of all) {
    await run(store, step);
    await new Promise(setImmediate);
  }
}

describe('indexes that are built in several runs', () => {
  it('are what they would be had they been there from the start, whatever is written meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(50, 150, 500), (all, runEntries) =>
        withStore(async (store) => {
          store.runEntries = runEntries;
          await insertAll(
            store,
            NAMESPACE,
            Array.from({ length: 400 }, (_, _id) => documentOf(_id, _id % 10)),
          );
          await Promise.all([indexAll(store, NAMESPACE, INDEXES), runAll(store, all)]);
          const collection = collectionIn(store, NAMESPACE);
          expect(collection.indexes.map(({ state }) => state)).toEqual(INDEXES.map(() => 'ready'));
          expect((await inSlices(validateCollection(store.view, collection))).errors).toEqual([]);
        }),
      ),
      { numRuns: 15 },
    );
  });

  it('are made however short the name of their collection is', () =>
    withStore(async (store) => {
      await insertAll(store, 'a.b', [documentOf(1, 1), documentOf(2, 2)]);
      await indexAll(store, 'a.b', INDEXES);
      expect((await inSlices(validateCollection(store.view, collectionIn(store, 'a.b')))).errors).toEqual([]);
    }));

  it('are not made when a value is there twice in different runs', async () => {
    await withStore(async (store) => {
      store.runEntries = 10;
      await insertAll(
        store,
        NAMESPACE,
        Array.from({ length: 300 }, (_, _id) => ({ _id, code: _id % 299 })),
      );
      const failure = indexAll(store, NAMESPACE, [{ key: { code: 1 }, unique: true }]);
      await expect(failure).rejects.toMatchObject({ code: 11000, details: { keyValue: { code: 0 } } });
      expect(collectionIn(store, NAMESPACE).indexes).toEqual([]);
      expect(findAll(store.view, collectionIn(store, NAMESPACE), { filter: { code: 0 } })).toHaveLength(2);
    });
  });
});
