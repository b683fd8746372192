import { describe, expect, it } from '@jest/globals';
import type { ClientSession, Collection } from 'mongodb';
import { databaseOfThisFile } from '../support/database-of-this-file.ts';
import type { Item } from '../support/database.ts';

const database = await databaseOfThisFile();

async function stored(...documents: Item[]): Promise<Collection<Item>> {
  const collection = database.fresh().collection<Item>('items');
  await collection.createIndex(
    { code: 1 },
    { unique: true, partialFilterExpression: { code: { $exists: true } } },
  );
  if (documents.length > 0) await collection.insertMany(documents);
  return collection;
}

/** A session with a transaction that has begun, so its snapshot is taken. */
async function begun(collection: Collection<Item>): Promise<ClientSession> {
  const session = database.client.startSession();
  session.startTransaction();
  await collection.findOne({ _id: -1 }, { session });
  return session;
}

describe('a transaction', () => {
  it('sees its own writes, which nobody else sees before it commits', async () => {
    const collection = await stored({ _id: 1, n: 1 });
    const session = await begun(collection);
    await collection.insertOne({ _id: 2, n: 2 }, { session });
    await collection.updateOne({ _id: 1 }, { $set: { n: 10 } }, { session });
    const inside = await collection.find({}, { session }).sort({ _id: 1 }).toArray();
    expect(inside).toEqual([
      { _id: 1, n: 10 },
      { _id: 2, n: 2 },
    ]);
    expect(await collection.countDocuments({}, { session })).toBe(2);
    expect(await collection.find().toArray()).toEqual([{ _id: 1, n: 1 }]);
    await session.commitTransaction();
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual(inside);
    expect(await collection.estimatedDocumentCount()).toBe(2);
  });

  it('leaves nothing behind when it is aborted', async () => {
    const collection = await stored({ _id: 1, n: 1 });
    const session = await begun(collection);
    await collection.insertOne({ _id: 2, code: 'x' }, { session });
    await collection.deleteOne({ _id: 1 }, { session });
    await session.abortTransaction();
    expect(await collection.find().toArray()).toEqual([{ _id: 1, n: 1 }]);
    await collection.insertOne({ _id: 3, code: 'x' });
  });

  it('reads one snapshot, whatever others commit', async () => {
    const collection = await stored({ _id: 1, n: 1 }, { _id: 2, n: 1 });
    const session = await begun(collection);
    await collection.updateMany({}, { $set: { n: 2 } });
    await collection.insertOne({ _id: 3, n: 1 });
    expect(await collection.find({ n: 1 }, { session }).sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ]);
    expect(await collection.countDocuments({}, { session })).toBe(2);
    await session.commitTransaction();
    expect(await collection.countDocuments({ n: 1 })).toBe(1);
  });

  it('finds its own writes by index, and not what it removed', async () => {
    const collection = await stored();
    await collection.createIndex({ group: 1, _id: -1 });
    await collection.insertMany(Array.from({ length: 600 }, (_, _id) => ({ _id, group: _id % 2 })));
    const session = await begun(collection);
    await collection.deleteMany({ group: 0, _id: { $lt: 590 } }, { session });
    await collection.updateMany({ group: 1, _id: { $gte: 590 } }, { $set: { group: 0 } }, { session });
    await collection.insertOne({ _id: 1000, group: 0 }, { session });
    const found = await collection.find({ group: 0 }, { session }).sort({ _id: -1 }).limit(5).toArray();
    expect(found.map(({ _id }) => _id)).toEqual([1000, 599, 598, 597, 596]);
    expect(await collection.countDocuments({ group: 0 }, { session })).toBe(11);
    await session.commitTransaction();
    const { executionStats } = await collection
      .find({ group: 0 })
      .hint({ group: 1, _id: -1 })
      .explain('executionStats');
    expect(executionStats.nReturned).toBe(11);
  });

  it('goes on in its snapshot with a cursor', async () => {
    const collection = await stored(...Array.from({ length: 30 }, (_, _id) => ({ _id })));
    const session = await begun(collection);
    const cursor = collection.find({}, { session }).batchSize(10);
    await cursor.next();
    await collection.deleteMany({});
    expect(await cursor.toArray()).toHaveLength(29);
    await session.abortTransaction();
  });

  it('takes its cursors with it when it ends', async () => {
    const collection = await stored(...Array.from({ length: 30 }, (_, _id) => ({ _id })));
    const session = await begun(collection);
    const cursor = collection.find({}, { session }).batchSize(10);
    await cursor.next();
    await database.client.db('admin').command({ killSessions: [session.id] });
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 251 });
    await session.endSession();
  });

  it('makes a collection and its indexes, or nothing', async () => {
    const collection = database.fresh().collection<Item>('made');
    const session = database.client.startSession();
    session.startTransaction();
    await collection.createIndex({ n: 1 }, { unique: true, session });
    await collection.insertOne({ _id: 1, n: 1 }, { session });
    await session.abortTransaction();
    expect(await collection.db.listCollections().toArray()).toEqual([]);
    session.startTransaction();
    await collection.db.createCollection('made', { session });
    await collection.createIndex({ n: 1 }, { unique: true, session });
    await collection.insertOne({ _id: 1, n: 1 }, { session });
    await session.commitTransaction();
    await expect(collection.insertOne({ _id: 2, n: 1 })).rejects.toMatchObject({ code: 11000 });
  });

  it('writes hundreds of documents at once', async () => {
    const collection = await stored(
      ...Array.from({ length: 500 }, (_, _id) => ({ _id, n: 0, code: `c${_id}` })),
    );
    await database.client.withSession((session) =>
      session.withTransaction(() =>
        collection.bulkWrite(
          Array.from({ length: 500 }, (_, _id) => ({
            updateOne: { filter: { _id }, update: { $inc: { n: 1 }, $set: { code: `d${_id}` } } },
          })),
          { session },
        ),
      ),
    );
    expect(await collection.countDocuments({ n: 1, code: /^d/ })).toBe(500);
  });
});

