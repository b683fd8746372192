import { keyString } from './keys.ts';
import { OverlayPart, type OverlayEntry } from './overlay-part.ts';
import type { DirectedRange, Entry } from './view.ts';
import type { Write } from './write-log.ts';

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
  readonly #parts = new Map<number, OverlayPart>();
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
      part = new OverlayPart(() => this.#joinPieces());
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
