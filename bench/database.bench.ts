import assert from 'node:assert/strict';
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { open } from 'lmdb';
import { MongoClient, type Collection, type IndexDescription } from 'mongodb';
import { removeDirectory, scratchDirectory } from '../test/database/support/database.ts';
import { ServerProcess } from '../test/database/support/server-process.ts';
import type { Bench } from './support/bench.ts';
import { measure } from './support/measure.ts';
import { formatTable } from './support/table.ts';

const DOCUMENTS = 1_000_000;
const DURATION_MS = 5_000;
const SHOPS = 2_000;

/** About 220 bytes. */
interface Item {
  _id: string;
  code: string;
  shop: string;
  rank: number;
  changes: number;
  name: string;
  note: string;
}

const idOf = (index: number): string => `item_${String(index).padStart(9, '0')}`;

function itemOf(index: number): Item {
  return {
    _id: idOf(index),
    code: `C${(index * 7919) % 1_000_003}-${index}`,
    shop: `shop_${index % SHOPS}`,
    rank: (index * 31) % 10_007,
    changes: 0,
    name: `Item number ${index} of the bench`,
    note: 'x'.repeat(70),
  };
}

const FILE_SYSTEMS = new Map([
  [0xef53, 'ext4'],
  [0x01021994, 'tmpfs'],
  [0x9123683e, 'btrfs'],
  [0x58465342, 'xfs'],
  [0x794c7630, 'overlay'],
]);

const fileSystem = (): string => {
  const { type } = statfsSync(tmpdir());
  return FILE_SYSTEMS.get(type) ?? `0x${type.toString(16)}`;
};

interface Figure {
  readonly figure: string;
  readonly value: string;
  /** Empty for what is only there to compare with. */
  readonly target: string;
  readonly met: string;
}

const figure = (name: string, value: string): Figure => ({ figure: name, value, target: '', met: '' });

