import type { Sort, SortKey } from './sort.ts';

interface Entry<Item> {
  readonly key: SortKey;
  readonly arrival: number;
  readonly item: Item;
}

type Merge<Item, Pause> = readonly [
  left: readonly Entry<Item>[],
  right: readonly Entry<Item>[],
  pause: Pause,
];

/** How many items are sorted in one go. */
const RUN = 256;

/** Keeps the first `limit` items of a sort while they come in any order. Equal keys stay in the order they came. */
export class Top<Item> {
  readonly #sort: Sort;
  readonly #limit: number;
  /** A heap with the last item of the order at the root, so that it is the one to be replaced. */
  readonly #heap: Entry<Item>[] = [];
  #arrivals = 0;

  constructor(sort: Sort, limit = Infinity) {
    this.#sort = sort;
    this.#limit = limit;
  }

  /** How many items are kept. */
  get size(): number {
    return this.#heap.length;
  }

  /** Whether an item with this key would be kept; lets the caller spare the work of making the item. */
  wouldKeep(key: SortKey): boolean {
    const last = this.#heap[0];
    if (this.#heap.length < this.#limit) return true;
    return last !== undefined && this.#sort.compareKeys(key, last.key) < 0;
  }

  add(key: SortKey, item: Item): void {
    const entry = { key, arrival: this.#arrivals++, item };
    if (this.#heap.length < this.#limit) {
      this.#heap.push(entry);
      if (this.#limit !== Infinity) this.#rise(this.#heap.length - 1);
    } else if (this.wouldKeep(key)) {
      this.#heap[0] = entry;
      this.#sink();
    }
  }

  /** The kept items in order. Sorting many takes long, so `pause` comes wherever others may have their turn. */
  *drain<Pause>(pause: Pause): Generator<Item | Pause, void> {
    let runs: Entry<Item>[][] = [];
    for (let start = 0; start < this.#heap.length; start += RUN) {
      runs.push(this.#heap.slice(start, start + RUN).sort((a, b) => this.#compare(a, b)));
      yield pause;
    }
    while (runs.length > 1) {
      const merged: Entry<Item>[][] = [];
      for (let index = 0; index < runs.length; index += 2) {
        merged.push(yield* this.#merge(runs[index] ?? [], runs[index + 1] ?? [], pause));
      }
      runs = merged;
    }
    for (const { item } of runs[0] ?? []) yield item;
  }

  *#merge<Pause>(...[left, right, pause]: Merge<Item, Pause>): Generator<Pause, Entry<Item>[]> {
    const merged: Entry<Item>[] = [];
    for (let taken = 0; merged.length < left.length + right.length;) {
      const first = left[taken];
      const second = right[merged.length - taken];
      const isSecond = second && (!first || this.#compare(second, first) < 0);
      const next = isSecond ? second : first;
      if (!next) break;
      if (!isSecond) taken++;
      merged.push(next);
      if (merged.length % RUN === 0) yield pause;
    }
    return merged;
  }

  #compare(a: Entry<Item>, b: Entry<Item>): number {
    return this.#sort.compareKeys(a.key, b.key) || a.arrival - b.arrival;
  }

  #isAfter(index: number, other: number): boolean {
    const a = this.#heap[index];
    const b = this.#heap[other];
    return a !== undefined && b !== undefined && this.#compare(a, b) > 0;
  }

  #swap(index: number, other: number): void {
    const a = this.#heap[index];
    const b = this.#heap[other];
    if (a && b) [this.#heap[index], this.#heap[other]] = [b, a];
  }

  #rise(start: number): void {
    for (let index = start; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!this.#isAfter(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(): void {
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      const last = this.#isAfter(left + 1, left) ? left + 1 : left;
      if (!this.#isAfter(last, index)) return;
      this.#swap(last, index);
      index = last;
    }
  }
}