describe('a write conflict', () => {
  it('comes at once when another transaction has the document', async () => {
    const collection = await stored({ _id: 1, n: 0 });
    const [first, second] = [await begun(collection), await begun(collection)];
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
    const late = collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second });
    await expect(late).rejects.toMatchObject({ code: 112, codeName: 'WriteConflict' });
    await late.catch((error: { hasErrorLabel: (label: string) => boolean }) => {
      expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
    });
    await first.commitTransaction();
    await second.abortTransaction();
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
  });

  it('comes when the document was changed after the snapshot', async () => {
    const collection = await stored({ _id: 1, n: 0 });
    const session = await begun(collection);
    await collection.updateOne({ _id: 1 }, { $inc: { n: 5 } });
    await expect(collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })).rejects.toMatchObject({
      code: 112,
    });
    await session.abortTransaction();
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 5 });
  });

  it('comes for a unique value that another transaction has just taken', async () => {
    const collection = await stored();
    const [first, second] = [await begun(collection), await begun(collection)];
    await collection.insertOne({ _id: 1, code: 'x' }, { session: first });
    await expect(collection.insertOne({ _id: 2, code: 'x' }, { session: second })).rejects.toMatchObject({
      code: 112,
    });
    await first.commitTransaction();
    await second.abortTransaction();
  });

  it('comes when the collection was dropped meanwhile', async () => {
    const collection = await stored({ _id: 1 });
    const session = await begun(collection);
    await collection.updateOne({ _id: 1 }, { $set: { n: 1 } }, { session });
    await collection.drop();
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 112 });
    expect(await collection.db.listCollections().toArray()).toEqual([]);
  });

  it('comes when an index was made meanwhile, so that no entry is missing', async () => {
    const collection = await stored({ _id: 1, n: 1 });
    const session = await begun(collection);
    await collection.updateOne({ _id: 1 }, { $set: { n: 2 } }, { session });
    await collection.createIndex({ n: 1 });
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 112 });
    expect(
      await collection
        .find({ n: { $gt: 0 } })
        .hint({ n: 1 })
        .toArray(),
    ).toEqual([{ _id: 1, n: 1 }]);
  });

  it('does not keep a plain write from waiting for its turn', async () => {
    const collection = await stored({ _id: 1, n: 0, log: [] });
    const session = await begun(collection);
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 }, $push: { log: 'transaction' } } as object, {
      session,
    });
    const plain = collection.updateOne({ _id: 1 }, { $inc: { n: 1 }, $push: { log: 'plain' } } as object);
    const bulk = collection.bulkWrite([
      { insertOne: { document: { _id: 2, n: 0 } } },
      { updateOne: { filter: { _id: 2 }, update: { $inc: { n: 1 } } } },
      { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 1 } } } },
    ]);
    expect(await collection.findOne({ _id: 1 })).toMatchObject({ n: 0 });
    await session.commitTransaction();
    await plain;
    await bulk;
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 3, log: ['transaction', 'plain'] });
    expect(await collection.findOne({ _id: 2 })).toEqual({ _id: 2, n: 1 });
  });

  it('gives up a plain write that waits longer than it may', async () => {
    const collection = await stored({ _id: 1, n: 0 });
    const session = await begun(collection);
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
    const waiting = collection.db.command({
      update: 'items',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
      maxTimeMS: 20,
    });
    await expect(waiting).rejects.toMatchObject({ code: 50 });
    await session.commitTransaction();
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
  });
});

