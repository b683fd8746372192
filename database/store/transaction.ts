import { writeConflict } from '../errors.ts';
import type { Collection, Collections } from './catalog.ts';
import { CounterChanges, type Counts } from './counters.ts';
import type { DocumentWriter } from './document-writer.ts';
import type { Index } from './index-definition.ts';
import { catalogKey, rangeOf } from './keys.ts';
import type { LockOwner } from './locks.ts';
import { Overlay } from './overlay.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Store } from './store.ts';
import type { DirectedRange } from './view.ts';
import { beyond, TransactionView } from './views.ts';

const DOCUMENTS_AT_ONCE = 8;

/**
 * A multi-document transaction: a snapshot, and its own writes on top of it, which nobody else sees before it commits.
 */
export class Transaction extends TransactionView implements DocumentWriter, LockOwner {
  readonly snapshotSequence: number;
  readonly locked = new Set<string>();
  collections: Collections;
  readonly #store: Store;
  readonly #overlay: Overlay;
  readonly #counters = new CounterChanges();
  /** The collections that were written, as they were when the transaction began; null for those that it made. */
  readonly #touched = new Map<string, Collection | null>();
  readonly #flagged = new Set<string>();
  #endListeners: (() => void)[] = [];
  #ended = false;

  constructor(store: Store) {
    store.environment.reader.resetReadTxn();
    const snapshot = store.environment.reader.useReadTransaction();
    const overlay = new Overlay();
    super(store.environment.reader, snapshot, overlay);
    this.#store = store;
    this.#overlay = overlay;
    this.snapshotSequence = store.committedSequence;
    this.collections = store.collections;
  }

  get lastCommit(): number {
    return this.snapshotSequence;
  }

  claim(key: Buffer): void {
    this.requireOpen();
    this.#store.locks.claim(key, this);
  }

  count(collection: Collection, change: Counts): void {
    if (!this.#touched.has(collection.namespace)) this.#touched.set(collection.namespace, collection);
    this.#counters.add(collection.id, change);
  }

  flagsChanged({ namespace }: Collection): void {
    this.#flagged.add(namespace);
  }

  setCollection(collection: Collection): void {
    const { namespace } = collection;
    const before = this.collections.get(namespace) ?? null;
    // Another transaction that makes the same collection must lose.
    this.claim(catalogKey(namespace));
    if (!this.#touched.has(namespace)) this.#touched.set(namespace, before);
    this.collections = new Map(this.collections).set(namespace, collection);
  }

  dropCollection(): void {
    throw new TypeError('collections are not dropped in transactions');
  }

  onEnd(listener: () => void): void {
    if (this.#ended) listener();
    else this.#endListeners.push(listener);
  }

  /** How many writes it has made. */
  get size(): number {
    return this.#overlay.size;
  }

  get hasChanges(): boolean {
    return this.#touched.size > 0;
  }

  /** Part of a commit: writes everything, or throws a write conflict and has written nothing. */
  apply(writer: PlainWriter): void {
    // Its locks are gone if it was ended while it waited for its turn.
    this.requireOpen();
    for (const [namespace, before] of this.#touched) {
      if ((writer.collections.get(namespace) ?? null) !== before) throw writeConflict();
      const added = this.#addedIndexes(namespace, before);
      if (before && added.length > 0 && this.#hasOthersDocuments(writer, before)) throw writeConflict();
    }
    for (const { key, value } of this.#overlay.writes()) {
      if (value) writer.put(key, value);
      else writer.remove(key);
    }
    writer.countAll(this.#counters);
    for (const [namespace, before] of this.#touched) {
      const collection = this.collections.get(namespace);
      if (!collection) continue;
      for (const index of this.#addedIndexes(namespace, before)) index.ready(this.#store.pendingSequence);
      if (collection !== before) writer.setCollection(collection);
      else if (this.#flagged.has(namespace)) writer.flagsChanged(collection);
    }
    this.#store.locks.release(this, this.#store.pendingSequence);
  }

  #addedIndexes(namespace: string, before: Collection | null): readonly Index[] {
    const indexes = this.collections.get(namespace)?.indexes ?? [];
    return indexes.filter((index) => before?.indexes.includes(index) !== true);
  }

  /** Whether others have put documents into a collection that was empty here, and that was given an index for it. */
  #hasOthersDocuments(writer: PlainWriter, { prefix }: Collection): boolean {
    let rest: DirectedRange = { ...rangeOf(prefix), reverse: false };
    for (;;) {
      const { entries, more } = writer.page(rest, DOCUMENTS_AT_ONCE);
      // What it has removed itself is still there for the writer.
      if (entries.some(({ key }) => this.#overlay.get(key) === undefined)) return true;
      const last = entries.at(-1);
      if (!more || !last) return false;
      rest = beyond(rest, last.key);
    }
  }

  /** Gives up the snapshot and all locks. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.closeSnapshot();
    this.#store.locks.release(this);
    this.#store.transactionEnded(this);
    for (const listener of this.#endListeners) listener();
    this.#endListeners = [];
  }
}
