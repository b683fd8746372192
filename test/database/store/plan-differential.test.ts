import { describe, expect, it } from '@jest/globals';
import { Decimal128, Long, ObjectId, type Document } from 'bson';
import fc from 'fast-check';
import { compareValues } from '../../../database/bson/order.ts';
import { compileSort } from '../../../database/query/sort.ts';
import { find } from '../../../database/store/find.ts';
import { collectionIn, findAll, indexAll, insertAll, withStore } from '../support/store.ts';

const ids = Array.from({ length: 3 }, (_, index) => new ObjectId(`0000000000000000000000${index}0`));
const LONG_TEXT = 'x'.repeat(460);

/** Few values of many types, so that they often meet. */
const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(0.5, 2.5, NaN, Infinity) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((value) => Long.fromNumber(value)) },
  { weight: 1, arbitrary: fc.constantFrom('1', '2.5', '1.0').map((value) => Decimal128.fromString(value)) },
  { weight: 3, arbitrary: fc.constantFrom('', 'a', 'ab', 'abc', 'b', `${LONG_TEXT}1`, `${LONG_TEXT}2`) },
  { weight: 1, arbitrary: fc.constantFrom(...ids) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((value) => new Date(value)) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar }) },
);

const document = fc.record(
  {
    a: value,
    b: value,
    c: value,
    n: fc.oneof(
      fc.record({ x: value }),
      fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
    ),
  },
  { requiredKeys: [] },
);

const INDEXES: readonly Document[] = [
  { key: { a: 1 } },
  { key: { b: -1, c: 1 } },
  { key: { a: 1, _id: -1 } },
  { key: { 'n.x': 1 } },
  { key: { 'n.x': -1, 'n.y': 1, a: 1 } },
  { key: { c: 1 }, sparse: true },
  { key: { b: 1, a: 1 }, partialFilterExpression: { c: { $exists: true } } },
  { key: { c: -1, b: 1 }, partialFilterExpression: { a: { $gt: 0 } } },
];

const condition = fc.oneof(
  { weight: 4, arbitrary: value },
  { weight: 2, arbitrary: scalar.map(($eq) => ({ $eq })) },
  {
    weight: 2,
    arbitrary: fc
      .record({ operator: fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne'), scalar })
      .map(({ operator, scalar: operand }) => ({ [operator]: operand })),
  },
  { weight: 2, arbitrary: fc.tuple(scalar, scalar).map(([$gte, $lt]) => ({ $gte, $lt })) },
  { weight: 2, arbitrary: fc.array(value, { maxLength: 4 }).map(($in) => ({ $in })) },
  { weight: 1, arbitrary: fc.boolean().map(($exists) => ({ $exists })) },
  { weight: 1, arbitrary: fc.constantFrom(/^a/, /^ab/, /b/, /^x/) },
  { weight: 1, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 2 }).map(($all) => ({ $all })) },
  { weight: 1, arbitrary: scalar.map((operand) => ({ $elemMatch: { $gte: operand } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { $type: 'string' },
      { $type: 'number' },
      { $type: 'null' },
      { $not: { $gt: 1 } },
    ),
  },
);

const path = fc.constantFrom('a', 'b', 'c', 'n.x', 'n.y', '_id');
const conjunction = fc
  .array(fc.tuple(path, condition), { minLength: 0, maxLength: 3 })
  .map((parts) => Object.fromEntries<unknown>(parts));
const elements = fc
  .record({ x: condition, y: condition }, { requiredKeys: ['x'] })
  .map((operand) => ({ n: { $elemMatch: operand } }));
const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 6, arbitrary: conjunction },
  { weight: 1, arbitrary: elements },
  { weight: 2, arbitrary: fc.array(conjunction, { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(conjunction, fc.array(conjunction, { minLength: 1, maxLength: 2 }))
      .map(([rest, $or]) => ({ ...rest, $or })),
  },
  { weight: 1, arbitrary: fc.tuple(conjunction, conjunction).map(($and) => ({ $and })) },
);

const direction = fc.constantFrom(1, -1);
const sort = fc.option(
  fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', '_id', 'n.x'), { minLength: 1, maxLength: 2 })
    .chain((fields) =>
      fc
        .tuple(...fields.map(() => direction))
        .map((directions) => Object.fromEntries(fields.map((field, index) => [field, directions[index]]))),
    ),
  { nil: null, freq: 2 },
);

const idsOf = (documents: readonly Document[]): number[] =>
  documents.map(({ _id }) => Number(_id)).sort((a, b) => a - b);

/** Such documents have no place in the order, which MongoDB refuses too. */
function hasParallelArrays(documents: readonly Document[], order: Document): boolean {
  const { keyOf } = compileSort(order);
  try {
    documents.forEach(keyOf);
    return false;
  } catch {
    return true;
  }
}

describe('a plan', () => {
  it(
    'finds what a scan of the whole collection finds, in the same order',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(document, { minLength: 5, maxLength: 30 }),
          fc.array(fc.tuple(filter, sort), { minLength: 40, maxLength: 40 }),
          (documents, queries) =>
            withStore(async (store) => {
              await indexAll(store, 'db.items', INDEXES);
              await insertAll(
                store,
                'db.items',
                documents.map((fields, _id) => ({ _id, ...fields })),
              );
              const collection = store.collections.get('db.items');
              if (!collection) return;
              for (const [wanted, order] of queries) {
                if (order && hasParallelArrays(documents, order)) continue;
                const request = { filter: wanted, sort: order };
                const found = findAll(store.view, collection, request);
                const scanned = findAll(store.view, collection, { ...request, hint: { $natural: 1 } });
                expect(idsOf(found)).toEqual(idsOf(scanned));
                if (!order) continue;
                const { keyOf } = compileSort(order);
                const keys = (rows: readonly Document[]) => rows.map((row) => keyOf(row));
                expect(compareValues(keys(found), keys(scanned))).toBe(0);
                const limited = findAll(store.view, collection, { ...request, skip: 1, limit: 3 });
                expect(compareValues(keys(limited), keys(scanned).slice(1, 4))).toBe(0);
              }
            }),
        ),
        { numRuns: 30 },
      ),
    60_000,
  );

  it(
    'finds the same in an index that was built afterwards',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(document, { minLength: 5, maxLength: 30 }),
          fc.array(filter, { minLength: 10, maxLength: 10 }),
          (documents, filters) =>
            withStore(async (store) => {
              await insertAll(
                store,
                'db.items',
                documents.map((fields, _id) => ({ _id, ...fields })),
              );
              const possible = INDEXES.filter(({ key }) => Object.keys(key as Document).length === 1);
              await indexAll(store, 'db.items', possible);
              const collection = collectionIn(store, 'db.items');
              for (const wanted of filters) {
                const { plan } = find(store.view, collection, { filter: wanted });
                expect(plan).not.toBeNull();
                const found = findAll(store.view, collection, { filter: wanted });
                expect(idsOf(found)).toEqual(
                  idsOf(findAll(store.view, collection, { filter: wanted, hint: { $natural: 1 } })),
                );
              }
            }),
        ),
        { numRuns: 20 },
      ),
    60_000,
  );
});
