import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Binary } from 'bson';
import { MongoClient, type Collection } from 'mongodb';
import type { ClientState, ServerState } from '../../../database/server/call.ts';
import { Cursors } from '../../../database/server/cursors.ts';
import { FailPoints } from '../../../database/server/fail-points.ts';
import { Sessions } from '../../../database/server/sessions.ts';
import { closeClient, noteUse, startLifetime } from '../../../database/server/transaction-lifetime.ts';
import type { Store } from '../../../database/store/store.ts';
import { openTestDatabase, type Item, type TestDatabase } from '../support/database.ts';
import { addressOf } from '../support/raw-client.ts';
import { withStore } from '../support/store.ts';

/** A way to the server that can be cut, as the death of a client cuts it. */
async function cuttable(uri: string) {
  const sockets = new Set<Socket>();
  const proxy = createServer((socket) => {
    const server = connect(addressOf(uri));
    for (const [from, to] of [
      [socket, server],
      [server, socket],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => undefined).on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo; // it listens on a port
  return {
    uri: `mongodb://127.0.0.1:${port}/`,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    close: () => proxy.close(),
  };
}

describe('a transaction whose connection was closed', () => {
  let database: TestDatabase;
  let way: Awaited<ReturnType<typeof cuttable>>;
  let client: MongoClient;
  beforeAll(async () => {
    database = await openTestDatabase({ orphanLifetimeMs: 20 });
    way = await cuttable(database.database.uri);
    client = await MongoClient.connect(way.uri);
  });
  afterAll(async () => {
    await client.close();
    way.close();
    await database.close();
  });

  /** The same collection as the client sees it that is cut off, and as others do. */
  async function stored(): Promise<{ mine: Collection<Item>; theirs: Collection<Item> }> {
    const theirs = database.fresh().collection<Item>('items');
    await theirs.insertOne({ _id: 1, n: 0 });
    return { mine: client.db(theirs.dbName).collection<Item>('items'), theirs };
  }

  it('gives its documents to those who wait for them', async () => {
    const { mine, theirs } = await stored();
    const session = client.startSession();
    session.startTransaction();
    await mine.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
    way.cut();
    await theirs.updateOne({ _id: 1 }, { $inc: { n: 10 } });
    expect(await theirs.findOne()).toEqual({ _id: 1, n: 10 });
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
  });
});

const MINUTE_MS = 60_000;
const ORPHAN_MS = 5_000;

const stateOf = (store: Store): ServerState => ({
  store,
  sessions: new Sessions(store),
  cursors: new Cursors(),
  failPoints: new FailPoints(),
  identity: 'mongos',
  testCommands: false,
  expiresDocuments: true,
  transactionLifetimeMs: MINUTE_MS,
  orphanLifetimeMs: ORPHAN_MS,
  startedAt: 0,
  commandCounts: new Map(),
  connections: 0,
});

const clientOf = (id: number): ClientState => ({ id, address: '', appName: null, isClosed: false });

/** A transaction that was begun over the first of two connections. */
const withTransaction = (
  test: (of: {
    state: ServerState;
    session: ReturnType<Sessions['use']>;
    first: ClientState;
    second: ClientState;
  }) => void,
) =>
  withStore((store) => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const state = stateOf(store);
    const session = state.sessions.use({ id: new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_UUID) });
    session.transaction = store.begin();
    const [first, second] = [clientOf(1), clientOf(2)];
    startLifetime(state, session, first);
    test({ state, session, first, second });
    jest.useRealTimers();
    return Promise.resolve();
  });

afterEach(() => {
  jest.useRealTimers();
});

describe('the time of a transaction', () => {
  it('is short from when its connection is closed', () =>
    withTransaction(({ state, session, first }) => {
      closeClient(state, first);
      jest.advanceTimersByTime(ORPHAN_MS - 1);
      expect(session.transaction).not.toBeNull();
      jest.advanceTimersByTime(1);
      expect([session.transaction, session.transactionState]).toEqual([null, 'aborted']);
    }));

  it('is what it was once it is used over another connection', () =>
    withTransaction(({ state, session, first, second }) => {
      closeClient(state, first);
      jest.advanceTimersByTime(ORPHAN_MS - 1);
      noteUse(state, session, second);
      jest.advanceTimersByTime(MINUTE_MS - ORPHAN_MS);
      expect(session.transaction).not.toBeNull();
      jest.advanceTimersByTime(1);
      expect(session.transaction).toBeNull();
    }));

  it('is not changed by a connection over which it was used before', () =>
    withTransaction(({ state, session, first, second }) => {
      noteUse(state, session, second);
      closeClient(state, first);
      jest.advanceTimersByTime(MINUTE_MS - 1);
      expect(session.transaction).not.toBeNull();
    }));

  it('is short, too, for a command that was still waiting when its connection was closed', () =>
    withTransaction(({ state, session, first, second }) => {
      closeClient(state, second);
      noteUse(state, session, first);
      noteUse(state, session, second);
      jest.advanceTimersByTime(ORPHAN_MS);
      expect(session.transaction).toBeNull();
    }));

  it('is never longer for a connection that is closed near its end', () =>
    withTransaction(({ state, session, first }) => {
      jest.advanceTimersByTime(MINUTE_MS - 1);
      closeClient(state, first);
      jest.advanceTimersByTime(1);
      expect(session.transaction).toBeNull();
    }));
});