describe('withTransaction', () => {
  it('loses no increment under contention', async () => {
    const collection = await stored({ _id: 1, n: 0 });
    const increments = Array.from({ length: 20 }, () =>
      database.client.withSession((session) =>
        session.withTransaction(async () => {
          const found = await collection.findOne({ _id: 1 }, { session });
          await collection.updateOne({ _id: 1 }, { $set: { n: Number(found?.['n']) + 1 } }, { session });
        }),
      ),
    );
    await Promise.all(increments);
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 20 });
  });

  it('keeps the sum of accounts while money moves, seen from any snapshot', async () => {
    const accounts = 8;
    const collection = await stored(...Array.from({ length: accounts }, (_, _id) => ({ _id, balance: 100 })));
    let isMoving = true;
    const sums: number[] = [];
    const watching = (async () => {
      while (isMoving) {
        await database.client.withSession((session) =>
          session.withTransaction(async () => {
            const found = await collection.find({}, { session }).batchSize(3).toArray();
            sums.push(found.reduce((sum, { balance }) => sum + Number(balance), 0));
          }),
        );
      }
    })();
    const moves = Array.from({ length: 6 }, async (_, worker) => {
      for (let round = 0; round < 10; round++) {
        const from = (worker * 3 + round) % accounts;
        const to = (from + 1 + (round % (accounts - 1))) % accounts;
        await database.client.withSession((session) =>
          session.withTransaction(async () => {
            await collection.updateOne({ _id: from }, { $inc: { balance: -1 } }, { session });
            await collection.updateOne({ _id: to }, { $inc: { balance: 1 } }, { session });
          }),
        );
      }
    });
    await Promise.all(moves);
    isMoving = false;
    await watching;
    expect(new Set(sums)).toEqual(new Set([accounts * 100]));
  });
});

describe('the life of a transaction', () => {
  it('ends with an error of its statements', async () => {
    const collection = await stored({ _id: 1 });
    const session = await begun(collection);
    await collection.insertOne({ _id: 2 }, { session });
    await expect(collection.insertOne({ _id: 1 }, { session })).rejects.toMatchObject({ code: 11000 });
    await expect(collection.insertOne({ _id: 3 }, { session })).rejects.toMatchObject({
      code: 251,
      codeName: 'NoSuchTransaction',
    });
    await session.abortTransaction();
    expect(await collection.countDocuments()).toBe(1);
  });

  it('answers a commit that is repeated like the first one', async () => {
    const collection = await stored();
    const session = await begun(collection);
    await collection.insertOne({ _id: 1 }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    expect(await collection.countDocuments()).toBe(1);
  });

  it('is told where it writes, as a mongos tells drivers', async () => {
    const collection = await stored();
    const session = await begun(collection);
    const command = { insert: 'items', documents: [{ _id: 1 }] };
    const reply = await database.client.db(collection.dbName).command(command, { session });
    expect(reply).toMatchObject({ n: 1, recoveryToken: { recoveryShardId: 'embedded' } });
    await session.commitTransaction();
    await session.endSession();
  });

  it('ends when the session ends', async () => {
    const collection = await stored({ _id: 1 });
    const session = await begun(collection);
    await collection.updateOne({ _id: 1 }, { $set: { n: 1 } }, { session });
    const { lsid } = { lsid: session.id };
    await database.client.db('admin').command({ killSessions: [lsid] });
    await collection.updateOne({ _id: 1 }, { $set: { n: 2 } });
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    expect(await collection.findOne()).toEqual({ _id: 1, n: 2 });
  });

  it.each([
    ['count', { count: 'items' }],
    ['drop', { drop: 'items' }],
    ['listCollections', { listCollections: 1 }],
    ['renameCollection', { renameCollection: 'a.b', to: 'a.c' }],
  ])('refuses %s within a transaction', async (_name, command) => {
    const collection = await stored();
    const session = await begun(collection);
    await expect(collection.db.command(command, { session })).rejects.toMatchObject({ code: 263 });
    await session.abortTransaction();
  });

  it('refuses an index on a collection with documents', async () => {
    const collection = await stored({ _id: 1 });
    const session = await begun(collection);
    await expect(collection.createIndex({ m: 1 }, { session })).rejects.toMatchObject({ code: 263 });
    await session.abortTransaction();
  });

  it('refuses snapshot reads outside transactions', async () => {
    const collection = await stored({ _id: 1 });
    const failure = collection.find({}, { readConcern: 'snapshot' }).toArray();
    await expect(failure).rejects.toMatchObject({ code: 238 });
  });
});
