import { MongoError } from '../errors.ts';
import { loadCollections, type Collections, type Numbers } from './catalog.ts';
import { CommitQueue, type CommitTarget, type WriteOptions } from './commit-queue.ts';
import { commitEntries, openEnvironment, type Environment, type EnvironmentOptions } from './environment.ts';
import { checkFormat } from './format.ts';
import { dropUnfinished } from './index-build.ts';
import { Locks } from './locks.ts';
import { Overlay } from './overlay.ts';
import { claimDirectory } from './owner.ts';
import { PlainWriter } from './plain-writer.ts';
import { purge } from './purge.ts';
import { Transaction } from './transaction.ts';
import type { WriteView } from './view.ts';
import { CommittedView, OverlaidView, TableView } from './views.ts';
import { inOnePiece, type Work } from './work.ts';

/** The documents of all databases in one directory, with their indexes, transactions and locks. */
export class Store implements CommitTarget {
  readonly environment: Environment;
  readonly locks = new Locks();
  /** What the last commit left. */
  readonly view: CommittedView;
  readonly writer: PlainWriter;
  readonly numbers: Numbers;
  collections: Collections;
  committedSequence = 0;
  /** How many entries of indexes that are being built are sorted in memory at once, if they are short. */
  runEntries = 2_000_000;
  /** The indexes that are being built, by their numbers, and when they will be done. */
  readonly builds = new Map<number, Promise<void>>();
  readonly #queue: CommitQueue;
  readonly #table: WriteView;
  /** What is being collected for the next commit. */
  #batch = new Overlay();
  /** What is on its way to the disk. */
  #sent: Overlay | null = null;
  readonly #transactions = new Set<Transaction>();
  readonly #giveUpDirectory: () => void;
  readonly #onFailure: (error: unknown) => void;
  #failure: unknown = null;
  readonly #closing = new AbortController();
  /** The last commit that records a dropped range, and the last one that was looked at for such. */
  #garbageIn = 0;
  #purgedUpTo = -1;
  #purging: Promise<void> | null = null;

  constructor(environment: Environment, onFailure: (error: unknown) => void) {
    this.environment = environment;
    this.#onFailure = onFailure;
    checkFormat(environment);
    this.#giveUpDirectory = claimDirectory(environment);
    this.view = new CommittedView(environment, this);
    this.#table = new TableView(environment, 'writer');
    this.writer = new PlainWriter(this, this.#table);
    const { collections, numbers } = loadCollections(this.view);
    this.collections = collections;
    this.numbers = numbers;
    this.#queue = new CommitQueue(this);
    this.#purge();
  }

  get #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  /** The number of the commit that is being made. */
  get pendingSequence(): number {
    return this.committedSequence + (this.#sent ? 2 : 1);
  }

  /** Runs work within commits; answers when all of it is on the disk. */
  write<Result>(work: (writer: PlainWriter) => Work<Result>, options?: WriteOptions): Promise<Result> {
    if (this.#failure !== null || this.#isClosing) return Promise.reject(this.#stopped());
    return this.#queue.write(work(this.writer), options);
  }

  begin(): Transaction {
    if (this.#failure !== null || this.#isClosing) throw this.#stopped();
    const transaction = new Transaction(this);
    this.#transactions.add(transaction);
    return transaction;
  }

  /** Commits a transaction, and `alongside` with it, and ends it, whether that succeeds or not. */
  async commit(transaction: Transaction, alongside: (writer: PlainWriter) => void): Promise<void> {
    try {
      if (transaction.hasChanges) {
        // One piece: a transaction is in one commit, whole.
        const apply = (writer: PlainWriter) => {
          transaction.apply(writer);
          alongside(writer);
        };
        await this.write((writer) => inOnePiece(() => apply(writer)), {
          bulk: transaction.size > BULK_TRANSACTION,
        });
      }
    } finally {
      transaction.end();
    }
  }

  transactionEnded(transaction: Transaction): void {
    this.#transactions.delete(transaction);
    this.#forgetWrites();
  }

  /** Has dropped ranges removed in the background, after the commit that records them. */
  purgeSoon(): void {
    this.#garbageIn = this.pendingSequence;
  }

  #purge(): void {
    // What the next commit records is not there yet: it is looked for after that.
    const isNew = this.#purgedUpTo < Math.min(this.#garbageIn, this.committedSequence);
    if (!isNew || this.#purging || this.#isClosing) return;
    this.#purgedUpTo = this.committedSequence;
    this.#purging = purge(this, this.#closing.signal)
      .catch(() => undefined) // the range is still recorded: the next start goes on
      .finally(() => {
        this.#purging = null;
        this.#purge();
      });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const transaction of [...this.#transactions]) transaction.end();
    await this.#purging;
    await this.#queue.idle();
    if (this.#failure === null) this.#giveUpDirectory();
    await this.environment.close();
  }

  commitNow(body: () => void): void {
    this.writer.moveTo(this.#table);
    this.environment.writer.transactionSync(body);
  }

  openBatch(): void {
    this.#batch = new Overlay();
    const base = this.#sent ? new OverlaidView(this.view, this.#sent) : this.view;
    this.writer.moveTo(new OverlaidView(base, this.#batch));
  }

  endPiece(): void {
    this.#batch.endPiece();
  }

  async commitBatch(): Promise<void> {
    this.#sent = this.#batch;
    if (this.#sent.size > 0) await commitEntries(this.environment, this.#sent.pieces());
  }

  committed(): void {
    this.committedSequence++;
    this.#sent = null;
    this.environment.reader.resetReadTxn();
    this.#forgetWrites();
    this.#purge();
  }

  failed(error: unknown): void {
    this.#failure = error;
    this.#onFailure(error);
  }

  #forgetWrites(): void {
    let oldest = this.committedSequence;
    for (const { snapshotSequence } of this.#transactions) oldest = Math.min(oldest, snapshotSequence);
    this.locks.forget(oldest);
  }

  #stopped(): MongoError {
    return new MongoError(
      91,
      this.#failure === null
        ? 'the server is stopping'
        : 'the server has stopped after a failure of its data file',
    );
  }
}

const BULK_TRANSACTION = 1000;

export interface OpenStoreOptions extends EnvironmentOptions {
  /** Called when a commit has failed, after which nothing can be written any more. */
  readonly onFailure?: (error: unknown) => void;
}

/** Opens the directory, and makes it if it is not there. Refuses one that is in use, damaged or of another format. */
export async function openStore({ onFailure = () => {}, ...options }: OpenStoreOptions): Promise<Store> {
  const environment = openEnvironment(options);
  try {
    const store = new Store(environment, onFailure);
    await dropUnfinished(store);
    return store;
  } catch (error) {
    await environment.close();
    throw error;
  }
}
