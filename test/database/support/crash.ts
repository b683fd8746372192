import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Long, UUID, type Document } from 'bson';
import { MongoClient, type Db } from 'mongodb';
import type { Item } from './database.ts';
import { RawClient } from './raw-client.ts';
import { ServerProcess } from './server-process.ts';

/** What the rounds have found; all is well if `problems` is empty. */
export interface CrashReport {
  readonly rounds: number;
  readonly inserts: number;
  readonly transfers: number;
  readonly increments: number;
  readonly retried: number;
  readonly restartMs: readonly number[];
  readonly problems: readonly string[];
}

const ACCOUNTS = 12;
const BALANCE = 1000;
const DATABASE = 'crash';
/** So many inserts, transfers and increments each are acknowledged in a round before the kill, if it takes a minute. */
const LEAST_OF_A_KIND = 15;
const POLL_MS = 20;
const MOST_POLLS = 3_000;

/** One session's increments by hand: after a crash the same command is sent again under the same number. */
class Incrementer {
  readonly #session = new UUID(randomUUID());
  readonly #id: number;
  #number = 0;
  acknowledged = 0;
  retried = 0;

  constructor(id: number) {
    this.#id = id;
  }

  async runUntil(uri: string, isOver: () => boolean): Promise<void> {
    const client = await RawClient.connect(uri);
    try {
      if (this.#number > this.acknowledged) {
        await this.#send(client);
        this.retried++;
      }
      while (!isOver()) {
        this.#number++;
        await this.#send(client);
      }
    } catch {
      // the server was killed
    } finally {
      client.close();
    }
  }

