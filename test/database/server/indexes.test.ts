import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection, Document, Filter } from 'mongodb';
import { openTestDatabase, type Item, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const items = (): Collection<Item> => database.fresh().collection<Item>('items');

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** How a find is done: the names of the indexes it reads, and what it examined. */
async function explain(collection: Collection<Item>, filter: Filter<Item>, options: Document = {}) {
  const { queryPlanner, executionStats } = await collection.find(filter, options).explain('executionStats');
  const text = JSON.stringify(queryPlanner.winningPlan);
  return {
    indexes: [...new Set([...text.matchAll(/"indexName":"([^"]+)"/g)].map(([, name]) => name))],
    stages: [...text.matchAll(/"stage":"([A-Z_]+)"/g)].map(([, stage]) => stage),
    keys: Number(executionStats.totalKeysExamined),
    documents: Number(executionStats.totalDocsExamined),
    found: Number(executionStats.nReturned),
  };
}

describe('createIndexes', () => {
  it('makes the index of documents that are there, and keeps it', async () => {
    const collection = items();
    await collection.insertMany(Array.from({ length: 1000 }, (_, _id) => ({ _id, n: _id % 10 })));
    await collection.createIndex({ n: 1 });
    expect(await explain(collection, { n: 3 })).toMatchObject({ indexes: ['n_1'], keys: 100, found: 100 });
    await collection.updateMany({ n: 3 }, { $set: { n: 30 } });
    await collection.deleteMany({ n: 4 });
    expect(await explain(collection, { n: 30 })).toMatchObject({ keys: 100, found: 100 });
    expect(await explain(collection, { n: { $in: [3, 4] } })).toMatchObject({ keys: 0, found: 0 });
  });

  it('is the same index when asked for again, by several clients at a time', async () => {
    const collection = items();
    await collection.insertMany(Array.from({ length: 2000 }, (_, _id) => ({ _id, n: _id })));
    const clients = await Promise.all([database.connect(), database.connect(), database.connect()]);
    const names = await Promise.all(
      clients.map((client) =>
        client
          .db(collection.dbName)
          .collection('items')
          .createIndexes([{ key: { n: 1 }, unique: true }, { key: { m: -1 } }]),
      ),
    );
    expect(names).toEqual([
      ['n_1', 'm_-1'],
      ['n_1', 'm_-1'],
      ['n_1', 'm_-1'],
    ]);
    expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'n_1', 'm_-1']);
    expect(await explain(collection, { n: 1999 })).toMatchObject({ indexes: ['n_1'], keys: 1 });
  });

  it('takes writes in while it is built', async () => {
    const collection = items();
    await collection.insertMany(Array.from({ length: 5000 }, (_, _id) => ({ _id, n: _id })));
    const built = collection.createIndex({ n: 1 });
    const writes = Array.from({ length: 50 }, async (_, index) => {
      await collection.insertOne({ _id: 10_000 + index, n: -1 });
      await collection.updateOne({ _id: index * 100 }, { $set: { n: -1 } });
      await collection.deleteOne({ _id: index * 100 + 1 });
    });
    await Promise.all([built, ...writes]);
    expect(await explain(collection, { n: -1 })).toMatchObject({ indexes: ['n_1'], found: 100, keys: 100 });
    expect(await explain(collection, { n: { $gte: -1 } })).toMatchObject({ found: 5000, keys: 5000 });
  });

  it('refuses a unique index of values that are not, and leaves nothing behind', async () => {
    const collection = items();
    await collection.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
      { _id: 3, n: 1 },
    ]);
    await expect(collection.createIndex({ n: 1 }, { unique: true })).rejects.toMatchObject({
      code: 11000,
      keyValue: { n: 1 },
    });
    expect(await collection.indexes()).toHaveLength(1);
    await collection.deleteOne({ _id: 3 });
    await collection.createIndex({ n: 1 }, { unique: true });
  });

  it.each<[string, Document, number]>([
    ['a text index', { key: { a: 'text' } }, 67],
    ['a hashed index', { key: { a: 'hashed' } }, 67],
    ['a 2dsphere index', { key: { a: '2dsphere' } }, 67],
    ['a wildcard index', { key: { '$**': 1 } }, 67],
    ['a direction of 0', { key: { a: 0 } }, 67],
    ['an empty key', { key: {} }, 67],
    ['a collation', { key: { a: 1 }, collation: { locale: 'en', strength: 2 } }, 67],
    ['sparse and partial at once', { key: { a: 1 }, sparse: true, partialFilterExpression: { a: 1 } }, 67],
    ['a time to live of two fields', { key: { a: 1, b: 1 }, expireAfterSeconds: 1 }, 67],
    ['a negative time to live', { key: { a: 1 }, expireAfterSeconds: -1 }, 67],
    ['an unknown option', { key: { a: 1 }, foo: 1 }, 197],
    [
      'a partial filter with an unknown operator',
      { key: { a: 1 }, partialFilterExpression: { a: { $foo: 1 } } },
      2,
    ],
  ])('refuses %s', async (_case, spec, code) => {
    const collection = items();
    const failure = collection.db.command({ createIndexes: 'items', indexes: [{ name: 'x', ...spec }] });
    await expect(failure).rejects.toMatchObject({ code });
  });

  it.each<[string, Document, number]>([
    ['the same key under another name', { key: { a: 1 }, name: 'other' }, 85],
    ['the same name with another key', { key: { b: 1 }, name: 'a_1' }, 86],
    ['the same name, but unique', { key: { a: 1 }, name: 'a_1', unique: true }, 86],
    ['another time to live', { key: { a: 1 }, name: 'a_1', expireAfterSeconds: 5 }, 85],
  ])('refuses %s', async (_case, spec, code) => {
    const collection = items();
    await collection.createIndex({ a: 1 });
    const failure = collection.db.command({ createIndexes: 'items', indexes: [spec] });
    await expect(failure).rejects.toMatchObject({ code });
  });
});

