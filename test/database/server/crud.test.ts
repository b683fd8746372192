import { describe, expect, it } from '@jest/globals';
import { Decimal128, Double, Long, type Collection, type ObjectId } from 'mongodb';
import { databaseOfThisFile } from '../support/database-of-this-file.ts';
import type { Item } from '../support/database.ts';

const database = await databaseOfThisFile();
const items = (): Collection<Item> => database.fresh().collection<Item>('items');

describe('insert', () => {
  it('stores a document as it was sent, with _id first', async () => {
    const collection = database.fresh().collection('items');
    const { insertedId } = await collection.insertOne({ name: 'bolt', size: 8 });
    const [found] = await collection.find().toArray();
    expect(Object.entries(found ?? {})).toEqual([
      ['_id', insertedId],
      ['name', 'bolt'],
      ['size', 8],
    ]);
  });

  it('keeps int64, decimal and double apart', async () => {
    const collection = items();
    const document = {
      _id: 1,
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.10'),
      double: new Double(3),
      int: 3,
    };
    await collection.insertOne(document);
    const found = await collection.findOne({ _id: 1 }, { promoteValues: false });
    expect(found).toMatchObject({ long: document.long, decimal: document.decimal });
    expect(String(found?.['double'])).toBe('3');
    expect((found!['double'] as { _bsontype: string })._bsontype).toBe('Double');
    expect((found!['int'] as { _bsontype: string })._bsontype).toBe('Int32');
  });

  it('refuses an _id that is there already, and says which', async () => {
    const collection = items();
    await collection.insertOne({ _id: 1 });
    await expect(collection.insertOne({ _id: 1 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: 1 },
      message: expect.stringMatching(
        /^E11000 duplicate key error collection: .*\.items index: _id_ dup key: \{ _id: 1 \}/,
      ),
    });
  });

  it('takes 1 and int64 1 for the same _id', async () => {
    const collection = database.fresh().collection('items');
    await collection.insertOne({ _id: 1 as unknown as ObjectId });
    await expect(
      collection.insertOne({ _id: Long.fromNumber(1) as unknown as ObjectId }),
    ).rejects.toMatchObject({
      code: 11000,
    });
  });

  it.each([
    ['an array', [1]],
    ['a regular expression', /a/],
  ])('refuses %s as _id', async (_case, id) => {
    const collection = database.fresh().collection('items');
    await expect(collection.insertOne({ _id: id as unknown as ObjectId })).rejects.toMatchObject({
      code: 53,
    });
  });

  it('refuses a document above 16 MiB', async () => {
    const collection = database.fresh().collection('items');
    const large = 'x'.repeat(16 * 1024 * 1024 - 20);
    await expect(collection.insertOne({ large })).rejects.toMatchObject({ code: 10334 });
  });

  it('stops at the first error when ordered, and goes on when not', async () => {
    const ordered = items();
    await expect(ordered.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }])).rejects.toMatchObject({
      code: 11000,
      insertedCount: 1,
    });
    expect(await ordered.countDocuments()).toBe(1);
    const unordered = items();
    const failure = unordered.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }], {
      ordered: false,
    });
    await expect(failure).rejects.toMatchObject({ insertedCount: 2 });
    await expect(failure).rejects.toHaveProperty('writeErrors.length', 2);
    expect(await unordered.countDocuments()).toBe(2);
  });

  it('stores thousands in one call', async () => {
    const collection = items();
    const documents = Array.from({ length: 5000 }, (_, _id) => ({ _id, text: `number ${_id}` }));
    const { insertedCount } = await collection.insertMany(documents);
    expect(insertedCount).toBe(5000);
    expect(await collection.countDocuments()).toBe(5000);
    expect(await collection.estimatedDocumentCount()).toBe(5000);
  });

  it('does not answer an unacknowledged write, and does it nevertheless', async () => {
    const collection = items();
    await collection.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    await collection.insertOne({ _id: 2 }, { writeConcern: { w: 0 } });
    // The same connection may not be used again; wait for the effect itself.
    for (let tries = 0; tries < 100 && (await collection.countDocuments()) < 2; tries++);
    expect(await collection.countDocuments()).toBe(2);
  });
});

