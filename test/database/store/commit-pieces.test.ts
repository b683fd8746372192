import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Overlay } from '../../../database/store/overlay.ts';
import type { PlainWriter } from '../../../database/store/plain-writer.ts';
import { PAUSE, type Work } from '../../../database/store/work.ts';
import { withStore } from '../support/store.ts';

const keyOf = (collection: number, id: number) => Buffer.of(0x44, 0, 0, 0, collection, id);

/** A write, a look at its key, or the end of a piece. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ collection: fc.nat(2), id: fc.nat(5), value: fc.nat(255) }) },
  { weight: 1, arbitrary: fc.constant('look' as const) },
  { weight: 1, arbitrary: fc.constant('end' as const) },
);

const applied = (writes: Iterable<{ readonly key: Buffer; readonly value: Buffer | null }>) =>
  new Map([...writes].map(({ key, value }) => [key.toString('latin1'), value?.[0]]));

describe('the pieces of what is committed', () => {
  it('leave what stood when each of them was ended', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const overlay = new Overlay();
        const state = new Map<string, number>();
        const states: (typeof state)[] = [];
        for (const each of steps) {
          if (each === 'look') {
            for (let collection = 0; collection < 3; collection++) overlay.get(keyOf(collection, 0));
          } else if (each === 'end') {
            overlay.endPiece();
            states.push(new Map(state));
          } else {
            const key = keyOf(each.collection, each.id);
            overlay.set(key, Buffer.of(each.value));
            state.set(key.toString('latin1'), each.value);
          }
        }
        const pieces = overlay.pieces().map(applied);
        const left = pieces.map((_, at) => new Map(pieces.slice(0, at + 1).flatMap((each) => [...each])));
        expect(left).toEqual([...states, state]);
      }),
    );
  });

  it('are one when the log was written anew', () => {
    const overlay = new Overlay();
    overlay.set(keyOf(1, 1), Buffer.of(1));
    overlay.endPiece();
    for (let round = 0; round < 40; round++) {
      overlay.set(keyOf(2, 1), Buffer.alloc(100_000, round));
      overlay.get(keyOf(2, 1));
    }
    const pieces = overlay.pieces().map(applied);
    expect(pieces).toEqual([
      new Map([
        [keyOf(1, 1).toString('latin1'), 1],
        [keyOf(2, 1).toString('latin1'), 39],
      ]),
    ]);
  });

  it('hold how far each long write has come by their end', () =>
    withStore(async (store) => {
      // So many that neither is done before a piece is full, wherever their slices end.
      const writes = 80_000;
      const done = [0, 0];
      const told = [0, 0];
      const ends: (readonly number[])[] = [];
      const endPiece = store.endPiece.bind(store);
      store.endPiece = () => {
        expect(told).toEqual(done);
        ends.push([...done]);
        endPiece();
      };
      const work = (job: number) =>
        function* (writer: PlainWriter): Work<void> {
          for (let at = 0; at < writes; at++) {
            const key = Buffer.alloc(9, job);
            key.writeUInt32BE(at, 5);
            writer.put(key, Buffer.of(job));
            done[job]!++;
            yield PAUSE;
          }
        };
      const beforeCommit = (job: number) => () => {
        told[job] = done[job]!;
      };
      await Promise.all(
        [0, 1].map((job) => store.write(work(job), { bulk: true, beforeCommit: beforeCommit(job) })),
      );
      expect(told).toEqual([writes, writes]);
      expect(ends.length).toBeGreaterThan(0);
      const stored = store.view.page({ start: Buffer.of(0), end: Buffer.of(2), reverse: false }, Infinity);
      expect(stored.entries.length).toBe(2 * writes);
    }));
});
