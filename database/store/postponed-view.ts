import { isEntryKey, keyOfString, keyString } from './keys.ts';
import { mergeEntries, partOf, type Overlay, type OverlayEntry } from './overlay.ts';
import type { DirectedRange, Entry, Page, ReadView } from './view.ts';
import { beyond } from './views.ts';

/** Layers of entries that are not in their places. */
export interface Layers {
  /** The oldest comes first. */
  overlays(): readonly Overlay[];
  /** What they have for a key: null if it was removed, undefined if none of them has it. */
  get(key: Buffer): Buffer | null | undefined;
}

/** The layers that a transaction keeps. */
export function fixedLayers(overlays: readonly Overlay[]): Layers {
  return {
    overlays: () => overlays,
    get: (key) => {
      const [part, text] = [partOf(key), keyString(key)];
      return overlays.findLast((layer) => layer.getText(part, text) !== undefined)?.getText(part, text);
    },
  };
}

/** A state of the table with the index entries that are committed, but not in their places yet. */
export class PostponedView implements ReadView {
  readonly #base: ReadView;
  readonly #layers: Layers;

  constructor(base: ReadView, layers: Layers) {
    this.#base = base;
    this.#layers = layers;
  }

  get(key: Buffer): Buffer | undefined {
    const written = isEntryKey(key) ? this.#layers.get(key) : undefined;
    return written === undefined ? this.#base.get(key) : (written ?? undefined);
  }

  page(range: DirectedRange, limit: number): Page {
    const part = partOf(range.start);
    const layers = isEntryKey(range.start) ? this.#layers.overlays().filter((layer) => layer.has(part)) : [];
    if (layers.length === 0) return this.#base.page(range, limit);
    for (let rest = range; ;) {
      const base = this.#base.page(rest, limit);
      const written = layers.map((layer) => layer.within(rest, limit));
      const { entries, end } = merge(base, written, { limit, reverse: range.reverse });
      if (entries.length > 0 || end === null) return { entries, more: end !== null };
      rest = beyond(rest, keyOfString(end));
    }
  }
}

/** Merges what each of them has first. Behind the nearest end of one that has more, something may be missing. */
function merge(
  base: Page,
  written: readonly (readonly OverlayEntry[])[],
  { limit, reverse }: { readonly limit: number; readonly reverse: boolean },
): { entries: readonly Entry[]; end: string | null } {
  const last = base.more ? base.entries.at(-1) : undefined;
  const ends = written.flatMap((list) => (list.length >= limit ? (list.at(-1)?.text ?? []) : []));
  if (last) ends.push(keyString(last.key));
  ends.sort();
  const end = ends.at(reverse ? -1 : 0) ?? null;
  const isCovered = (text: string) => end === null || (reverse ? text >= end : text <= end);
  // The newest write of a key is the last one.
  const newest = new Map<string, OverlayEntry>();
  for (const list of written)
    for (const entry of list) if (isCovered(entry.text)) newest.set(entry.text, entry);
  const sorted = [...newest.values()].sort((a, b) => (a.text < b.text === reverse ? 1 : -1));
  const covered = end === null ? base.entries : base.entries.filter(({ key }) => isCovered(keyString(key)));
  return { entries: mergeEntries(covered, sorted, reverse), end };
}