describe('a unique index', () => {
  it('says which values are taken', async () => {
    const collection = items();
    await collection.createIndex({ a: 1, b: -1 }, { unique: true });
    await collection.insertOne({ _id: 1, a: 'x', b: 2 });
    await collection.insertOne({ _id: 2, a: 'x', b: 3 });
    await expect(collection.insertOne({ _id: 3, a: 'x', b: 2 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { a: 1, b: -1 },
      keyValue: { a: 'x', b: 2 },
      message: expect.stringContaining('index: a_1_b_-1 dup key: { a: "x", b: 2 }'),
    });
  });

  it('lets a document keep its own values', async () => {
    const collection = items();
    await collection.createIndex({ a: 1 }, { unique: true });
    await collection.insertOne({ _id: 1, a: 1, n: 0 });
    await collection.updateOne({ a: 1 }, { $set: { n: 1, a: 1 } });
    await collection.replaceOne({ a: 1 }, { a: 1, n: 2 });
    expect(await collection.findOne({ a: 1 })).toEqual({ _id: 1, a: 1, n: 2 });
  });

  it('counts a missing field as null, unless it is sparse or partial', async () => {
    const collection = items();
    await collection.createIndexes([
      { key: { plain: 1 }, unique: true },
      { key: { sparse: 1 }, unique: true, sparse: true },
      { key: { partial: 1 }, unique: true, partialFilterExpression: { partial: { $exists: true } } },
    ]);
    await collection.insertOne({ _id: 1, plain: 1 });
    await collection.insertOne({ _id: 2 });
    await expect(collection.insertOne({ _id: 3 })).rejects.toMatchObject({ keyPattern: { plain: 1 } });
    await collection.insertOne({ _id: 4, plain: 4, sparse: 1, partial: 1 });
    await expect(collection.insertOne({ _id: 5, plain: 5, sparse: 1 })).rejects.toMatchObject({
      keyPattern: { sparse: 1 },
    });
    await expect(collection.insertOne({ _id: 6, plain: 6, partial: 1 })).rejects.toMatchObject({
      keyPattern: { partial: 1 },
    });
  });

  it('holds for each element of an array', async () => {
    const collection = items();
    await collection.createIndex({ codes: 1 }, { unique: true });
    await collection.insertOne({ _id: 1, codes: ['a', 'b', 'a'] });
    await expect(collection.insertOne({ _id: 2, codes: ['c', 'b'] })).rejects.toMatchObject({ code: 11000 });
    await collection.updateOne({ _id: 1 }, { $pull: { codes: 'b' } } as Document);
    await collection.insertOne({ _id: 2, codes: ['c', 'b'] });
  });

  it('tells long values apart that begin alike', async () => {
    const collection = items();
    await collection.createIndex({ text: 1 }, { unique: true });
    const long = 'x'.repeat(600);
    await collection.insertOne({ _id: 1, text: `${long}a` });
    await collection.insertOne({ _id: 2, text: `${long}b` });
    await expect(collection.insertOne({ _id: 3, text: `${long}a` })).rejects.toMatchObject({ code: 11000 });
    expect(await collection.findOne({ text: `${long}b` })).toMatchObject({ _id: 2 });
    expect(await explain(collection, { text: `${long}b` })).toMatchObject({ indexes: ['text_1'], found: 1 });
  });

  it('lets only one of many concurrent inserts pass', async () => {
    const collection = items();
    await collection.createIndex({ code: 1 }, { unique: true });
    const inserts = Array.from({ length: 20 }, (_, _id) => collection.insertOne({ _id, code: 'same' }));
    const results = await Promise.allSettled(inserts);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('plans', () => {
  it('serves equality on an array field and a sort on _id without sorting', async () => {
    const collection = items();
    await collection.createIndex({ terms: 1, _id: -1 });
    await collection.insertMany(
      Array.from({ length: 400 }, (_, _id) => ({ _id, terms: [`w${_id % 4}`, `v${_id % 7}`, 'all'] })),
    );
    const plan = await explain(collection, { terms: 'w1' }, { sort: { _id: -1 }, limit: 10 });
    expect(plan).toMatchObject({ indexes: ['terms_1__id_-1'], keys: 10, documents: 10, found: 10 });
    expect(plan.stages).not.toContain('SORT');
    const found = await collection.find({ terms: 'w1' }).sort({ _id: -1 }).limit(3).toArray();
    expect(found.map(({ _id }) => _id)).toEqual([397, 393, 389]);
    const both = await collection
      .find({ terms: { $all: ['w1', 'v2'] } })
      .sort({ _id: -1 })
      .limit(2)
      .toArray();
    expect(both.map(({ _id }) => _id)).toEqual([373, 345]);
  });

  it('serves an equality prefix, a sort and a limit', async () => {
    const collection = items();
    await collection.createIndex({ group: 1, rank: -1, _id: 1 });
    await collection.insertMany(
      Array.from({ length: 500 }, (_, _id) => ({ _id, group: _id % 5, rank: _id % 50 })),
    );
    const forward = await explain(collection, { group: 2 }, { sort: { rank: -1, _id: 1 }, limit: 20 });
    expect(forward).toMatchObject({ keys: 20, found: 20 });
    const backward = await explain(collection, { group: 2 }, { sort: { rank: 1, _id: -1 }, limit: 20 });
    expect(backward).toMatchObject({ keys: 20, found: 20 });
    const mixed = await explain(collection, { group: 2 }, { sort: { rank: 1, _id: 1 }, limit: 20 });
    expect(mixed.stages).toContain('SORT');
  });

  it('merges the points of $in by the order of the sort', async () => {
    const collection = items();
    await collection.createIndex({ group: 1, rank: 1 });
    await collection.insertMany(
      Array.from({ length: 1000 }, (_, _id) => ({ _id, group: _id % 10, rank: (_id * 7) % 1000 })),
    );
    const plan = await explain(collection, { group: { $in: [1, 3, 5] } }, { sort: { rank: 1 }, limit: 10 });
    expect(plan.stages).toContain('SORT_MERGE');
    expect(plan.keys).toBeLessThan(40);
    const ranks = await collection
      .find({ group: { $in: [1, 3, 5] } })
      .sort({ rank: 1 })
      .limit(10)
      .toArray();
    const all = await collection.find({ group: { $in: [1, 3, 5] } }).toArray();
    expect(ranks.map(({ rank }) => Number(rank))).toEqual(
      all
        .map(({ rank }) => Number(rank))
        .sort((a, b) => a - b)
        .slice(0, 10),
    );
  });

  it('goes on after a key with a keyset filter, however deep', async () => {
    const collection = items();
    await collection.createIndex({ shop: 1, price: 1, _id: 1 });
    await collection.insertMany(
      Array.from({ length: 2000 }, (_, _id) => ({ _id, shop: _id % 2, price: _id % 20 })),
    );
    const seen: number[] = [];
    let after: { price: number; _id: number } | null = null;
    for (let page = 0; page < 50; page++) {
      const filter: Filter<Item> = after
        ? { shop: 1, $or: [{ price: { $gt: after.price } }, { price: after.price, _id: { $gt: after._id } }] }
        : { shop: 1 };
      const { keys } = await explain(collection, filter, { sort: { price: 1, _id: 1 }, limit: 20 });
      expect(keys).toBeLessThan(80);
      const rows = await collection.find(filter).sort({ price: 1, _id: 1 }).limit(20).toArray();
      seen.push(...rows.map(({ _id }) => _id));
      const last = rows.at(-1);
      after = last ? { price: Number(last['price']), _id: last._id } : null;
    }
    expect(new Set(seen).size).toBe(1000);
    const all = await collection.find({ shop: 1 }).sort({ price: 1, _id: 1 }).toArray();
    expect(seen).toEqual(all.map(({ _id }) => _id));
  });

  it('looks up 500 keys, not the collection', async () => {
    const collection = items();
    await collection.createIndex({ code: 1 });
    await collection.insertMany(Array.from({ length: 3000 }, (_, _id) => ({ _id, code: `c${_id}` })));
    const wanted = Array.from({ length: 500 }, (_, index) => index * 6);
    expect(await explain(collection, { _id: { $in: wanted } })).toMatchObject({
      indexes: ['_id_'],
      documents: 500,
      found: 500,
    });
    const codes = wanted.map((index) => `c${index}`);
    expect(await explain(collection, { code: { $in: codes } })).toMatchObject({
      indexes: ['code_1'],
      keys: 500,
      found: 500,
    });
    expect(
      await explain(collection, { $and: [{ _id: { $in: wanted } }, { code: { $in: [] } }] }),
    ).toMatchObject({ documents: 0 });
  });

  it('reads only the strings with the beginning that a rooted pattern has', async () => {
    const collection = items();
    await collection.createIndex({ hs: 1 });
    await collection.insertMany(
      Array.from({ length: 1000 }, (_, _id) => ({ _id, hs: String(100000 + _id * 7) })),
    );
    expect(await explain(collection, { hs: /^1020/ })).toMatchObject({ indexes: ['hs_1'], found: 14 });
    const { keys, found } = await explain(collection, { hs: /^1020/ });
    expect(keys).toBe(found);
  });

  it.each([
    ['partial', { due: 1, _id: 1 }, { partialFilterExpression: { due: { $exists: true } } }],
    ['sparse', { due: 1 }, { sparse: true }],
  ] as const)('reads a %s index for the documents that have its field', async (_kind, key, options) => {
    const collection = items();
    const name = await collection.createIndex(key, options);
    await collection.insertMany(
      Array.from({ length: 300 }, (_, _id) => ({ _id, ...(_id % 100 === 0 && { due: _id % 7 }) })),
    );
    const plan = await explain(collection, { due: { $exists: true } }, { sort: { _id: -1 } });
    expect(plan).toMatchObject({ indexes: [name], keys: 3, documents: 3, found: 3 });
  });

  it('uses a partial index only where the filter implies it', async () => {
    const collection = items();
    await collection.createIndex({ due: 1 }, { partialFilterExpression: { state: 'open' } });
    await collection.insertMany(
      Array.from({ length: 100 }, (_, _id) => ({ _id, due: _id, state: _id % 10 ? 'done' : 'open' })),
    );
    expect(await explain(collection, { due: { $lt: 50 }, state: 'open' })).toMatchObject({
      indexes: ['due_1'],
      keys: 5,
      found: 5,
    });
    expect(await explain(collection, { due: { $lt: 50 } })).toMatchObject({ indexes: [], found: 50 });
  });

  it('uses a sparse index only where a missing field cannot match', async () => {
    const collection = items();
    await collection.createIndex({ a: 1 }, { sparse: true });
    await collection.insertMany([{ _id: 1, a: 1 }, { _id: 2 }, { _id: 3, a: null }]);
    expect(await explain(collection, { a: { $gt: 0 } })).toMatchObject({ indexes: ['a_1'] });
    expect(await explain(collection, { a: null })).toMatchObject({ indexes: [], found: 2 });
    expect((await collection.find().sort({ a: 1 }).toArray()).map(({ _id }) => _id)).toHaveLength(3);
  });

  it('answers $or from the indexes of its branches', async () => {
    const collection = items();
    await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }]);
    await collection.insertMany(
      Array.from({ length: 500 }, (_, _id) => ({ _id, a: _id % 50, b: _id % 100 })),
    );
    const plan = await explain(collection, { $or: [{ a: 7 }, { b: 57 }] });
    expect(plan).toMatchObject({ found: 10 });
    expect(plan.indexes.sort()).toEqual(['a_1', 'b_1']);
    expect(plan.keys).toBeLessThanOrEqual(15);
  });

  it('follows a hint, and refuses one without an index', async () => {
    const collection = items();
    await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }]);
    await collection.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, a: 1, b: _id })));
    expect(await explain(collection, { a: 1, b: 3 }, { hint: 'b_1' })).toMatchObject({
      indexes: ['b_1'],
      found: 1,
    });
    expect(await explain(collection, { a: 1, b: 3 }, { hint: { a: 1 } })).toMatchObject({
      indexes: ['a_1'],
      found: 1,
    });
    expect(await explain(collection, { a: 1 }, { hint: { $natural: -1 } })).toMatchObject({
      stages: ['COLLSCAN'],
    });
    await expect(collection.find({ a: 1 }, { hint: 'c_1' }).toArray()).rejects.toMatchObject({ code: 2 });
  });

  it('does not use a hidden index', async () => {
    const collection = items();
    await collection.createIndex({ a: 1 });
    await collection.insertOne({ _id: 1, a: 1 });
    await collection.db.command({ collMod: 'items', index: { name: 'a_1', hidden: true } });
    expect(await explain(collection, { a: 1 })).toMatchObject({ indexes: [] });
  });
});

