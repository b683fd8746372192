import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Db, Document } from 'mongodb';
import { databaseOfThisFile } from '../support/database-of-this-file.ts';
import type { Item } from '../support/database.ts';

const database = await databaseOfThisFile();
let db: Db;

beforeEach(async () => {
  db = database.fresh();
  await db.collection<Item>('source').insertMany([
    { _id: 1, n: 10 },
    { _id: 2, n: 20 },
  ]);
  await db.collection<Item>('target').insertMany([
    { _id: 2, n: 2, old: true },
    { _id: 3, n: 3, old: true },
  ]);
});

const run = (pipeline: Document[]): Promise<Document[]> =>
  db.collection('source').aggregate(pipeline).toArray();

const target = (): Promise<Document[]> => db.collection('target').find().sort({ _id: 1 }).toArray();

describe('$out', () => {
  it('replaces a collection, and keeps its indexes', async () => {
    await db.collection('target').createIndex({ n: 1 }, { unique: true });
    expect(await run([{ $match: { _id: 1 } }, { $out: 'target' }])).toEqual([]);
    expect(await target()).toEqual([{ _id: 1, n: 10 }]);
    expect((await db.collection('target').indexes()).map(({ name }) => name)).toEqual(['_id_', 'n_1']);
  });

  it('makes a collection, also of nothing, and in another database', async () => {
    const other = database.fresh();
    await run([{ $match: { _id: 9 } }, { $out: { db: other.databaseName, coll: 'made' } }]);
    expect(await other.listCollections({}, { nameOnly: true }).toArray()).toMatchObject([{ name: 'made' }]);
    await other.dropDatabase();
  });

  it('leaves everything as it was when a result is refused', async () => {
    await db.collection('target').createIndex({ n: 1 }, { unique: true });
    const refused = run([{ $project: { n: { $literal: 1 } } }, { $out: 'target' }]);
    await expect(refused).rejects.toMatchObject({ code: 11000 });
    expect(await target()).toMatchObject([{ _id: 2 }, { _id: 3 }]);
    expect(await db.listCollections({}, { nameOnly: true }).toArray()).toHaveLength(2);
  });

  it('may read the collection that it replaces', async () => {
    await run([
      { $unionWith: 'target' },
      { $match: { _id: { $ne: 2 } } },
      { $project: { n: 1 } },
      { $out: 'source' },
    ]);
    expect(await db.collection('source').find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 10 },
      { _id: 3, n: 3 },
    ]);
  });
});

describe('$merge', () => {
  it.each<[string, Document, Document[]]>([
    [
      'merges and inserts',
      {},
      [
        { _id: 1, n: 10 },
        { _id: 2, n: 20, old: true },
        { _id: 3, n: 3, old: true },
      ],
    ],
    [
      'replaces',
      { whenMatched: 'replace' },
      [
        { _id: 1, n: 10 },
        { _id: 2, n: 20 },
        { _id: 3, n: 3, old: true },
      ],
    ],
    [
      'keeps what is there',
      { whenMatched: 'keepExisting', whenNotMatched: 'discard' },
      [
        { _id: 2, n: 2, old: true },
        { _id: 3, n: 3, old: true },
      ],
    ],
    [
      'runs a pipeline',
      {
        let: { more: '$n' },
        whenMatched: [{ $set: { n: { $add: ['$n', '$$more', '$$new._id'] } } }],
        whenNotMatched: 'discard',
      },
      [
        { _id: 2, n: 24, old: true },
        { _id: 3, n: 3, old: true },
      ],
    ],
  ])('%s', async (_rule, options, expected) => {
    await run([{ $merge: { into: 'target', ...options } }]);
    expect(await target()).toEqual(expected);
  });

  it('finds documents by fields that are unique together', async () => {
    const stage = { $merge: { into: 'target', on: ['a', 'b'], whenMatched: 'merge' } };
    const project = { $project: { _id: 0, a: '$_id', b: { $literal: 'x' }, n: 1 } };
    await expect(run([project, stage])).rejects.toMatchObject({ code: 51183 });
    await db.collection('target').drop();
    await db.collection('target').createIndex({ b: 1, a: 1 }, { unique: true });
    await run([project, stage]);
    await run([project, { $set: { again: true } }, stage]);
    expect((await target()).map(({ _id, ...rest }) => rest)).toEqual([
      { a: 1, b: 'x', n: 10, again: true },
      { a: 2, b: 'x', n: 20, again: true },
    ]);
  });
});

describe('a stage that writes', () => {
  it.each<[Document[], number]>([
    [[{ $out: 'x' }, { $match: {} }], 40601],
    [[{ $out: 5 }], 16990],
    [[{ $merge: { into: 'x', whenMatched: 'nothing' } }], 2],
    [[{ $merge: { into: 'target', whenMatched: 'fail' } }], 11000],
    [[{ $merge: { into: 'target', whenNotMatched: 'fail' } }], 13113],
    [[{ $project: { _id: 0, n: 1 } }, { $merge: { into: 'target', on: 'n' } }], 51183],
    [[{ $out: 'bad$name' }], 73],
  ])('%j fails with %i', async (pipeline, code) => {
    await expect(run(pipeline)).rejects.toMatchObject({ code });
  });

  it('is refused in a transaction', async () => {
    const session = database.client.startSession();
    session.startTransaction();
    const written = db
      .collection('source')
      .aggregate([{ $out: 'target' }], { session })
      .toArray();
    await expect(written).rejects.toMatchObject({ code: 263 });
    await session.endSession();
  });
});
