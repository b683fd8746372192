/** Where the writes of a log are that can be read by their positions. */
interface Keys {
  /** Whether the write at this position is of this key. */
  isAt(position: number, key: Buffer): boolean;
}

const FIRST_SLOTS = 16;

/** FNV-1a, cut to what JavaScript keeps in place. */
function hashOf(key: Buffer): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ (key[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fffffff;
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

/**
 * Where the last write of each key is in a log: a hash table of numbers.
 *
 * A map of texts would take several objects for each key, tens of thousands of which outlive two collections of the
 * young generation while a batch is collected.
 */
export class KeyPositions {
  readonly #keys: Keys;
  #hashes = zeros(FIRST_SLOTS);
  /** One more than the position; zero where a slot is free. */
  #positions = zeros(FIRST_SLOTS);
  #size = 0;

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  get size(): number {
    return this.#size;
  }

  get(key: Buffer): number | undefined {
    const found = this.#positions[this.#slotOf(key, hashOf(key))] ?? 0;
    return found === 0 ? undefined : found - 1;
  }

  /** Answers where the key was before. */
  set(key: Buffer, position: number): number | undefined {
    const hash = hashOf(key);
    const slot = this.#slotOf(key, hash);
    const before = this.#positions[slot] ?? 0;
    this.#positions[slot] = position + 1;
    if (before > 0) return before - 1;
    this.#hashes[slot] = hash;
    this.#size++;
    if (this.#size * 2 > this.#positions.length) this.#grow();
    return undefined;
  }

  /** The positions, in their order. */
  inOrder(): number[] {
    return this.#positions
      .filter((position) => position > 0)
      .map((position) => position - 1)
      .sort((a, b) => a - b);
  }

  /** The slot of a key, or the free one that it would take. */
  #slotOf(key: Buffer, hash: number): number {
    const mask = this.#positions.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const position = this.#positions[slot] ?? 0;
      if (position === 0) return slot;
      if (this.#hashes[slot] === hash && this.#keys.isAt(position - 1, key)) return slot;
    }
  }

  #grow(): void {
    const [hashes, positions] = [this.#hashes, this.#positions];
    const slots = positions.length * 2;
    this.#hashes = zeros(slots);
    this.#positions = zeros(slots);
    for (const [at, position] of positions.entries()) {
      if (position === 0) continue;
      const hash = hashes[at] ?? 0;
      let slot = hash & (slots - 1);
      while (this.#positions[slot] !== 0) slot = (slot + 1) & (slots - 1);
      this.#hashes[slot] = hash;
      this.#positions[slot] = position;
    }
  }
}
