import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeEntries, Overlay } from '../../../database/store/overlay.ts';

/** Keys of one index: a prefix of five bytes, and a few after it. */
const key = fc
  .uint8Array({ minLength: 1, maxLength: 2 })
  .map((rest) => Buffer.from([0x49, 0, 0, 0, 1, ...rest]));
const write = fc.tuple(key, fc.option(fc.nat({ max: 9 })));

const entriesOf = (state: ReadonlyMap<string, number>) =>
  [...state]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, value]) => ({ key: Buffer.from(text, 'latin1'), value: Buffer.of(value) }));

describe('an overlay', () => {
  it('merged into what is stored gives what would be stored', () => {
    fc.assert(
      fc.property(
        fc.array(write),
        fc.array(write),
        fc.tuple(key, key),
        fc.boolean(),
        (before, writes, ends, reverse) => {
          const [start, end] = [...ends].sort((a, b) => Buffer.compare(a, b));
          if (!start || !end) return;
          const stored = new Map<string, number>();
          for (const [at, value] of before) if (value !== null) stored.set(at.toString('latin1'), value);
          const isInside = ({ key: at }: { key: Buffer }) =>
            Buffer.compare(at, start) >= 0 && Buffer.compare(at, end) < 0;
          const base = entriesOf(stored).filter(isInside);
          const overlay = new Overlay();
          for (const [at, value] of writes) {
            overlay.set(at, value === null ? null : Buffer.of(value));
            if (value === null) stored.delete(at.toString('latin1'));
            else stored.set(at.toString('latin1'), value);
          }
          const wanted = entriesOf(stored).filter(isInside);
          const given = reverse ? base.reverse() : base;
          const merged = mergeEntries(given, overlay.within({ start, end, reverse }), reverse);
          expect(merged).toEqual(reverse ? wanted.reverse() : wanted);
        },
      ),
    );
  });

  it('commits what it answers, whether or not somebody asked in between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(write, fc.boolean())), (steps) => {
        const overlay = new Overlay();
        const wanted = new Map<string, number | null>();
        for (const [[at, value], isAsked] of steps) {
          if (isAsked) overlay.get(at);
          overlay.set(at, value === null ? null : Buffer.of(value));
          wanted.set(at.toString('latin1'), value);
        }
        const committed = new Map(
          [...overlay.writes()].map(({ key: at, value }) => [at.toString('latin1'), value?.[0] ?? null]),
        );
        expect(committed).toEqual(wanted);
        for (const [text, value] of wanted) {
          expect(overlay.get(Buffer.from(text, 'latin1'))?.[0] ?? null).toBe(value);
        }
      }),
    );
  });

  it('keeps writes of any size', () => {
    const overlay = new Overlay();
    const sizes = [10, 3 * 2 ** 20, 10, 2 ** 20 - 15, 0, 2 ** 20, 2 ** 20 + 1, 700_000, 700_000, 5];
    const keyAt = (index: number) => Buffer.of(0x44, 0, 0, 0, 1, index, 0);
    sizes.forEach((size, index) => {
      overlay.set(keyAt(index), Buffer.alloc(size, index));
      expect(overlay.get(keyAt(index))?.length).toBe(size);
    });
    sizes.forEach((size, index) =>
      expect(overlay.get(keyAt(index))?.equals(Buffer.alloc(size, index))).toBe(true),
    );
    expect([...overlay.writes()].map(({ value }) => value?.length)).toEqual(sizes);
  });

  it('keeps what stands when one document is written again and again, and its log anew therefore', () => {
    const overlay = new Overlay();
    const keys = [1, 2, 3].map((id) => Buffer.of(0x44, 0, 0, 0, 1, id));
    const [first, second, removed] = keys as [Buffer, Buffer, Buffer];
    overlay.set(second, Buffer.of(7));
    overlay.set(removed, Buffer.of(8));
    overlay.set(removed, null);
    for (let round = 0; round < 2_000; round++) {
      overlay.set(first, Buffer.alloc(100_000, round));
      expect(overlay.get(first)?.[0]).toBe(round % 256);
    }
    expect([...overlay.writes()].reduce((bytes, { value }) => bytes + (value?.length ?? 0), 0)).toBe(100_001);
    expect([overlay.get(second)?.[0], overlay.get(removed)]).toEqual([7, null]);
  });

  it('tells a removed key from one that it does not have', () => {
    const overlay = new Overlay();
    const [first, second] = [Buffer.from('I00001a'), Buffer.from('I00001b')];
    overlay.set(first, null);
    expect([overlay.get(first), overlay.get(second)]).toEqual([null, undefined]);
  });
});
