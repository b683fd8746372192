import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient, type Collection, type Db, type Document } from 'mongodb';
import { requireTestServerUri } from '../support/test-server-uri.ts';
import { DOCUMENTS, FILTERS } from './semantics/filters.ts';
import { ASCENDING } from './semantics/order.ts';
import { canonical } from './semantics/probe.ts';
import { DOCUMENT, EXPRESSIONS, PROJECTIONS, WRONG_EXPRESSIONS } from './semantics/results.ts';
import { UPDATES } from './semantics/updates.ts';

/* Against the embedded server, and unchanged against any MongoDB 7 that MONGODB_URI names. */

let client: MongoClient;
let database: Db;
let collection: Collection;

beforeAll(() => {
  client = new MongoClient(requireTestServerUri(), { promoteValues: false, promoteLongs: false });
  database = client.db(`semantics_${randomUUID().slice(0, 8)}`);
  collection = database.collection('probes');
});

afterAll(async () => {
  await database.dropDatabase();
  await client.close();
});

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (result) => ({ result: canonical(result) }),
    (error: { readonly code?: unknown }) => Number(error.code),
  );

async function fill(documents: readonly Document[]): Promise<void> {
  await collection.drop().catch(() => false);
  await collection.insertMany([...documents]);
}

const idsOf = (documents: readonly Document[]): string[] => documents.map(({ _id }) => String(_id));

describe('order', () => {
  const numbered = ASCENDING.map((v, index) => ({ _id: index, v }));
  const ascending = numbered.map(({ _id }) => String(_id));

  beforeAll(() => fill([...numbered].sort((a, b) => ((a._id * 29) % 47) - ((b._id * 29) % 47))));

  it('sorts the values of all types, with and without an index', async () => {
    for (const index of [false, true]) {
      if (index) await collection.createIndex({ v: 1 });
      expect(idsOf(await collection.find().sort({ v: 1 }).toArray())).toEqual(ascending);
      expect(idsOf(await collection.find().sort({ v: -1 }).toArray())).toEqual([...ascending].reverse());
    }
  });

  it('finds each value by itself alone', async () => {
    for (const { _id, v } of numbered) {
      const found = await collection.find({ v: { $eq: v } }).toArray();
      expect([_id, idsOf(found)]).toEqual([_id, [String(_id)]]);
    }
  });
});

describe('filters', () => {
  beforeAll(() => fill(DOCUMENTS));

  it.each(FILTERS)('%j', async (filter, expected) => {
    if (typeof expected === 'number') {
      expect(await codeOf(collection.find(filter).toArray())).toBe(expected);
      return;
    }
    const found = await collection.find(filter).toArray();
    expect(idsOf(found).sort()).toEqual([...expected].sort());
    expect(Number(await collection.countDocuments(filter))).toBe(expected.length);
  });
});

describe('updates', () => {
  it.each(UPDATES)('$rule', async ({ before, filter = {}, update, options = {}, after }) => {
    await fill([{ _id: 1, ...before }]);
    const result = collection.updateOne({ _id: 1 as never, ...filter }, update, options);
    if (typeof after === 'number') {
      expect(await codeOf(result)).toBe(after);
      expect(canonical(await collection.findOne())).toBe(canonical({ _id: 1, ...before }));
      return;
    }
    const { matchedCount, modifiedCount } = await result;
    expect(canonical(await collection.findOne())).toBe(canonical({ _id: 1, ...after }));
    const changed = canonical(before) === canonical(after) ? 0 : 1;
    expect([Number(matchedCount), Number(modifiedCount)]).toEqual([1, changed]);
  });

  it.each<[Document, Document, Document]>([
    [
      { _id: 2, 'a.b': 1, c: { $gt: 5 } },
      { $set: { d: 1 }, $setOnInsert: { e: 2 } },
      { _id: 2, a: { b: 1 }, d: 1, e: 2 },
    ],
    [
      { _id: 2, $and: [{ a: { $eq: 1 } }, { b: { $in: [2] } }] },
      { $inc: { n: 1 } },
      { _id: 2, a: 1, b: 2, n: 1 },
    ],
  ])('an upsert by %j', async (filter, update, expected) => {
    await fill([{ _id: 1 }]);
    await collection.updateOne(filter, update, { upsert: true });
    expect(canonical(await collection.findOne({ _id: 2 as never }))).toBe(canonical(expected));
  });

  it('keeps the type of a whole double', async () => {
    await fill([{ _id: 1, a: ASCENDING[15], b: 1 }]);
    await collection.updateOne({}, { $set: { b: 2 } });
    expect(canonical(await collection.findOne())).toBe(canonical({ _id: 1, a: ASCENDING[15], b: 2 }));
  });
});

describe('unique indexes', () => {
  beforeEach(async () => {
    await fill([{ _id: 1, a: [1, 2] }]);
    await collection.createIndex({ a: 1 }, { unique: true });
  });

  it('refuses an element that another document has', async () => {
    const error = await collection.insertOne({ _id: 2 as never, a: 2 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'MongoServerError',
      message: expect.stringContaining('index: a_1 dup key: { a: 2 }'),
    });
  });

  it('takes a missing field for null, once', async () => {
    await collection.insertOne({ _id: 2 as never });
    expect(await codeOf(collection.insertOne({ _id: 3 as never, a: null }))).toBe(11000);
  });

  it('refuses documents with arrays on two of its paths', async () => {
    await collection.createIndex({ b: 1, c: 1 });
    expect(await codeOf(collection.insertOne({ a: 9, b: [1], c: [1] }))).toBe(171);
  });
});

describe('results', () => {
  beforeEach(() => fill([DOCUMENT]));

  it.each(PROJECTIONS)('the projection %j', async (projection, expected) => {
    const found = collection.find({}, { projection }).toArray();
    if (typeof expected === 'number') expect(await codeOf(found)).toBe(expected);
    else expect(canonical(await found)).toBe(canonical([expected]));
  });

  it.each(EXPRESSIONS)('the expression %j', async (expression, expected) => {
    const found = await collection.aggregate([{ $project: { _id: 0, value: expression } }]).toArray();
    expect(canonical(found)).toBe(canonical([{ value: expected }]));
  });

  it.each(WRONG_EXPRESSIONS)('the expression %j fails with %i', async (expression, code) => {
    expect(await codeOf(collection.aggregate([{ $project: { value: expression } }]).toArray())).toBe(code);
  });

  it('sums of int64 are exact, and int64', async () => {
    await collection.insertOne({ _id: 2 as never, long: DOCUMENT['long'] as unknown });
    const [sum] = await collection.aggregate([{ $group: { _id: null, sum: { $sum: '$long' } } }]).toArray();
    expect(canonical(sum)).toBe('{"_id":null,"sum":{"$numberLong":"18014398509481986"}}');
  });
});
