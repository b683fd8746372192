import { KeyPositions } from './key-positions.ts';
import { keyOfString, keyString } from './keys.ts';
import { WriteLog, type Write } from './write-log.ts';

/** What stands for a key after all writes: null where it was removed. */
export interface OverlayEntry extends Write {
  /** The key as text. */
  readonly text: string;
}

/** Where `text` is, or would be, among the sorted keys. */
function positionIn(keys: readonly string[], text: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** More new keys than this are sorted with the others; fewer are each put in their place. */
const FEW_KEYS = 8;

const isAscending = (keys: readonly string[], from: number): boolean => {
  for (let at = from; at < keys.length; at++) if ((keys[at - 1] ?? '') >= (keys[at] ?? '')) return false;
  return true;
};

function addAll(keys: string[], added: readonly string[]): void {
  if (added.length > FEW_KEYS) {
    const count = keys.length;
    for (const text of added) keys.push(text);
    // What builds an index writes its keys in their order.
    if (!isAscending(keys, Math.max(count, 1))) keys.sort();
  } else {
    for (const text of added) keys.splice(positionIn(keys, text), 0, text);
  }
}

/** A log is written anew when more than half of it, and so much, was overwritten. */
const MOST_OVERWRITTEN_BYTES = 2 ** 20;

/** The writes of one collection or index. */
export class OverlayPart {
  #log = new WriteLog();
  /** Where the last write of each key is; null until somebody looks for one. */
  #positions: KeyPositions | null = null;
  /** Writes in the log, and the bytes of those that a later one has replaced. */
  #written = 0;
  #overwrittenBytes = 0;
  #sorted: string[] = [];
  /** The first writes of keys that are not among the sorted ones yet. */
  #unsorted: number[] = [];
  /** Called before the log is written anew. */
  readonly #onCompact: () => void;

  constructor(onCompact: () => void) {
    this.#onCompact = onCompact;
  }

  add(key: Buffer, value: Buffer | null): void {
    const position = this.#log.add(key, value);
    this.#written++;
    if (!this.#positions) return;
    this.#know(this.#positions, key, position);
    this.#compactSometimes(this.#positions);
  }

  get(key: Buffer): Buffer | null | undefined {
    const position = this.#known().get(key);
    return position === undefined ? undefined : this.#log.at(position).value;
  }

  /** Where the next write will be, until the log is written anew. */
  get end(): number {
    return this.#log.end;
  }

  /** The writes between two ends, in their order, also those that were overwritten. */
  between(from: number, to: number): Iterable<Write> {
    return this.#log.from(from, to);
  }

  writes(): Iterable<Write> {
    // Where nothing was written twice, the log need not be looked at key by key.
    if (!this.#positions || this.#positions.size === this.#written) return this.#log.from(0);
    return this.#lastWrites(this.#positions);
  }

  *#lastWrites(positions: KeyPositions): Iterable<Write> {
    for (const position of positions.inOrder()) yield this.#log.at(position);
  }

  within(start: Buffer, end: Buffer): OverlayEntry[] {
    const positions = this.#known();
    this.#sort();
    const [first, last] = [keyString(start), keyString(end)];
    return this.#sorted
      .slice(positionIn(this.#sorted, first), positionIn(this.#sorted, last))
      .map((text) => ({ text, ...this.#log.at(positions.get(keyOfString(text)) ?? 0) }));
  }

  #sort(): void {
    addAll(
      this.#sorted,
      this.#unsorted.map((position) => keyString(this.#log.at(position).key)),
    );
    this.#unsorted = [];
  }

  #known(): KeyPositions {
    if (this.#positions) return this.#positions;
    const positions = new KeyPositions(this.#log);
    this.#positions = positions;
    for (const { key, position } of this.#log.from(0)) this.#know(positions, key, position);
    return this.#compactSometimes(positions);
  }

  #know(positions: KeyPositions, key: Buffer, position: number): void {
    const before = positions.set(key, position);
    if (before === undefined) this.#unsorted.push(position);
    else this.#overwrittenBytes += this.#log.at(before).value?.length ?? 0;
  }

  /** One document that is written again and again takes no more memory than a few. */
  #compactSometimes(positions: KeyPositions): KeyPositions {
    const mostBytes = Math.max(MOST_OVERWRITTEN_BYTES, this.#log.end / 2);
    return this.#overwrittenBytes > mostBytes ? this.#compact(positions) : positions;
  }

  #compact(positions: KeyPositions): KeyPositions {
    this.#onCompact();
    this.#sort();
    const log = new WriteLog();
    const moved = new KeyPositions(log);
    for (const position of positions.inOrder()) {
      const { key, value } = this.#log.at(position);
      moved.set(key, log.add(key, value));
    }
    this.#log = log;
    this.#positions = moved;
    this.#written = moved.size;
    this.#overwrittenBytes = 0;
    return moved;
  }
}