  async #send(client: RawClient): Promise<void> {
    const reply = await client.run(DATABASE, {
      update: 'counters',
      updates: [{ q: { _id: this.#id }, u: { $inc: { n: 1 } }, upsert: true }],
      lsid: { id: this.#session },
      txnNumber: Long.fromNumber(this.#number),
    });
    if (reply['ok'] !== 1 || reply['writeErrors']) throw new Error(`refused: ${JSON.stringify(reply)}`);
    this.acknowledged = this.#number;
  }

  /** What is wrong with the counter; the last increment may be done without having been answered. */
  problem(counters: ReadonlyMap<number, number>): string | null {
    const value = counters.get(this.#id) ?? 0;
    const isRight = value === this.acknowledged || value === this.#number;
    return isRight
      ? null
      : `counter ${this.#id} is ${value} after ${this.acknowledged} of ${this.#number} increments`;
  }
}

/** Kills a database again and again under load, and looks after each start whether it kept what it promised. */
export class CrashTest {
  readonly #dataDir: string;
  readonly #problems: string[] = [];
  readonly #restartMs: number[] = [];
  readonly #inserted = new Set<number>();
  readonly #transferred = new Set<number>();
  readonly #incrementers = Array.from({ length: 6 }, (_, id) => new Incrementer(id));
  #nextInsert = 0;
  #nextTransfer = 0;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  async run(rounds: number, loadMs: (round: number) => number): Promise<CrashReport> {
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now();
      const server = await ServerProcess.start(['--data', this.#dataDir, '--port', '0']);
      this.#restartMs.push(Math.round(performance.now() - started));
      const client = new MongoClient(server.uri, { serverSelectionTimeoutMS: 5000, maxPoolSize: 50 });
      try {
        const db = client.db(DATABASE);
        if (round === 0) await this.#prepare(db);
        await this.#check(db, round);
        if (round < rounds) await this.#load(server, client, loadMs(round));
      } finally {
        await server.kill();
        await client.close();
      }
    }
    const sum = (field: 'acknowledged' | 'retried') =>
      this.#incrementers.reduce((total, each) => total + each[field], 0);
    return {
      rounds,
      inserts: this.#inserted.size,
      transfers: this.#transferred.size,
      increments: sum('acknowledged'),
      retried: sum('retried'),
      restartMs: this.#restartMs,
      problems: this.#problems,
    };
  }

  async #prepare(db: Db): Promise<void> {
    const items = db.collection<Item>('items');
    await items.createIndexes([
      { key: { code: 1 }, unique: true },
      { key: { terms: 1, _id: -1 } },
      { key: { group: 1, at: 1 }, partialFilterExpression: { group: { $gt: 2 } } },
    ]);
    await db.collection<Item>('transfers').createIndex({ from: 1, to: 1 });
    const accounts = Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, balance: BALANCE }));
    await db.collection<Item>('accounts').insertMany(accounts);
  }

  async #check(db: Db, round: number): Promise<void> {
    const report = (problem: string) => this.#problems.push(`round ${round}: ${problem}`);
    for (const name of ['items', 'accounts', 'transfers', 'counters']) {
      const result = await db.command({ validate: name }).catch((error: Error & { code?: number }) => {
        if (error.code !== 26) throw error;
        return { errors: [] };
      });
      for (const error of result['errors'] as string[]) report(`${name}: ${error}`);
    }
    const stored = new Set(
      (
        await db
          .collection<Item>('items')
          .find({}, { projection: { _id: 1 } })
          .toArray()
      ).map(({ _id }) => _id),
    );
    for (const id of this.#inserted) if (!stored.has(id)) report(`the acknowledged document ${id} is lost`);
    await this.#checkMoney(db, report);
    const counters = await db.collection<Item>('counters').find().toArray();
    const values = new Map(counters.map(({ _id, n }) => [_id, Number(n)]));
    for (const incrementer of this.#incrementers) {
      const problem = incrementer.problem(values);
      if (problem) report(problem);
    }
  }

  /** Each transfer wrote two balances and its own record, so the records must explain the balances. */
  async #checkMoney(db: Db, report: (problem: string) => void): Promise<void> {
    const balances = new Map(Array.from({ length: ACCOUNTS }, (_, id) => [id, BALANCE]));
    const transfers = await db.collection<Item>('transfers').find().toArray();
    const recorded = new Set(transfers.map(({ _id }) => _id));
    for (const { from, to, amount } of transfers) {
      balances.set(Number(from), (balances.get(Number(from)) ?? 0) - Number(amount));
      balances.set(Number(to), (balances.get(Number(to)) ?? 0) + Number(amount));
    }
    for (const id of this.#transferred)
      if (!recorded.has(id)) report(`the acknowledged transfer ${id} is lost`);
    for (const { _id, balance } of await db.collection<Item>('accounts').find().toArray()) {
      if (Number(balance) !== balances.get(_id))
        report(`account ${_id} has ${balance} instead of ${balances.get(_id)}`);
    }
  }

  async #load(server: ServerProcess, client: MongoClient, milliseconds: number): Promise<void> {
    let isOver = false;
    const over = () => isOver;
    const repeat = async (step: () => Promise<void>) => {
      while (!isOver) {
        try {
          await step();
        } catch {
          // The server was killed, or a transaction met another one; what was not acknowledged does not count.
        }
      }
    };
    const db = client.db(DATABASE);
    const workers = [
      ...Array.from({ length: 8 }, () => repeat(() => this.#insertOne(db))),
      ...Array.from({ length: 2 }, () => repeat(() => this.#insertMany(db))),
      ...Array.from({ length: 4 }, () => repeat(() => this.#transfer(client))),
      repeat(() => this.#changeIndex(db)),
      ...this.#incrementers.map((each) => each.runUntil(server.uri, over)),
    ];
    const before = this.#acknowledged();
    await setTimeout(milliseconds);
    // On a busy machine there may be nothing yet that a crash could lose.
    for (let rest = MOST_POLLS; rest > 0 && !this.#hasEnough(before); rest--) await setTimeout(POLL_MS);
    const killed = server.kill();
    isOver = true;
    await killed;
    await client.close();
    await Promise.all(workers);
  }

  /** What was acknowledged so far: inserts, transfers, increments. */
  #acknowledged(): readonly number[] {
    const increments = this.#incrementers.reduce((total, { acknowledged }) => total + acknowledged, 0);
    return [this.#inserted.size, this.#transferred.size, increments];
  }

  #hasEnough(before: readonly number[]): boolean {
    return this.#acknowledged().every((count, kind) => count - (before[kind] ?? 0) >= LEAST_OF_A_KIND);
  }

  #document(): Item {
    const _id = this.#nextInsert++;
    return {
      _id,
      code: `c${_id}`,
      group: _id % 5,
      at: _id % 97,
      terms: [`a${_id % 7}`, `b${_id % 11}`, 'all'],
    };
  }

  async #insertOne(db: Db): Promise<void> {
    const document = this.#document();
    await db.collection<Item>('items').insertOne(document);
    this.#inserted.add(document._id);
  }

  async #insertMany(db: Db): Promise<void> {
    const documents = Array.from({ length: 300 }, () => this.#document());
    await db.collection<Item>('items').insertMany(documents);
    for (const { _id } of documents) this.#inserted.add(_id);
    await db.collection<Item>('items').updateMany({ _id: { $in: documents.map(({ _id }) => _id) } }, {
      $inc: { group: 1 },
      $push: { terms: 'more' },
    } as Document);
  }

  async #transfer(client: MongoClient): Promise<void> {
    const id = this.#nextTransfer++;
    const [from, to, amount] = [id % ACCOUNTS, (id * 5 + 1 + (id % 3)) % ACCOUNTS, 1 + (id % 9)];
    if (from === to) return;
    const db = client.db(DATABASE);
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await db
          .collection<Item>('accounts')
          .updateOne({ _id: from }, { $inc: { balance: -amount } }, { session });
        await db
          .collection<Item>('accounts')
          .updateOne({ _id: to }, { $inc: { balance: amount } }, { session });
        await db.collection<Item>('transfers').insertOne({ _id: id, from, to, amount }, { session });
      }),
    );
    this.#transferred.add(id);
  }

  async #changeIndex(db: Db): Promise<void> {
    await db.collection('items').createIndex({ at: -1, code: 1 });
    await db.collection('items').dropIndex('at_-1_code_1');
  }
}
