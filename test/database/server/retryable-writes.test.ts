import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Long, UUID, type Document } from 'bson';
import { openTestDatabase, type Item, type TestDatabase } from '../support/database.ts';
import { RawClient } from '../support/raw-client.ts';
import { withRestartable } from '../support/restartable.ts';

let database: TestDatabase;
let raw: RawClient;

beforeAll(async () => {
  database = await openTestDatabase();
  raw = await RawClient.connect(database.database.uri);
});
afterAll(async () => {
  raw.close();
  await database.close();
});

/** Makes a command one of a session, under a number; drivers would choose both by themselves. */
const numbered = (command: Document, session: UUID, number: number): Document => ({
  ...command,
  lsid: { id: session },
  txnNumber: Long.fromNumber(number),
});

const newSession = () => new UUID(randomUUID());
/** The cluster's time goes on, also while nothing is written. */
const withoutTime = ({ $clusterTime: _time, operationTime: _at, ...reply }: Document): Document => reply;
const increment = { update: 'items', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }] };
const allItems = { find: 'items', sort: { _id: 1 } };

describe('a retryable write', () => {
  it('is done once, and answered twice alike', async () => {
    const { databaseName } = database.fresh();
    const session = newSession();
    const first = await raw.run(databaseName, numbered(increment, session, 1));
    expect(first).toMatchObject({ ok: 1, n: 1 });
    const second = await raw.run(databaseName, numbered(increment, session, 1));
    expect(withoutTime(second)).toEqual(withoutTime(first));
    await raw.run(databaseName, numbered(increment, session, 2));
    const { cursor } = await raw.run(databaseName, allItems);
    expect(cursor.firstBatch).toEqual([{ _id: 1, n: 2 }]);
  });

  it('is answered from the disk after a restart', () =>
    withRestartable(async (server) => {
      const commands: Document[] = [
        increment,
        { insert: 'items', documents: [{ _id: 2 }, { _id: 2 }, { _id: 3 }], ordered: false },
        { findAndModify: 'items', query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true },
        { delete: 'items', deletes: [{ q: { _id: 3 }, limit: 1 }] },
      ].map((command) => numbered(command, newSession(), 1));
      const runAll = async () => {
        const replies: Document[] = [];
        for (const command of commands) replies.push(await server.client.run('retries', command));
        return replies.map(withoutTime);
      };
      const before = await runAll();
      expect(before).toMatchObject([
        { n: 1 },
        { n: 2, writeErrors: [{ index: 1 }] },
        { value: { n: 2 } },
        { n: 1 },
      ]);
      await server.restart();
      expect(await runAll()).toEqual(before);
      const { cursor } = await server.client.run('retries', allItems);
      expect(cursor.firstBatch).toEqual([{ _id: 1, n: 2 }, { _id: 2 }]);
    }));

  it('waits for the first attempt when the second comes too early', async () => {
    const { databaseName } = database.fresh();
    const clients = await Promise.all([1, 2, 3, 4].map(() => RawClient.connect(database.database.uri)));
    const command = numbered(increment, newSession(), 7);
    const answers = await Promise.all(clients.map((client) => client.run(databaseName, command)));
    clients.forEach((client) => client.close());
    expect(answers.map(({ n }) => Number(n))).toEqual([1, 1, 1, 1]);
    const { cursor } = await raw.run(databaseName, allItems);
    expect(cursor.firstBatch).toEqual([{ _id: 1, n: 1 }]);
  });

  it('is refused when a later one was begun', async () => {
    const { databaseName } = database.fresh();
    const session = newSession();
    await raw.run(databaseName, numbered(increment, session, 5));
    expect(await raw.run(databaseName, numbered(increment, session, 4))).toMatchObject({ ok: 0, code: 225 });
  });

  it.each<[string, Document]>([
    ['find', { find: 'items' }],
    ['createIndexes', { createIndexes: 'items', indexes: [{ key: { a: 1 }, name: 'a' }] }],
  ])('refuses a transaction number for %s', async (_name, command) => {
    const { databaseName } = database.fresh();
    expect(await raw.run(databaseName, numbered(command, newSession(), 1))).toMatchObject({
      ok: 0,
      code: 72,
    });
  });

  it('is retried by the driver when the answer was lost', async () => {
    const collection = database.fresh().collection<Item>('items');
    const lost = { configureFailPoint: 'onPrimaryTransactionalWrite', mode: { times: 1 } };
    await database.client.db('admin').command(lost);
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { upsert: true });
    expect(await collection.findOne()).toEqual({ _id: 1, n: 1 });
  });

  it('is retried by the driver after an error that allows it', async () => {
    const collection = database.fresh().collection<Item>('items');
    const data = { failCommands: ['insert'], errorCode: 10107 };
    await database.client
      .db('admin')
      .command({ configureFailPoint: 'failCommand', mode: { times: 1 }, data });
    await collection.insertOne({ _id: 1 });
    expect(await collection.countDocuments()).toBe(1);
  });
});

describe('the commit of a transaction', () => {
  it('is answered yes again after a restart', () =>
    withRestartable(async (server) => {
      const session = newSession();
      const insert = { insert: 'items', documents: [{ _id: 1 }], startTransaction: true, autocommit: false };
      const commit = { commitTransaction: 1, autocommit: false };
      await server.client.run('retries', numbered(insert, session, 3));
      expect(await server.client.run('admin', numbered(commit, session, 3))).toMatchObject({ ok: 1 });
      await server.restart();
      expect(await server.client.run('admin', numbered(commit, session, 3))).toMatchObject({ ok: 1 });
      expect(await server.client.run('admin', numbered(commit, session, 4))).toMatchObject({
        ok: 0,
        code: 251,
      });
      expect(await server.client.run('retries', { count: 'items' })).toMatchObject({ n: 1 });
    }));

  it('of one that a restart has ended is refused', () =>
    withRestartable(async (server) => {
      const session = newSession();
      const insert = { insert: 'items', documents: [{ _id: 1 }], startTransaction: true, autocommit: false };
      await server.client.run('retries', numbered(insert, session, 1));
      await server.restart();
      const commit = numbered({ commitTransaction: 1, autocommit: false }, session, 1);
      expect(await server.client.run('admin', commit)).toMatchObject({
        code: 251,
        errorLabels: ['TransientTransactionError'],
      });
      expect(await server.client.run('retries', { count: 'items' })).toMatchObject({ n: 0 });
    }));
});
