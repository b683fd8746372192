import { describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { databaseOfThisFile } from '../support/database-of-this-file.ts';
import type { Item } from '../support/database.ts';
import { explain, fill } from '../support/items.ts';

const database = await databaseOfThisFile();
const items = (): Collection<Item> => database.fresh().collection<Item>('items');

describe('createIndexes', () => {
  it('makes the index of documents that are there, and keeps it', async () => {
    const collection = items();
    await fill(collection, 1000, (_id) => ({ n: _id % 10 }));
    await collection.createIndex({ n: 1 });
    expect(await explain(collection, { n: 3 })).toMatchObject({ indexes: ['n_1'], keys: 100, found: 100 });
    await collection.updateMany({ n: 3 }, { $set: { n: 30 } });
    await collection.deleteMany({ n: 4 });
    expect(await explain(collection, { n: 30 })).toMatchObject({ keys: 100, found: 100 });
    expect(await explain(collection, { n: { $in: [3, 4] } })).toMatchObject({ keys: 0, found: 0 });
  });

  it('is the same index when asked for again, by several clients at a time', async () => {
    const collection = items();
    await fill(collection, 2000, (_id) => ({ n: _id }));
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
    await fill(collection, 5000, (_id) => ({ n: _id }));
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