describe('update', () => {
  it('changes one document, or all that match', async () => {
    const collection = items();
    await collection.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
      { _id: 3, n: 2 },
    ]);
    expect(await collection.updateOne({ n: 1 }, { $set: { seen: true } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    expect(await collection.updateMany({ n: 1 }, { $set: { seen: true } })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 1,
    });
  });

  it('changes each document once, though the change moves it in the index that found it', async () => {
    const collection = items();
    await collection.createIndex({ n: 1 });
    await collection.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, n: _id })));
    const { modifiedCount } = await collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } });
    expect(modifiedCount).toBe(500);
    const documents = await collection.find().sort({ _id: 1 }).toArray();
    expect(documents.every(({ _id, n }) => n === Number(_id) + 1000)).toBe(true);
  });

  it('adds int64 without loss', async () => {
    const collection = items();
    await collection.insertOne({ _id: 1, n: Long.fromString('9007199254740993') });
    await collection.updateOne({ _id: 1 }, { $inc: { n: 2 } });
    const found = await collection.findOne({ _id: 1 }, { useBigInt64: true });
    expect(found?.['n']).toBe(9007199254740995n);
  });

  it('replaces a document and keeps its _id', async () => {
    const collection = items();
    await collection.insertOne({ _id: 1, a: 1 });
    await collection.replaceOne({ _id: 1 }, { b: 2 });
    expect(await collection.find().toArray()).toEqual([{ _id: 1, b: 2 }]);
  });

  it('inserts what an upsert does not find', async () => {
    const collection = items();
    const result = await collection.updateOne(
      { _id: 7, kind: 'x' },
      { $inc: { n: 1 }, $setOnInsert: { made: true } },
      { upsert: true },
    );
    expect(result).toMatchObject({ upsertedId: 7, upsertedCount: 1, matchedCount: 0 });
    expect(await collection.find().toArray()).toEqual([{ _id: 7, kind: 'x', n: 1, made: true }]);
  });

  it('refuses to change _id', async () => {
    const collection = items();
    await collection.insertOne({ _id: 1 });
    await expect(collection.updateOne({ _id: 1 }, { $set: { _id: 2 } })).rejects.toMatchObject({ code: 66 });
  });

  it('leaves a document as it was when its update fails', async () => {
    const collection = items();
    await collection.insertOne({ _id: 1, a: 'text', b: 1 });
    await expect(collection.updateOne({ _id: 1 }, { $inc: { b: 1, a: 1 } })).rejects.toMatchObject({
      code: 14,
    });
    expect(await collection.findOne()).toEqual({ _id: 1, a: 'text', b: 1 });
  });

  it('counts 100 concurrent increments', async () => {
    const collection = items();
    await collection.insertOne({ _id: 1, n: 0 });
    await Promise.all(
      Array.from({ length: 100 }, () => collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })),
    );
    expect(await collection.findOne()).toEqual({ _id: 1, n: 100 });
  });
});

describe('delete', () => {
  it('removes one document, or all that match', async () => {
    const collection = items();
    await collection.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
      { _id: 3, n: 1 },
      { _id: 4, n: 2 },
    ]);
    expect(await collection.deleteOne({ n: 1 })).toMatchObject({ deletedCount: 1 });
    expect(await collection.deleteMany({ n: 1 })).toMatchObject({ deletedCount: 2 });
    expect(await collection.find().toArray()).toEqual([{ _id: 4, n: 2 }]);
    expect(await collection.estimatedDocumentCount()).toBe(1);
  });
});

