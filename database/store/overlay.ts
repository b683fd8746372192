import { keyOfString, keyString, PREFIX_BYTES } from './keys.ts';
import type { DirectedRange, Entry } from './view.ts';

/** What a transaction has written: a value, or null where it removed one. */
export type OverlayValue = Buffer | null;

export interface OverlayEntry {
  readonly key: string;
  readonly value: OverlayValue;
}

/** Where `key` is, or would be, among the sorted keys. */
function positionIn(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The writes of a transaction by key, with their order within each collection and index. */
export class Overlay {
  readonly #values = new Map<string, OverlayValue>();
  readonly #sorted = new Map<string, string[]>();

  get size(): number {
    return this.#values.size;
  }

  /** The value written for a key, null if it was removed, undefined if it was not touched. */
  get(key: Buffer): OverlayValue | undefined {
    return this.#values.size === 0 ? undefined : this.#values.get(keyString(key));
  }

  set(key: Buffer, value: OverlayValue): void {
    const text = keyString(key);
    if (!this.#values.has(text)) this.#insert(text);
    this.#values.set(text, value);
  }

  /** All writes. */
  *entries(): Generator<{ key: Buffer; value: OverlayValue }> {
    for (const [key, value] of this.#values) yield { key: keyOfString(key), value };
  }

  /** The writes within a range of one collection or index, in its direction. */
  within({ start, end, reverse }: DirectedRange): OverlayEntry[] {
    const keys = this.#sorted.get(keyString(start.subarray(0, PREFIX_BYTES)));
    if (!keys) return [];
    const found = keys
      .slice(positionIn(keys, keyString(start)), positionIn(keys, keyString(end)))
      .map((key) => ({ key, value: this.#values.get(key) ?? null }));
    return reverse ? found.reverse() : found;
  }

  #insert(key: string): void {
    const prefix = key.slice(0, PREFIX_BYTES);
    const keys = this.#sorted.get(prefix);
    if (!keys) {
      this.#sorted.set(prefix, [key]);
      return;
    }
    const last = keys.at(-1) ?? '';
    if (last < key) keys.push(key);
    else keys.splice(positionIn(keys, key), 0, key);
  }
}

/** Entries of the snapshot with those of the overlay among them; removed ones left out. */
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
    if (entry?.value) merged.push({ key: keyOfString(entry.key), value: entry.value });
  };
  for (const entry of base) {
    const key = keyString(entry.key);
    while (next < written.length && isBefore(written[next]?.key ?? '', key)) takeWritten();
    if (written[next]?.key === key) takeWritten();
    else merged.push(entry);
  }
  while (next < written.length) takeWritten();
  return merged;
}
