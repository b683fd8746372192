import type { Sort, SortKey } from './sort.ts';

interface Entry<Item> {
  readonly key: SortKey;
  readonly arrival: number;
  readonly item: Item;
}

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

  /** The kept items in order. */
  items(): Item[] {
    return [...this.#heap].sort((a, b) => this.#compare(a, b)).map(({ item }) => item);
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