describe('bulkWrite', () => {
  it('does its operations in order', async () => {
    const collection = items();
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 1 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
      { updateOne: { filter: { _id: 2 }, update: { $set: { a: 2 } }, upsert: true } },
      { replaceOne: { filter: { _id: 2 }, replacement: { a: 3 } } },
      { deleteOne: { filter: { _id: 1 } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      modifiedCount: 2,
      upsertedCount: 1,
      upsertedIds: { 2: 2 },
      deletedCount: 1,
    });
    expect(await collection.find().toArray()).toEqual([{ _id: 2, a: 3 }]);
  });

  it('says for each failed operation which it was', async () => {
    const collection = items();
    await collection.insertOne({ _id: 1, name: 'a' });
    const failure = collection.bulkWrite(
      [
        { insertOne: { document: { _id: 1 } } },
        { updateOne: { filter: { _id: 1 }, update: { $inc: { name: 1 } } } },
        { insertOne: { document: { _id: 2 } } },
      ],
      { ordered: false },
    );
    await expect(failure).rejects.toMatchObject({
      writeErrors: [
        { index: 0, code: 11000 },
        { index: 1, code: 14 },
      ],
      result: { insertedCount: 1 },
    });
  });
});

describe('findAndModify', () => {
  it('answers the document before or after the change', async () => {
    const collection = items();
    await collection.insertMany([
      { _id: 1, n: 5 },
      { _id: 2, n: 9 },
    ]);
    expect(await collection.findOneAndUpdate({}, { $inc: { n: 1 } }, { sort: { n: -1 } })).toEqual({
      _id: 2,
      n: 9,
    });
    expect(
      await collection.findOneAndUpdate(
        { _id: 2 },
        { $inc: { n: 1 } },
        { returnDocument: 'after', projection: { n: 1, _id: 0 } },
      ),
    ).toEqual({ n: 11 });
    expect(await collection.findOneAndDelete({ _id: 1 })).toEqual({ _id: 1, n: 5 });
    expect(await collection.findOneAndReplace({ _id: 2 }, { m: 1 }, { returnDocument: 'after' })).toEqual({
      _id: 2,
      m: 1,
    });
    expect(await collection.findOneAndUpdate({ _id: 3 }, { $inc: { n: 1 } })).toBeNull();
  });

  it('hands out each of many jobs once', async () => {
    const collection = items();
    await collection.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, state: 'open' })));
    const taken = await Promise.all(
      Array.from({ length: 60 }, () =>
        collection.findOneAndUpdate({ state: 'open' }, { $set: { state: 'taken' } }, { sort: { _id: 1 } }),
      ),
    );
    const ids = taken.flatMap((job) => (job ? [Number(job._id)] : []));
    expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  it('shows a duplicate key as an error of its own', async () => {
    const collection = items();
    await collection.createIndex({ code: 1 }, { unique: true });
    await collection.insertMany([
      { _id: 1, code: 'a' },
      { _id: 2, code: 'b' },
    ]);
    await expect(collection.findOneAndUpdate({ _id: 2 }, { $set: { code: 'a' } })).rejects.toMatchObject({
      code: 11000,
      keyValue: { code: 'a' },
    });
  });
});

describe('count and distinct', () => {
  it('counts what matches', async () => {
    const collection = items();
    await collection.insertMany(Array.from({ length: 20 }, (_, _id) => ({ _id, even: _id % 2 === 0 })));
    expect(await collection.countDocuments({ even: true })).toBe(10);
    expect(await collection.countDocuments({ even: true }, { skip: 3, limit: 5 })).toBe(5);
    expect(await collection.countDocuments({}, { skip: 15 })).toBe(5);
  });

  it('answers each value once, those of arrays by element', async () => {
    const collection = items();
    await collection.insertMany([
      { _id: 1, tags: ['a', 'b'], at: [{ x: 1 }, { x: 2 }] },
      { _id: 2, tags: 'b', at: { x: 2 } },
      { _id: 3 },
      { _id: 4, tags: null },
    ]);
    expect(await collection.distinct('tags')).toEqual(['a', 'b', null]);
    expect(await collection.distinct('at.x')).toEqual([1, 2]);
    expect(await collection.distinct('tags', { _id: 2 })).toEqual(['b']);
  });
});
