import { describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { databaseOfThisFile } from '../support/database-of-this-file.ts';
import type { Item } from '../support/database.ts';

const database = await databaseOfThisFile();

async function numbered(count: number): Promise<Collection<Item>> {
  const collection = database.fresh().collection<Item>('items');
  await collection.insertMany(Array.from({ length: count }, (_, _id) => ({ _id, group: _id % 3 })));
  return collection;
}

const ids = (documents: readonly { _id: number }[]): number[] => documents.map(({ _id }) => _id);

describe('a cursor', () => {
  it('gives all documents in batches, each once', async () => {
    const collection = await numbered(1000);
    const commands: string[] = [];
    const stop = database.database.onCommand(({ name }) => commands.push(name));
    const found = await collection.find().batchSize(300).toArray();
    stop();
    expect(ids(found)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    expect(commands).toEqual(['find', 'getMore', 'getMore', 'getMore']);
  });

  it('is closed when as many documents were given as were asked for', async () => {
    const collection = await numbered(9);
    const reply = await collection.db.command({ find: 'items', batchSize: 4, limit: 4 });
    expect(reply['cursor']).toMatchObject({ id: 0 });
  });

  it('goes on while documents come and go', async () => {
    const collection = await numbered(300);
    const cursor = collection.find().sort({ _id: 1 }).batchSize(50);
    const seen: number[] = [];
    for await (const { _id } of cursor) {
      seen.push(_id);
      if (_id === 20) await collection.deleteMany({ _id: { $gte: 100, $lt: 200 } });
      if (_id === 40) await collection.insertOne({ _id: 1000 });
    }
    expect(seen).toEqual([
      ...Array.from({ length: 100 }, (_, index) => index),
      ...Array.from({ length: 100 }, (_, index) => 200 + index),
      1000,
    ]);
  });

  it('is not found after it was killed', async () => {
    const collection = await numbered(10);
    const { cursor } = await collection.db.command({ find: 'items', batchSize: 2 });
    const killed = await collection.db.command({ killCursors: 'items', cursors: [cursor.id] });
    expect(killed).toMatchObject({ cursorsKilled: [cursor.id] });
    await expect(collection.db.command({ getMore: cursor.id, collection: 'items' })).rejects.toMatchObject({
      code: 43,
    });
  });

  it('belongs to its collection', async () => {
    const collection = await numbered(10);
    const { cursor } = await collection.db.command({ find: 'items', batchSize: 2 });
    const other = collection.db.command({ getMore: cursor.id, collection: 'other' });
    await expect(other).rejects.toMatchObject({ code: 13 });
  });

  it('ends with its collection', async () => {
    const collection = await numbered(1000);
    await collection.createIndex({ group: 1 });
    const cursor = collection.find({ group: { $gte: 0 } }).batchSize(10);
    await cursor.next();
    await collection.drop();
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 });
  });

  it('gives a batch no more than the largest message holds', async () => {
    const collection = database.fresh().collection<Item>('items');
    const text = 'x'.repeat(5 * 1024 * 1024);
    for (let _id = 0; _id < 4; _id++) await collection.insertOne({ _id, text });
    const { cursor } = await collection.db.command({ find: 'items' });
    expect(cursor.firstBatch).toHaveLength(3);
    expect(await collection.find().toArray()).toHaveLength(4);
  });
});

describe('find', () => {
  it('sorts, skips and limits', async () => {
    const collection = await numbered(20);
    expect(ids(await collection.find().sort({ group: -1, _id: 1 }).skip(2).limit(5).toArray())).toEqual([
      8,
      11,
      14,
      17,
      0 + 1,
    ]);
    expect(ids(await collection.find().sort({ $natural: -1 }).limit(3).toArray())).toEqual([19, 18, 17]);
  });

  it('answers a negative limit with one batch', async () => {
    const collection = await numbered(20);
    expect(ids(await collection.find().limit(-3).toArray())).toEqual([0, 1, 2]);
  });

  it('projects', async () => {
    const collection = database.fresh().collection<Item>('items');
    await collection.insertOne({ _id: 1, a: { b: 1, c: 2 }, list: [1, 2, 3], other: true });
    expect(await collection.findOne({}, { projection: { 'a.b': 1 } })).toEqual({ _id: 1, a: { b: 1 } });
    expect(await collection.findOne({}, { projection: { other: 0, _id: 0, a: 0 } })).toEqual({
      list: [1, 2, 3],
    });
    expect(await collection.findOne({}, { projection: { list: { $slice: -2 }, a: 0, other: 0 } })).toEqual({
      _id: 1,
      list: [2, 3],
    });
    expect(await collection.findOne({ list: 2 }, { projection: { 'list.$': 1 } })).toEqual({
      _id: 1,
      list: [2],
    });
  });

  it('ends with error 50 when its time is over', async () => {
    const collection = await numbered(6_000);
    const scan = collection.find({ $expr: { $eq: [{ $mod: ['$_id', 7] }, 9] } }).maxTimeMS(1);
    await expect(scan.toArray()).rejects.toMatchObject({ code: 50 });
  });

  it.each([
    ['an unknown operator', { a: { $foo: 1 } }, 2],
    ['an unknown top-level operator', { $foo: [] }, 2],
    ['$where', { $where: '1' }, 238],
    ['$text', { $text: { $search: 'x' } }, 27],
  ])('refuses %s, also where there is no collection', async (_case, filter, code) => {
    const empty = database.fresh().collection('items');
    await expect(empty.findOne(filter)).rejects.toMatchObject({ code });
  });

  it.each([
    ['a tailable cursor', { tailable: true }],
    ['returnKey', { returnKey: true }],
    ['min', { min: { _id: 1 }, hint: { _id: 1 } }],
  ])('refuses %s', async (_case, options) => {
    const collection = database.fresh().collection('items');
    await expect(collection.find({}, options).toArray()).rejects.toMatchObject({ code: 238 });
  });

  it('refuses a field that it does not know', async () => {
    const failure = database.fresh().command({ find: 'items', foo: 1 });
    await expect(failure).rejects.toMatchObject({ code: 40415 });
  });

  it('refuses a sort in memory beyond 100 MiB', async () => {
    const collection = database.fresh().collection<Item>('items');
    const text = 'x'.repeat(15 * 1024 * 1024);
    for (let _id = 0; _id < 7; _id++) await collection.insertOne({ _id, text, n: -_id });
    await expect(collection.find().sort({ n: 1 }).toArray()).rejects.toMatchObject({ code: 292 });
    expect(
      ids(
        await collection
          .find({}, { projection: { n: 1 } })
          .sort({ n: 1 })
          .limit(2)
          .toArray(),
      ),
    ).toEqual([6, 5]);
  });
});