interface Limit {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const below = ({ name, value, unit }: Limit, limit: number): Figure => ({
  figure: name,
  value: `${value.toFixed(2)} ${unit}`,
  target: `below ${limit} ${unit}`,
  met: value < limit ? 'yes' : 'NO',
});

const above = ({ name, value, unit }: Limit, limit: number): Figure => ({
  figure: name,
  value: `${Math.round(value)} ${unit}`,
  target: `above ${limit} ${unit}`,
  met: value > limit ? 'yes' : 'NO',
});

/** LMDB itself, with documents as large, so that the machine's part of a figure can be seen. */
async function rawFigures(): Promise<Figure[]> {
  const directory = scratchDirectory();
  const table = open<Buffer, string>({ path: directory, encoding: 'binary', overlappingSync: false });
  const value = Buffer.alloc(220, 7);
  table.transactionSync(() => {
    for (let index = 0; index < 20_000; index++) table.putSync(idOf(index), value);
  });
  const gets = await measure(
    (index) => {
      assert.equal(table.get(idOf(index % 20_000))?.length, 220);
      return Promise.resolve();
    },
    { connections: 1, durationMs: 1_000 },
  );
  const commits = await measure(
    async (index) => {
      table.transactionSync(() => table.putSync(idOf(index % 20_000), value));
      await setImmediate();
    },
    { connections: 1, durationMs: 2_000 },
  );
  await table.close();
  await removeDirectory(directory);
  return [
    figure('raw lmdb: get', `${Math.round(gets.perSecond)} /s`),
    figure(
      'raw lmdb: durable commit of one document',
      `${commits.p50Ms.toFixed(2)} ms, ${Math.round(commits.perSecond)} /s`,
    ),
  ];
}

const INDEXES: IndexDescription[] = [
  { key: { code: 1 }, unique: true },
  { key: { shop: 1, rank: -1 } },
  { key: { rank: 1, _id: 1 } },
];

/** How a loader hands its documents over. */
interface Handing {
  /** Documents in an array, which the driver cuts where it is too large for one command. */
  readonly each: number;
  readonly atOnce: number;
}

const LARGE: Handing = { each: 100_000, atOnce: 3 };
const SMALL: Handing = { each: 1_000, atOnce: 4 };

async function insertAll(
  items: Collection<Item>,
  documents: number,
  { each, atOnce }: Handing,
): Promise<void> {
  let next = 0;
  const loader = async () => {
    while (next < documents) {
      const from = next;
      next = Math.min(from + each, documents);
      await items.insertMany(Array.from({ length: next - from }, (_, index) => itemOf(from + index)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, loader));
}

async function perSecond(documents: number, run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return (documents * 1_000) / (performance.now() - startedAt);
}

/** As a user sees it: into a collection that has its indexes, whose entries all go to different pages. */
async function load(items: Collection<Item>, documents: number): Promise<Figure> {
  const value = await loadInto(items, documents, LARGE);
  return above({ name: `bulk load of ${documents}, with 3 indexes`, value, unit: 'documents/s' }, 20_000);
}

/** As many small loaders do it: the less has arrived at a time, the more pages a commit writes for each document. */
async function loadInSmallArrays(items: Collection<Item>, documents: number): Promise<Figure> {
  const value = await loadInto(items, documents, SMALL);
  return figure(`the same in arrays of ${SMALL.each}`, `${Math.round(value)} documents/s`);
}

async function loadInto(items: Collection<Item>, documents: number, handing: Handing): Promise<number> {
  await items.createIndexes(INDEXES);
  const value = await perSecond(documents, () => insertAll(items, documents, handing));
  assert.equal(await items.estimatedDocumentCount(), documents);
  return value;
}

/** As restores do it: all documents, then their indexes, the building of which counts. */
async function loadThenIndex(items: Collection<Item>, documents: number): Promise<Figure> {
  const value = await perSecond(documents, async () => {
    await insertAll(items, documents, LARGE);
    await items.createIndexes(INDEXES);
  });
  await items.drop();
  return above({ name: `bulk load of ${documents}, then 3 indexes`, value, unit: 'documents/s' }, 20_000);
}

class Reads {
  readonly #items: Collection<Item>;
  readonly #documents: number;

  constructor(items: Collection<Item>, documents: number) {
    this.#items = items;
    this.#documents = documents;
  }

  readonly one = async (index: number): Promise<void> => {
    const { _id, code } = itemOf((index * 104_729) % this.#documents);
    assert.equal((await this.#items.findOne({ code }))?._id, _id);
  };

  readonly page = async (index: number): Promise<void> => {
    const page = await this.#items
      .find({ shop: `shop_${index % SHOPS}` })
      .sort({ rank: -1 })
      .limit(20)
      .toArray();
    assert.equal(page.length, Math.min(20, Math.ceil(this.#documents / SHOPS)));
    assert(page.every(({ rank }, at) => at === 0 || rank <= (page[at - 1]?.rank ?? 0)));
  };

  readonly update = async (index: number): Promise<void> => {
    const { code } = itemOf((index * 104_729) % this.#documents);
    const { modifiedCount } = await this.#items.updateOne({ code }, { $inc: { changes: 1 } });
    assert.equal(modifiedCount, 1);
  };

  readonly scan = async (): Promise<void> => {
    assert.equal(await this.#items.countDocuments({ note: 'nothing has this' }), 0);
  };
}

async function besideScan(reads: Reads): Promise<Figure> {
  let isReading = true;
  const scanning = (async () => {
    while (isReading) await reads.scan();
  })();
  const { p99Ms } = await measure(reads.one, { connections: 1, durationMs: DURATION_MS });
  isReading = false;
  await scanning;
  return below({ name: 'findOne by an index beside a collection scan, p99', value: p99Ms, unit: 'ms' }, 25);
}

async function figuresOf(client: MongoClient, documents: number): Promise<Figure[]> {
  const reads = new Reads(client.db('bench').collection<Item>('items'), documents);
  const single = { connections: 1, durationMs: DURATION_MS };
  const many = { connections: 32, durationMs: DURATION_MS };
  const ping = await measure(async () => {
    assert.equal((await client.db('admin').command({ ping: 1 }))['ok'], 1);
  }, single);
  const one = await measure(reads.one, single);
  const page = await measure(reads.page, single);
  const manyReads = await measure(reads.one, many);
  const manyUpdates = await measure(reads.update, many);
  return [
    figure('ping through the driver, p50', `${ping.p50Ms.toFixed(2)} ms`),
    below({ name: 'findOne by an indexed field, p50', value: one.p50Ms, unit: 'ms' }, 0.8),
    below({ name: 'equality, sort and limit 20 on an index, p50', value: page.p50Ms, unit: 'ms' }, 1.5),
    above({ name: 'findOne, 32 in flight', value: manyReads.perSecond, unit: '/s' }, 3_000),
    above({ name: 'durable updates, 32 in flight', value: manyUpdates.perSecond, unit: '/s' }, 3_000),
    await besideScan(reads),
  ];
}

/** Loads a database of this size, starts it anew, and measures what its README promises. */
export async function measureDatabase(documents: number): Promise<readonly Figure[]> {
  const dataDir = scratchDirectory();
  const args = ['--data', dataDir, '--socket', join(dataDir, 'database.sock')];
  let server = await ServerProcess.start(args);
  let client = await MongoClient.connect(server.uri);
  const figures: Figure[] = [];
  try {
    const database = client.db('bench');
    figures.push(await loadThenIndex(database.collection<Item>('restored'), documents));
    figures.push(await load(database.collection<Item>('items'), documents));
    await client.close();
    await server.kill('SIGTERM');
    const startedAt = performance.now();
    server = await ServerProcess.start(args);
    client = await MongoClient.connect(server.uri, { maxPoolSize: 40 });
    assert(
      (await client
        .db('bench')
        .collection<Item>('items')
        .findOne({ _id: idOf(0) })) !== null,
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    figures.push(
      below({ name: 'start on existing data, to the first answer', value: seconds, unit: 's' }, 1),
    );
    figures.push(...(await figuresOf(client, documents)));
    // Last: what it leaves is in nobody's way.
    figures.push(await loadInSmallArrays(client.db('bench').collection<Item>('small'), documents));
  } finally {
    await client.close();
    await server.kill();
    await removeDirectory(dataDir);
  }
  return [...(await rawFigures()), ...figures];
}

export const databaseBench: Bench = {
  name: 'database',
  about: `the embedded database, ${DOCUMENTS} documents of about 220 bytes, one client process, ${fileSystem()}`,
  run: async () => {
    console.log(formatTable((await measureDatabase(DOCUMENTS)).map((row) => ({ ...row }))));
  },
};
