import { describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { databaseOfThisFile } from '../support/database-of-this-file.ts';
import type { Item } from '../support/database.ts';
import { explain } from '../support/items.ts';

const database = await databaseOfThisFile();
const items = (): Collection<Item> => database.fresh().collection<Item>('items');

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
