import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryPrefix, rangeOf } from '../../../database/store/keys.ts';
import { Overlay } from '../../../database/store/overlay.ts';
import { decodeWrites, encodeWrites } from '../../../database/store/postponed-log.ts';
import { fixedLayers, PostponedView } from '../../../database/store/postponed-view.ts';
import type { DirectedRange, Entry, ReadView } from '../../../database/store/view.ts';
import { beyond, OverlaidView } from '../../../database/store/views.ts';

const INDEX = 7;
const keyOf = (number: number): Buffer => Buffer.concat([entryPrefix(INDEX), Buffer.of(number)]);

const EMPTY: ReadView = { get: () => undefined, page: () => ({ entries: [], more: false }) };

interface Change {
  readonly key: number;
  /** Null removes the key. */
  readonly value: number | null;
}

const changes = fc.array(
  fc.record({ key: fc.integer({ min: 0, max: 30 }), value: fc.option(fc.integer({ min: 0, max: 255 })) }),
  { maxLength: 30 },
);

function overlayOf(all: readonly Change[]): Overlay {
  const overlay = new Overlay();
  for (const { key, value } of all) overlay.set(keyOf(key), value === null ? null : Buffer.of(value));
  return overlay;
}

/** All entries of a range, read in pages. */
function read(view: ReadView, range: DirectedRange, limit: number): Entry[] {
  const found: Entry[] = [];
  for (let rest = range; ;) {
    const { entries, more } = view.page(rest, limit);
    found.push(...entries);
    const last = entries.at(-1);
    if (!last || !more) return found;
    rest = beyond(rest, last.key);
  }
}

const shown = (entries: readonly Entry[]) => entries.map(({ key, value }) => [key.at(-1), value[0]]);

describe('entries that are not in their places yet', () => {
  it('are read among the others, the newest of each key, in pages of any size and in both directions', () => {
    fc.assert(
      fc.property(
        changes,
        fc.array(changes, { maxLength: 4 }),
        fc.record({ reverse: fc.boolean(), limit: fc.integer({ min: 1, max: 12 }) }),
        (placed, layers, { reverse, limit }) => {
          const expected = new Map([placed, ...layers].flat().map(({ key, value }) => [key, value]));
          const base = new OverlaidView(EMPTY, overlayOf(placed));
          const limited: ReadView = {
            get: (key) => base.get(key),
            page: (range, most) => {
              const { entries } = base.page(range, most);
              return { entries: entries.slice(0, most), more: entries.length >= most };
            },
          };
          const overlays = layers.map(overlayOf);
          const view = new PostponedView(limited, fixedLayers(overlays));
          const left = [...expected].filter(([, value]) => value !== null).sort(([a], [b]) => a - b);
          const range = { ...rangeOf(entryPrefix(INDEX)), reverse };
          expect(shown(read(view, range, limit))).toEqual(reverse ? left.reverse() : left);
          for (const [key, value] of expected) expect(view.get(keyOf(key))?.[0] ?? null).toBe(value);
        },
      ),
    );
  });

  it('are what they were when their log is read again', () => {
    fc.assert(
      fc.property(
        changes.filter(({ length }) => length > 0),
        (all) => {
          const range = { ...rangeOf(entryPrefix(INDEX)), reverse: false };
          const written = overlayOf(all);
          const again = decodeWrites(encodeWrites([...written.writes()]));
          const plain = (overlay: Overlay) =>
            overlay.within(range).map(({ text, value }) => [text, value?.[0]]);
          expect(plain(again)).toEqual(plain(written));
        },
      ),
    );
  });

  it('are not served when their log is damaged', () => {
    const log = encodeWrites([{ key: keyOf(1), value: Buffer.of(1) }]);
    log[3] = (log[3] ?? 0) ^ 1;
    expect(() => decodeWrites(log)).toThrow(expect.objectContaining({ code: 366 }));
  });
});
