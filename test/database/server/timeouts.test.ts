import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Binary } from 'bson';
import { Cursors, StreamSource } from '../../../database/server/cursors.ts';
import { FailPoints } from '../../../database/server/fail-points.ts';
import { keepHouse } from '../../../database/server/housekeeping.ts';
import { Sessions } from '../../../database/server/sessions.ts';
import type { ServerState } from '../../../database/server/call.ts';
import { readRetryRecord, writeRetryRecord } from '../../../database/store/retry-records.ts';
import type { Store } from '../../../database/store/store.ts';
import { inOnePiece } from '../../../database/store/work.ts';
import { openTestDatabase, type Item } from '../support/database.ts';
import { collectionIn, findAll, indexAll, insertAll, withStore } from '../support/store.ts';

const MINUTE_MS = 60_000;

const stateOf = (store: Store): ServerState => ({
  store,
  sessions: new Sessions(store),
  cursors: new Cursors(),
  failPoints: new FailPoints(),
  identity: 'mongos',
  testCommands: false,
  expiresDocuments: true,
  transactionLifetimeMs: MINUTE_MS,
  orphanLifetimeMs: 5_000,
  startedAt: Date.now(),
  commandCounts: new Map(),
  connections: 0,
});

const newSession = () => ({
  id: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID),
});
const source = () => new StreamSource([].values());

describe('housekeeping', () => {
  it('closes cursors that nobody asked for in ten minutes', () =>
    withStore(async (store) => {
      const state = stateOf(store);
      const [idle, busy] = [1, 2].map(() =>
        state.cursors.create({ namespace: 'db.items', owner: '', source: source() }),
      );
      for (const cursor of [idle, busy]) if (cursor) state.cursors.open(cursor);
      if (busy) busy.isBusy = true;
      await keepHouse(state, Date.now() + 9 * MINUTE_MS);
      expect(state.cursors.size).toBe(2);
      await keepHouse(state, Date.now() + 11 * MINUTE_MS);
      expect(state.cursors.size).toBe(1);
    }));

  it('ends sessions that were not used in thirty minutes, with their transactions and cursors', () =>
    withStore(async (store) => {
      const state = stateOf(store);
      const session = state.sessions.use(newSession());
      session.transaction = store.begin();
      const { transaction } = session;
      let isOver = false;
      transaction.onEnd(() => {
        isOver = true;
      });
      state.cursors.open(
        state.cursors.create({ namespace: 'db.items', owner: `${session.name}/1`, source: source() }),
      );
      await keepHouse(state, Date.now() + 29 * MINUTE_MS);
      expect([state.sessions.size, isOver]).toEqual([1, false]);
      await keepHouse(state, Date.now() + 61 * MINUTE_MS);
      expect([state.sessions.size, state.cursors.size, isOver]).toEqual([0, 0, true]);
    }));

  it('forgets what retryable writes answered after thirty minutes', () =>
    withStore(async (store) => {
      const [old, recent] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
      const record = {
        transactionNumber: 1n,
        isTransaction: false,
        statements: 1,
        isComplete: true,
        reply: { ok: 1 },
      };
      await store.write((writer) =>
        inOnePiece(() => {
          writeRetryRecord(writer, old, { ...record, at: Date.now() - 31 * MINUTE_MS });
          writeRetryRecord(writer, recent, { ...record, at: Date.now() });
        }),
      );
      await keepHouse(stateOf(store));
      expect(readRetryRecord(store.view, old)).toBeNull();
      expect(readRetryRecord(store.view, recent)).toMatchObject({ transactionNumber: 1n, reply: { ok: 1 } });
    }));

  it('removes documents whose time to live is over', () =>
    withStore(async (store) => {
      await indexAll(store, 'db.items', [{ key: { at: 1 }, expireAfterSeconds: 60 }]);
      const now = Date.now();
      await insertAll(store, 'db.items', [
        { _id: 1, at: new Date(now - 61_000) },
        { _id: 2, at: new Date(now - 59_000) },
        { _id: 3, at: [new Date(now + MINUTE_MS), new Date(now - 61_000)] },
        { _id: 4, at: 'never' },
        { _id: 5 },
      ]);
      await keepHouse(stateOf(store), now);
      const left = findAll(store.view, collectionIn(store, 'db.items'), { filter: {} });
      expect(left.map(({ _id }) => Number(_id))).toEqual([2, 4, 5]);
    }));

  it('keeps them where that is asked for', () =>
    withStore(async (store) => {
      await indexAll(store, 'db.items', [{ key: { at: 1 }, expireAfterSeconds: 60 }]);
      await insertAll(store, 'db.items', [{ _id: 1, at: new Date(0) }]);
      await keepHouse({ ...stateOf(store), expiresDocuments: false });
      expect(findAll(store.view, collectionIn(store, 'db.items'), { filter: {} })).toHaveLength(1);
    }));
});

describe('a transaction', () => {
  it('is aborted when it takes too long, and its locks are free again', async () => {
    const database = await openTestDatabase({ transactionLifetimeMs: 50 });
    const collection = database.fresh().collection<Item>('items');
    await collection.insertOne({ _id: 1, n: 0 });
    const session = database.client.startSession();
    session.startTransaction();
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
    await collection.updateOne({ _id: 1 }, { $inc: { n: 10 } });
    await setTimeout(60);
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    expect(await collection.findOne()).toEqual({ _id: 1, n: 10 });
    await database.close();
  });
});
