import { describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { databaseOfThisFile } from '../support/database-of-this-file.ts';
import { openTestDatabase, type Item } from '../support/database.ts';
import { RawClient } from '../support/raw-client.ts';

const database = await databaseOfThisFile();

const admin = (command: Document): Promise<Document> => database.client.db('admin').command(command);

describe('the handshake', () => {
  it('is that of a mongos, with sessions and without what this server lacks', async () => {
    const hello = await admin({ hello: 1 });
    expect(hello).toMatchObject({
      msg: 'isdbgrid',
      isWritablePrimary: true,
      maxWireVersion: 21,
      logicalSessionTimeoutMinutes: 30,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      ok: 1,
    });
    for (const field of ['setName', 'topologyVersion', 'compression', 'saslSupportedMechs']) {
      expect(hello).not.toHaveProperty(field);
    }
  });

  it('is that of a replica set of one when asked for', async () => {
    const single = await openTestDatabase({ identity: 'replicaset' });
    const address = new URL(single.database.uri).host;
    const hello = await single.client.db('admin').command({ hello: 1 });
    expect(hello).toMatchObject({ setName: 'rs0', hosts: [address], primary: address, me: address });
    await single.client.withSession((session) =>
      session.withTransaction(async () => {
        await single.client.db('x').collection<Item>('items').insertOne({ _id: 1 }, { session });
      }),
    );
    await single.close();
  });
});

describe('commands', () => {
  it('that do not exist are refused', async () => {
    await expect(admin({ fly: 1 })).rejects.toMatchObject({ code: 59, codeName: 'CommandNotFound' });
  });

  it('for tests are refused unless the server was started for tests', async () => {
    const plain = await openTestDatabase({ testCommands: false });
    const failPoint = plain.client.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' });
    await expect(failPoint).rejects.toMatchObject({ code: 59 });
    await plain.close();
  });

  it('say what the server is', async () => {
    expect(await admin({ buildInfo: 1 })).toMatchObject({ version: '7.0.0' });
    expect(await admin({ connectionStatus: 1 })).toMatchObject({ authInfo: { authenticatedUsers: [] } });
    expect(await admin({ serverStatus: 1 })).toMatchObject({ pid: process.pid });
    expect(await admin({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it.each<[string, Document, number]>([
    ['a wrong type', { find: 'items', filter: 3 }, 14],
    ['a negative skip', { find: 'items', skip: -1 }, 51024],
    ['an invalid name', { find: '.items' }, 73],
    ['a name with a dollar', { insert: 'a$b', documents: [{ a: 1 }] }, 73],
    ['an unknown read concern', { find: 'items', readConcern: { level: 'best' } }, 9],
    ['another API version', { find: 'items', apiVersion: '2' }, 322],
    ['a collation', { find: 'items', collation: { locale: 'de', strength: 1 } }, 72],
    ['an empty batch', { update: 'items', updates: [] }, 16],
    ['a cursor-less aggregation', { aggregate: 'items', pipeline: [] }, 9],
    ['an unknown stage', { aggregate: 'items', pipeline: [{ $fly: 1 }], cursor: {} }, 40324],
    ['a change stream', { aggregate: 'items', pipeline: [{ $changeStream: {} }], cursor: {} }, 40573],
    ['a capped collection', { create: 'capped', capped: true, size: 1000 }, 238],
    ['a view', { create: 'view', viewOn: 'items', pipeline: [] }, 238],
    ['a validator', { create: 'valid', validator: { a: 1 } }, 238],
    ['a time series', { create: 'series', timeseries: { timeField: 't' } }, 238],
  ])('refuse %s', async (_case, command, code) => {
    await expect(database.fresh().command(command)).rejects.toMatchObject({ code });
  });

  it('refuse authentication', async () => {
    const refused = admin({ saslStart: 1, mechanism: 'SCRAM-SHA-256', payload: '' });
    await expect(refused).rejects.toMatchObject({ code: 238 });
  });

  it.each<[unknown, number]>([
    [3, 100],
    ['nowhere', 79],
  ])('do what they are asked, but say that w: %j cannot be had', async (w, code) => {
    const collection = database.fresh().collection('items');
    const reply = await collection.db
      .command({ insert: 'items', documents: [{ a: 1 }], writeConcern: { w } })
      .catch((error: { errorResponse: Document }) => error.errorResponse);
    expect(reply).toMatchObject({ writeConcernError: { code } });
    expect(await collection.countDocuments()).toBe(1);
  });
});

describe('the catalog', () => {
  it('lists collections and databases', async () => {
    const db = database.fresh();
    await db.createCollection('empty');
    await db.collection('full').insertOne({ a: 1 });
    const names = (await db.listCollections().toArray()).map(({ name }) => name);
    expect(names.sort()).toEqual(['empty', 'full']);
    expect(await db.listCollections({ name: 'full' }, { nameOnly: true }).toArray()).toEqual([
      { name: 'full', type: 'collection' },
    ]);
    const { databases } = await db.admin().listDatabases();
    expect(databases).toContainEqual(expect.objectContaining({ name: db.databaseName, empty: false }));
    await expect(db.createCollection('full')).rejects.toMatchObject({ code: 48 });
  });

  it('knows a collection that is to be clustered by _id, as all are, by what it says of itself', async () => {
    const db = database.fresh();
    const clusteredIndex = { key: { _id: 1 }, unique: true, name: 'by id' };
    await db.createCollection('items', { clusteredIndex });
    expect(await db.collection('items').indexes()).toEqual([{ v: 2, ...clusteredIndex, clustered: true }]);
    const [items] = await db.listCollections().toArray();
    expect(items).toMatchObject({ options: { clusteredIndex: { v: 2, ...clusteredIndex } } });
    expect(items).not.toHaveProperty('idIndex');
  });

  it.each([{ key: { a: 1 }, unique: true }, { key: { _id: -1 }, unique: true }, { key: { _id: 1 } }, true])(
    'refuses to cluster a collection by %j',
    async (clusteredIndex) => {
      const creation = database.fresh().command({ create: 'items', clusteredIndex });
      await expect(creation).rejects.toMatchObject({ code: 72 });
    },
  );

  it('renames a collection with its indexes', async () => {
    const db = database.fresh();
    const collection = db.collection<Item>('old');
    await collection.createIndex({ n: 1 }, { unique: true });
    await collection.insertOne({ _id: 1, n: 1 });
    await db.collection('taken').insertOne({ a: 1 });
    await expect(collection.rename('taken')).rejects.toMatchObject({ code: 48 });
    const renamed = await db.renameCollection<Item>('old', 'taken', { dropTarget: true });
    expect(await renamed.find().toArray()).toEqual([{ _id: 1, n: 1 }]);
    await expect(renamed.insertOne({ _id: 2, n: 1 })).rejects.toMatchObject({ code: 11000 });
    await expect(db.renameCollection('gone', 'x')).rejects.toMatchObject({ code: 26 });
  });

  it('drops a database', async () => {
    const db = database.fresh();
    await db.collection('a').insertOne({ a: 1 });
    await db.collection('b').insertOne({ a: 1 });
    await db.dropDatabase();
    expect(await db.listCollections().toArray()).toEqual([]);
    expect(await db.collection('a').countDocuments()).toBe(0);
  });

  it('counts documents and bytes', async () => {
    const collection = database.fresh().collection<Item>('items');
    await collection.insertMany([{ _id: 1 }, { _id: 2 }]);
    expect(await collection.db.command({ collStats: 'items' })).toMatchObject({
      count: 2,
      nindexes: 1,
      size: 28,
    });
    expect(await collection.db.stats()).toMatchObject({ collections: 1, objects: 2, dataSize: 28 });
    await collection.deleteMany({});
    expect(await collection.db.command({ collStats: 'items' })).toMatchObject({ count: 0, size: 0 });
  });

  it('counts the searches that no index led', async () => {
    const collection = database.fresh().collection<Item>('items');
    await collection.createIndex({ n: 1 });
    await collection.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
    const scans = async () => {
      const [found] = await collection
        .aggregate([{ $collStats: { queryExecStats: {}, count: {} } }])
        .toArray();
      expect(found).toMatchObject({ ns: collection.namespace, count: 2 });
      return Number(
        (found!['queryExecStats'] as { collectionScans: { total: number } }).collectionScans.total,
      );
    };
    await collection.findOne({ n: 1 });
    await collection.findOne({ _id: 2 });
    await collection.updateOne({ n: 2 }, { $set: { tags: ['a'] } });
    await collection.find().sort({ _id: -1 }).limit(1).toArray();
    expect(await scans()).toBe(0);
    await collection.findOne({ tags: 'a' });
    await collection.updateOne({ tags: 'a' }, { $set: { tags: ['b'] } });
    await collection.createIndex({ tags: 1 });
    await collection.countDocuments({ s: 'x' });
    expect(await scans()).toBe(3);
    await expect(
      collection.aggregate([{ $collStats: { latencyStats: {} } }]).toArray(),
    ).rejects.toMatchObject({
      code: 238,
    });
    await expect(
      collection.db
        .collection('none')
        .aggregate([{ $collStats: { count: {} } }])
        .toArray(),
    ).rejects.toMatchObject({ code: 26 });
  });

  it('is validated while others write', async () => {
    const collection = database.fresh().collection<Item>('items');
    await collection.createIndexes([{ key: { tags: 1, n: -1 } }, { key: { n: 1 }, unique: true }]);
    await collection.insertMany(
      Array.from({ length: 2000 }, (_, _id) => ({ _id, n: _id, tags: ['a', `t${_id % 9}`] })),
    );
    const writing = collection.updateMany({}, { $inc: { n: 5000 }, $pull: { tags: 'a' } } as Document);
    const during = await collection.db.command({ validate: 'items' });
    await writing;
    const after = await collection.db.command({ validate: 'items' });
    expect(during).toMatchObject({ valid: true, nrecords: 2000, errors: [] });
    expect(after).toMatchObject({
      valid: true,
      keysPerIndex: { _id_: 2000, 'tags_1_n_-1': 2000, n_1: 2000 },
    });
  });
});

describe('stopping', () => {
  it('ends what is being done, and nothing that was answered', async () => {
    const unexpected: unknown[] = [];
    const own = await openTestDatabase({ onUnexpected: (error) => unexpected.push(error) });
    const collection = own.fresh().collection<Item>('items');
    await collection.insertMany(Array.from({ length: 5000 }, (_, _id) => ({ _id, text: 'x'.repeat(50) })));
    const running = [
      collection.countDocuments({ $expr: { $eq: ['$text', 'y'] } }),
      collection.updateMany({}, { $set: { text: 'z' } }),
      collection.insertMany(Array.from({ length: 2000 }, (_, index) => ({ _id: 10_000 + index }))),
    ];
    const settled = Promise.allSettled(running);
    await own.close();
    await settled;
    expect(unexpected).toEqual([]);
  });
});

describe('the command listener', () => {
  it('hears of each command with its outcome', async () => {
    const heard: unknown[] = [];
    const stop = database.database.onCommand(({ name, database: db, code }) => heard.push([name, db, code]));
    const raw = await RawClient.connect(database.database.uri);
    await raw.run('listened', { insert: 'items', documents: [{ _id: 1 }] });
    await raw.run('listened', { fly: 1 });
    stop();
    await raw.run('listened', { ping: 1 });
    raw.close();
    expect(heard.filter((each) => Array.isArray(each) && each[1] === 'listened')).toEqual([
      ['insert', 'listened', null],
      ['fly', 'listened', 59],
    ]);
  });
});