describe('dropping', () => {
  it('drops an index by name or key, or all', async () => {
    const collection = items();
    await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }]);
    await collection.dropIndex('a_1');
    await collection.db.command({ dropIndexes: 'items', index: { b: 1 } });
    expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'c_1']);
    await collection.dropIndexes();
    expect(await collection.indexes()).toHaveLength(1);
    await expect(collection.dropIndex('a_1')).rejects.toMatchObject({ code: 27 });
    await expect(collection.dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
  });

  it('starts afresh after a collection was dropped', async () => {
    const collection = items();
    await collection.createIndex({ a: 1 }, { unique: true });
    await collection.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ]);
    await collection.drop();
    expect(await collection.countDocuments()).toBe(0);
    await collection.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);
    expect(await collection.find({ a: 1 }).toArray()).toHaveLength(2);
  });
});

describe('a TTL index', () => {
  it('shows its seconds, and can change them', async () => {
    const collection = items();
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const reply = await collection.db.command({
      collMod: 'items',
      index: { name: 'at_1', expireAfterSeconds: 5 },
    });
    expect(reply).toMatchObject({ expireAfterSeconds_old: 60, expireAfterSeconds_new: 5 });
    expect((await collection.indexes()).at(-1)).toMatchObject({ expireAfterSeconds: 5 });
  });
});
