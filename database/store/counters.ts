import type { Collection } from './catalog.ts';
import { counterKey } from './keys.ts';
import type { ReadView, WriteView } from './view.ts';

/** How much a collection holds. */
export interface Counts {
  readonly documents: number;
  readonly bytes: number;
}

const NOTHING: Counts = { documents: 0, bytes: 0 };

const add = (a: Counts, b: Counts): Counts => ({
  documents: a.documents + b.documents,
  bytes: a.bytes + b.bytes,
});

export function readCounts(view: Pick<ReadView, 'get'>, { id }: Pick<Collection, 'id'>): Counts {
  const value = view.get(counterKey(id));
  return value ? { documents: value.readDoubleLE(0), bytes: value.readDoubleLE(8) } : NOTHING;
}

/** Changes of counters, collected until the commit: one write for each collection, however many documents. */
export class CounterChanges {
  readonly #changes = new Map<number, Counts>();

  add(id: number, change: Counts): void {
    this.#changes.set(id, add(this.#changes.get(id) ?? NOTHING, change));
  }

  /** Those of a collection that is dropped: its number may be given again one day. */
  forget(id: number): void {
    this.#changes.delete(id);
  }

  addAll(other: CounterChanges): void {
    for (const [id, change] of other.#changes) this.add(id, change);
  }

  write(view: WriteView): void {
    for (const [id, change] of this.#changes) {
      const { documents, bytes } = add(readCounts(view, { id }), change);
      const value = Buffer.allocUnsafe(16);
      value.writeDoubleLE(documents, 0);
      value.writeDoubleLE(bytes, 8);
      view.put(counterKey(id), value);
    }
    this.#changes.clear();
  }
}
