import { Binary, type Document } from 'bson';
import { bytesOf } from '../bson/order.ts';
import { isDocument } from '../bson/types.ts';
import { typeMismatch } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../store/transaction.ts';
import { readRetryRecord, type RetryRecord } from '../store/retry-records.ts';

export type TransactionState = 'none' | 'inProgress' | 'committed' | 'aborted';

/** What the server knows of a client's logical session. */
export class Session {
  readonly key: Buffer;
  /** The key as text. */
  readonly name: string;
  lastUsed = Date.now();
  /** The highest transaction number that was used. */
  transactionNumber = -1n;
  transactionState: TransactionState = 'none';
  transaction: Transaction | null = null;
  transactionTimer: NodeJS.Timeout | null = null;
  /** When the transaction in progress is over at the latest, as `performance.now()` counts. */
  transactionEndsAt = Infinity;
  /** Over which connection the transaction was used last, and whether that was closed since. */
  lastClient = 0;
  isOrphaned = false;
  /** What the last retryable write has done. */
  record: RetryRecord | null;
  /** Commands with a transaction number run one after the other. */
  tail: Promise<unknown> = Promise.resolve();

  constructor(key: Buffer, record: RetryRecord | null) {
    this.key = key;
    this.name = key.toString('hex');
    this.record = record;
    if (record) {
      this.transactionNumber = record.transactionNumber;
      if (record.isTransaction) this.transactionState = 'committed';
    }
  }

  /** Ends the transaction in progress, if there is one. */
  abort(): void {
    this.transaction?.end();
    this.settle('aborted');
  }

  /** Notes what has become of the transaction in progress. */
  settle(state: TransactionState): void {
    if (this.transactionTimer) clearTimeout(this.transactionTimer);
    this.transactionTimer = null;
    this.transaction = null;
    this.transactionState = state;
  }
}

/** The bytes that identify a session: its UUID. */
export function sessionKeyOf(lsid: unknown): Buffer {
  const id: unknown = isDocument(lsid) ? lsid['id'] : undefined;
  if (!(id instanceof Binary) || id.sub_type !== Binary.SUBTYPE_UUID || bytesOf(id).length !== 16) {
    throw typeMismatch("BSON field 'OperationSessionInfo.lsid.id' must be a UUID");
  }
  return Buffer.from(bytesOf(id));
}

/** All sessions that are in use. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** The session, which a client begins by using it. */
  use(lsid: Document): Session {
    const key = sessionKeyOf(lsid);
    const name = key.toString('hex');
    let session = this.#sessions.get(name);
    if (!session) {
      session = new Session(key, readRetryRecord(this.#store.view, key));
      this.#sessions.set(name, session);
    }
    session.lastUsed = Date.now();
    return session;
  }

  find(key: Buffer): Session | undefined {
    return this.#sessions.get(key.toString('hex'));
  }

  all(): Session[] {
    return [...this.#sessions.values()];
  }

  /** Forgets a session; what its last write answered stays on the disk for a while. */
  end(session: Session): void {
    if (session.transaction) session.abort();
    this.#sessions.delete(session.name);
  }
}
