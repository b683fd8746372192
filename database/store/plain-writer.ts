import { saveCollection, removeCollection, type Collection, type Collections } from './catalog.ts';
import { CounterChanges } from './counters.ts';
import type { DocumentWriter } from './document-writer.ts';
import { counterKey, garbageKey, keyString, PREFIX_BYTES } from './keys.ts';
import type { Store } from './store.ts';
import type { DirectedRange, Page, WriteView } from './view.ts';

const NOTHING = Buffer.alloc(0);

/** Collects which documents of a collection are written, from when it is made until it is given up. */
export interface Watch {
  readonly prefix: Buffer;
  /** The keys of their `_id`s, as text. */
  readonly written: Set<string>;
}

/** Writes into the commit that is being made: for commands outside transactions, and for transactions that commit. */
export class PlainWriter implements DocumentWriter {
  readonly lastCommit = Infinity;
  readonly #store: Store;
  /** The commit that is being made, with what it is made upon. */
  #view: WriteView;
  readonly #counters = new CounterChanges();
  readonly #flagged = new Set<string>();
  readonly #watches = new Set<Watch>();
  /** How many writes this commit holds, and the bytes of their values. */
  writes = 0;
  bytes = 0;

  constructor(store: Store, view: WriteView) {
    this.#store = store;
    this.#view = view;
  }

  /** Where everything is read and written from now on: another commit. */
  moveTo(view: WriteView): void {
    this.#view = view;
    this.writes = 0;
    this.bytes = 0;
  }

  get(key: Buffer): Buffer | undefined {
    return this.#view.get(key);
  }

  page(range: DirectedRange, limit: number): Page {
    return this.#view.page(range, limit);
  }

  get collections(): Collections {
    return this.#store.collections;
  }

  watch({ prefix }: Pick<Collection, 'prefix'>): Watch {
    const watch = { prefix, written: new Set<string>() };
    this.#watches.add(watch);
    return watch;
  }

  unwatch(watch: Watch): void {
    this.#watches.delete(watch);
  }

  #tell(key: Buffer): void {
    for (const { prefix, written } of this.#watches) {
      // A key of the catalog can be shorter than a prefix. Most keys differ in the first byte.
      if (key[0] !== prefix[0] || key.length <= PREFIX_BYTES) continue;
      if (key.compare(prefix, 0, PREFIX_BYTES, 0, PREFIX_BYTES) === 0) {
        written.add(keyString(key.subarray(PREFIX_BYTES)));
      }
    }
  }

  put(key: Buffer, value: Buffer): void {
    this.writes++;
    this.bytes += value.length;
    if (this.#watches.size > 0) this.#tell(key);
    this.#view.put(key, value);
  }

  remove(key: Buffer): void {
    this.writes++;
    if (this.#watches.size > 0) this.#tell(key);
    this.#view.remove(key);
  }

  claim(key: Buffer): void {
    this.#store.locks.note(key, this.#store.pendingSequence);
  }

  count({ id }: Collection, change: { readonly documents: number; readonly bytes: number }): void {
    this.#counters.add(id, change);
  }

  countAll(changes: CounterChanges): void {
    this.#counters.addAll(changes);
  }

  flagsChanged({ namespace }: Collection): void {
    this.#flagged.add(namespace);
  }

  setCollection(collection: Collection): void {
    saveCollection(this, collection);
    this.#store.collections = new Map(this.collections).set(collection.namespace, collection);
  }

  /** Gives a collection another name. */
  moveCollection(from: Collection, to: Collection): void {
    removeCollection(this, from);
    const collections = new Map(this.collections);
    collections.delete(from.namespace);
    this.#store.collections = collections;
    this.setCollection(to);
  }

  dropCollection(collection: Collection): void {
    removeCollection(this, collection);
    // What this commit has written into it so far would be counted at its end.
    this.#counters.forget(collection.id);
    this.remove(counterKey(collection.id));
    const collections = new Map(this.collections);
    collections.delete(collection.namespace);
    this.#store.collections = collections;
    this.discard(collection.prefix);
    for (const index of collection.indexes) {
      index.drop();
      this.discard(index.prefix);
    }
  }

  /** Has a range removed in the background; also after a crash. */
  discard(prefix: Buffer): void {
    this.put(garbageKey(prefix), NOTHING);
    this.#store.purgeSoon();
  }

  /** Writes what was collected for the end of the commit, or of a piece of it. */
  finish(): void {
    this.#counters.write(this);
    for (const namespace of this.#flagged) {
      const collection = this.collections.get(namespace);
      if (collection) saveCollection(this, collection);
    }
    this.#flagged.clear();
  }
}
