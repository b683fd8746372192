/** One write of a key: a value, or null where it is removed. */
export interface Write {
  readonly key: Buffer;
  readonly value: Buffer | null;
}

export interface LoggedWrite extends Write {
  /** Where it is in the log. */
  readonly position: number;
}

/** Blocks begin this far from each other, as positions count. All but the first ones are as large. */
const BLOCK_BYTES = 2 ** 20;
const FIRST_BLOCK_BYTES = 2 ** 10;
const GROWTH = 8;
/** The length of the key, and that of the value. */
const HEADER_BYTES = 8;
const REMOVED = 0xffff_ffff;

/**
 * Writes in the order they were made, as bytes in a few blocks.
 *
 * Tens of thousands wait for a commit at a time. As objects of their own they would outlive two collections of the young
 * generation each, and be moved twice.
 */
export class WriteLog {
  readonly #blocks: Buffer[] = [];
  /** How much of each block is used. */
  readonly #used: number[] = [];

  /** Where the log ends: about its bytes. The next write may be there, or at the beginning of the next block. */
  get end(): number {
    const last = this.#blocks.length - 1;
    return last < 0 ? 0 : last * BLOCK_BYTES + Math.min(this.#used[last] ?? 0, BLOCK_BYTES);
  }

  /** Adds a copy of a write. Answers its position. */
  add(key: Buffer, value: Buffer | null): number {
    const bytes = HEADER_BYTES + key.length + (value?.length ?? 0);
    const block = this.#blockFor(bytes);
    const last = this.#used.length - 1;
    const offset = this.#used[last] ?? 0;
    let at = offset;
    at = block.writeUInt32LE(key.length, at);
    at = block.writeUInt32LE(value?.length ?? REMOVED, at);
    block.set(key, at);
    if (value) block.set(value, at + key.length);
    this.#used[last] = offset + bytes;
    return last * BLOCK_BYTES + offset;
  }

  /** The last block, if it has room; a larger one otherwise, or one for a single large write. */
  #blockFor(bytes: number): Buffer {
    const last = this.#blocks.at(-1);
    if (last && (this.#used.at(-1) ?? 0) + bytes <= last.length) return last;
    const size = Math.min(last ? last.length * GROWTH : FIRST_BLOCK_BYTES, BLOCK_BYTES);
    const block = Buffer.allocUnsafe(Math.max(size, bytes));
    this.#blocks.push(block);
    this.#used.push(0);
    return block;
  }

  isAt(position: number, key: Buffer): boolean {
    const block = this.#blocks[Math.floor(position / BLOCK_BYTES)];
    const offset = position % BLOCK_BYTES;
    if (block?.readUInt32LE(offset) !== key.length) return false;
    const keyAt = offset + HEADER_BYTES;
    for (let at = 0; at < key.length; at++) if (block[keyAt + at] !== key[at]) return false;
    return true;
  }

  at(position: number): LoggedWrite {
    return this.#read(Math.floor(position / BLOCK_BYTES), position % BLOCK_BYTES);
  }

  /** The writes from a position on, before another one; both are those of a write, or were the end. */
  *from(position: number, end = Infinity): Generator<LoggedWrite> {
    let number = Math.floor(position / BLOCK_BYTES);
    let offset = position % BLOCK_BYTES;
    for (let used = this.#used[number]; used !== undefined; used = this.#used[number]) {
      if (offset < used) {
        if (number * BLOCK_BYTES + offset >= end) return;
        const write = this.#read(number, offset);
        offset += HEADER_BYTES + write.key.length + (write.value?.length ?? 0);
        yield write;
      } else {
        number++;
        offset = 0;
      }
    }
  }

  #read(number: number, offset: number): LoggedWrite {
    const block = this.#blocks[number];
    if (!block) throw new RangeError(`the log has no block ${number}`);
    const keyAt = offset + HEADER_BYTES;
    const valueAt = keyAt + block.readUInt32LE(offset);
    const valueLength = block.readUInt32LE(offset + 4);
    return {
      position: number * BLOCK_BYTES + offset,
      key: block.subarray(keyAt, valueAt),
      value: valueLength === REMOVED ? null : block.subarray(valueAt, valueAt + valueLength),
    };
  }
}
