import { keyString } from './keys.ts';
import type { DirectedRange, Entry } from './view.ts';
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
class Part {
  #log = new WriteLog();
  /** How much of the log is known by key. */
  #known = 0;
  /** Writes in the log, and the bytes of those that a later one has replaced. */
  #written = 0;
  #overwrittenBytes = 0;
  /** Where the last write of each key is. */
  #positions = new Map<string, number>();
  #sorted: string[] = [];
  /** Keys that are not among the sorted ones yet. */
  #unsorted: string[] = [];
  /** Called before the log is written anew. */
  readonly #onCompact: () => void;

  constructor(onCompact: () => void) {
    this.#onCompact = onCompact;
  }

  add(key: Buffer, value: Buffer | null): void {
    this.#log.add(key, value);
    this.#written++;
  }

  get(key: Buffer): Buffer | null | undefined {
    this.#knowAll();
    const position = this.#positions.get(keyString(key));
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
    if (this.#known === 0) return this.#log.from(0);
    this.#knowAll();
    // Nothing was written twice: the log is in a better order than the map, and need not be looked at key by key.
    return this.#positions.size === this.#written ? this.#log.from(0) : this.#lastWrites();
  }

  *#lastWrites(): Iterable<Write> {
    for (const position of this.#positions.values()) yield this.#log.at(position);
  }

  within(start: Buffer, end: Buffer): OverlayEntry[] {
    this.#knowAll();
    addAll(this.#sorted, this.#unsorted);
    this.#unsorted = [];
    const [first, last] = [keyString(start), keyString(end)];
    return this.#sorted
      .slice(positionIn(this.#sorted, first), positionIn(this.#sorted, last))
      .map((text) => ({ text, ...this.#log.at(this.#positions.get(text) ?? 0) }));
  }

  #knowAll(): void {
    if (this.#known === this.#log.end) return;
    for (const { key, position } of this.#log.from(this.#known)) {
      const text = keyString(key);
      const before = this.#positions.get(text);
      if (before === undefined) this.#unsorted.push(text);
      else this.#overwrittenBytes += this.#log.at(before).value?.length ?? 0;
      this.#positions.set(text, position);
    }
    this.#known = this.#log.end;
    const mostBytes = Math.max(MOST_OVERWRITTEN_BYTES, this.#log.end / 2);
    if (this.#overwrittenBytes > mostBytes) this.#compact();
  }

  /** One document that is written again and again takes no more memory than a few. */
  #compact(): void {
    this.#onCompact();
    const log = new WriteLog();
    const positions = new Map<string, number>();
    for (const [text, position] of this.#positions) {
      const { key, value } = this.#log.at(position);
      positions.set(text, log.add(key, value));
    }
    this.#log = log;
    this.#positions = positions;
    this.#known = log.end;
    this.#written = positions.size;
    this.#overwrittenBytes = 0;
  }
}

/** The number of a key's collection or index, with what kind of key it is. Keys of the catalog may be shorter. */
const partOf = (key: Buffer): number =>
  ((((key[0] ?? 0) * 256 + (key[1] ?? 0)) * 256 + (key[2] ?? 0)) * 256 + (key[3] ?? 0)) * 256 + (key[4] ?? 0);

function* joined<Item>(parts: readonly Iterable<Item>[]): Iterable<Item> {
  for (const part of parts) yield* part;
}

/**
 * Writes that are not in the table yet.
 *
 * They are kept by key only in the collections and indexes in which somebody looks for one: most entries of indexes are
 * written and never asked for.
 */
export class Overlay {
  readonly #parts = new Map<number, Part>();
  /** Where each piece that was ended ends in each part. */
  readonly #pieceEnds: ReadonlyMap<number, number>[] = [];
  /** How many writes were made; more than keys if one was written again. */
  size = 0;

  /** The value written for a key, null if it was removed, undefined if it was not touched. */
  get(key: Buffer): Buffer | null | undefined {
    return this.#parts.get(partOf(key))?.get(key);
  }

  set(key: Buffer, value: Buffer | null): void {
    this.size++;
    const number = partOf(key);
    let part = this.#parts.get(number);
    if (!part) {
      part = new Part(() => this.#joinPieces());
      this.#parts.set(number, part);
    }
    part.add(key, value);
  }

  /** Ends a piece of the writes, which can be written without those that follow. */
  endPiece(): void {
    this.#pieceEnds.push(new Map([...this.#parts].map(([number, part]) => [number, part.end])));
  }

  #joinPieces(): void {
    this.#pieceEnds.length = 0;
  }

  /** All writes; those of one key in the order they were made. */
  *writes(): Iterable<Write> {
    for (const part of this.#parts.values()) yield* part.writes();
  }

  /** All writes, piece by piece, as they are now: it may be written anew while the pieces are read. */
  pieces(): Iterable<Write>[] {
    if (this.#pieceEnds.length === 0) return [this.writes()];
    this.endPiece();
    return this.#pieceEnds.map((ends, at) => this.#piece(this.#pieceEnds[at - 1] ?? new Map(), ends));
  }

  #piece(from: ReadonlyMap<number, number>, to: ReadonlyMap<number, number>): Iterable<Write> {
    return joined(
      [...this.#parts].map(([number, part]) => part.between(from.get(number) ?? 0, to.get(number) ?? 0)),
    );
  }

  /** What stands within a range of one collection or index, in its direction. */
  within({ start, end, reverse }: DirectedRange): OverlayEntry[] {
    const found = this.#parts.get(partOf(start))?.within(start, end) ?? [];
    return reverse ? found.reverse() : found;
  }
}

/** Entries of the table with those of the overlay among them; removed ones left out. */
export function mergeEntries(
  base: readonly Entry[],
  written: readonly OverlayEntry[],
  reverse: boolean,
): readonly Entry[] {
  if (written.length === 0) return base;
  const merged: Entry[] = [];
  const isBefore = (a: string, b: string) => (reverse ? a > b : a < b);
  let next = 0;
  const takeWritten = () => {
    const entry = written[next++];
    if (entry?.value) merged.push({ key: entry.key, value: entry.value });
  };
  for (const entry of base) {
    const key = keyString(entry.key);
    while (next < written.length && isBefore(written[next]?.text ?? '', key)) takeWritten();
    if (written[next]?.text === key) takeWritten();
    else merged.push(entry);
  }
  while (next < written.length) takeWritten();
  return merged;
}
