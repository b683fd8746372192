interface Entry<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** Keeps what was used last, up to a total weight. */
export class BoundedCache<Value> {
  readonly #maxWeight: number;
  readonly #entries = new Map<string, Entry<Value>>();
  #weight = 0;
  #newest: Entry<Value> | undefined;

  /** @param maxWeight sum of the weights of what is kept; an entry weighs 1 unless `set` says otherwise. */
  constructor(maxWeight: number) {
    this.#maxWeight = maxWeight;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // A Map iterates in the order of insertion, so the first key is the one used longest ago.
    if (entry !== this.#newest) {
      this.#entries.delete(key);
      this.#add(key, entry);
    }
    return entry.value;
  }

  /** From what was used longest ago to what was used last. */
  *values(): Generator<Value> {
    for (const { value } of this.#entries.values()) yield value;
  }

  set(key: string, value: Value, weight = 1): void {
    this.#remove(key);
    if (weight > this.#maxWeight) return;
    this.#add(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#maxWeight) return;
      this.#remove(oldest);
    }
  }

  #add(key: string, entry: Entry<Value>): void {
    this.#entries.set(key, entry);
    this.#newest = entry;
  }

  #remove(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}
