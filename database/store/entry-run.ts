import { PREFIX_BYTES } from './keys.ts';
import { sortKeys } from './sort-keys.ts';
import type { Entry } from './view.ts';

const CHUNK_BYTES = 2 ** 20;
/** The lengths of the key and of the value. */
const HEADER_BYTES = 4;

/** Some entries as bytes. Once it is sorted, the next one of them stands at its head. */
class Chunk {
  readonly bytes = Buffer.allocUnsafe(CHUNK_BYTES);
  #used = 0;
  /** Where the keys are: in the order in which they came, until they are sorted. */
  readonly #starts: number[] = [];
  #sorted = new Uint32Array();
  #next = 0;
  /** Where the key at the head is, and where it ends. */
  head = 0;
  headEnd = 0;

  hasRoomFor(size: number): boolean {
    return this.#used + size <= CHUNK_BYTES;
  }

  add({ key, value }: Entry): void {
    let at = this.#used;
    at = this.bytes.writeUInt16LE(key.length, at);
    at = this.bytes.writeUInt16LE(value.length, at);
    this.#starts.push(at);
    this.bytes.set(key, at);
    this.bytes.set(value, at + key.length);
    this.#used = at + key.length + value.length;
  }

  readonly #lengthAt = (start: number): number =>
    (this.bytes[start - 4] ?? 0) | ((this.bytes[start - 3] ?? 0) << 8);

  sort(): void {
    this.#sorted = Uint32Array.from(this.#starts);
    this.#starts.length = 0;
    sortKeys({ bytes: this.bytes, starts: this.#sorted, lengthAt: this.#lengthAt }, PREFIX_BYTES);
  }

  /** Goes on to the next entry, if there is one. */
  advance(): boolean {
    const start = this.#sorted[this.#next++];
    if (start === undefined) return false;
    this.head = start;
    this.headEnd = start + this.#lengthAt(start);
    return true;
  }

  entry(): Entry {
    const end = this.headEnd + this.bytes.readUInt16LE(this.head - 2);
    return {
      key: this.bytes.subarray(this.head, this.headEnd),
      value: this.bytes.subarray(this.headEnd, end),
    };
  }
}

/** Whether the key at the head of a chunk comes before that of another one. */
function isBefore(a: Chunk, b: Chunk): boolean {
  const length = Math.min(a.headEnd - a.head, b.headEnd - b.head);
  for (let at = PREFIX_BYTES; at < length; at++) {
    const difference = (a.bytes[a.head + at] ?? 0) - (b.bytes[b.head + at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return a.headEnd - a.head < b.headEnd - b.head;
}

/** Lets the first of the chunks sink to where none below it comes before it. */
function sink(heap: Chunk[]): void {
  const [sinking] = heap;
  if (!sinking) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    const [left, right] = [heap[child], heap[child + 1]];
    let lower = left;
    if (left && right && isBefore(right, left)) {
      lower = right;
      child++;
    }
    if (!lower || !isBefore(lower, sinking)) break;
    heap[at] = lower;
    at = child;
  }
  heap[at] = sinking;
}

/**
 * Entries of one index, which come in any order and are taken in that of their keys, once.
 *
 * They are kept as bytes in chunks, each of which is sorted when it is full: millions of objects would take several
 * times the memory, and most of the time of the collector.
 */
export class EntryRun {
  readonly #chunks: Chunk[] = [];
  count = 0;
  bytes = 0;

  add(entry: Entry): void {
    const size = HEADER_BYTES + entry.key.length + entry.value.length;
    let chunk = this.#chunks.at(-1);
    if (!chunk?.hasRoomFor(size)) {
      chunk?.sort();
      chunk = new Chunk();
      this.#chunks.push(chunk);
    }
    chunk.add(entry);
    this.count++;
    this.bytes += size;
  }

  *sorted(): Generator<Entry> {
    this.#chunks.at(-1)?.sort();
    const heap = this.#chunks.splice(0).filter((chunk) => chunk.advance());
    heap.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    for (let [first] = heap; first; [first] = heap) {
      yield first.entry();
      if (!first.advance()) {
        const last = heap.pop();
        if (last && last !== first) heap[0] = last;
      }
      sink(heap);
    }
  }
}
