import { keyString, PREFIX_BYTES } from './keys.ts';
import type { DirectedRange, Entry } from './view.ts';

/** What was written for a key: a value, or null where it was removed. */
export type OverlayValue = Buffer | null;

export interface OverlayEntry {
  /** The key as text. */
  readonly text: string;
  readonly key: Buffer;
  readonly value: OverlayValue;
}

interface Written extends OverlayEntry {
  value: OverlayValue;
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

function addAll(keys: string[], added: readonly string[]): void {
  if (added.length > FEW_KEYS) {
    keys.push(...added);
    keys.sort();
  } else {
    for (const text of added) keys.splice(positionIn(keys, text), 0, text);
  }
}

/** Writes that are not in the table yet, by key; with their order in a collection or an index, if that is asked for. */
export class Overlay {
  readonly #written = new Map<string, Written>();
  /** The keys that were asked for in their order, by the prefix of their collection or index. */
  readonly #sorted = new Map<string, string[]>();
  /** Keys that are not among the sorted ones yet. */
  #unsorted: string[] = [];

  get size(): number {
    return this.#written.size;
  }

  /** The value written for a key, null if it was removed, undefined if it was not touched. */
  get(key: Buffer): OverlayValue | undefined {
    return this.#written.size === 0 ? undefined : this.#written.get(keyString(key))?.value;
  }

  set(key: Buffer, value: OverlayValue): void {
    const text = keyString(key);
    const written = this.#written.get(text);
    if (written) {
      written.value = value;
    } else {
      this.#written.set(text, { text, key, value });
      this.#unsorted.push(text);
    }
  }

  /** All writes. */
  entries(): Iterable<OverlayEntry> {
    return this.#written.values();
  }

  /** The writes within a range of one collection or index, in its direction. */
  within({ start, end, reverse }: DirectedRange): OverlayEntry[] {
    if (this.#written.size === 0) return [];
    const keys = this.#keysOf(keyString(start.subarray(0, PREFIX_BYTES)));
    const found = keys
      .slice(positionIn(keys, keyString(start)), positionIn(keys, keyString(end)))
      .flatMap((text) => this.#written.get(text) ?? []);
    return reverse ? found.reverse() : found;
  }

  /** The keys with this prefix, in their order. */
  #keysOf(prefix: string): readonly string[] {
    const added = new Map<string, string[]>();
    for (const text of this.#unsorted) {
      const of = text.slice(0, PREFIX_BYTES);
      const others = added.get(of);
      if (others) others.push(text);
      else added.set(of, [text]);
    }
    this.#unsorted = [];
    for (const [of, keys] of added) {
      const sorted = this.#sorted.get(of);
      if (sorted) addAll(sorted, keys);
      else this.#sorted.set(of, keys.sort());
    }
    return this.#sorted.get(prefix) ?? [];
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
