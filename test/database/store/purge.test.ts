import { expect, it } from '@jest/globals';
import { GARBAGE_RANGE, rangeOf } from '../../../database/store/keys.ts';
import type { Store } from '../../../database/store/store.ts';
import { inOnePiece, turn } from '../../../database/store/work.ts';
import { collectionIn, errorsIn, insertAll, withStore } from '../support/store.ts';

const DROPPED = 'test.dropped';
const MOST_TURNS = 2000;
const documents = Array.from({ length: 200 }, (_, _id) => ({ _id }));

/** Drops a collection so many turns after other writes have begun. */
async function dropAfter(store: Store, turns: number): Promise<void> {
  await insertAll(store, DROPPED, documents);
  const others = ['a', 'b', 'c'].map((name) => insertAll(store, `test.${name}${turns}`, documents));
  for (let left = turns; left > 0; left--) await turn();
  await store.write((writer) => inOnePiece(() => writer.dropCollection(collectionIn(store, DROPPED))));
  await Promise.all(others);
}

const rangesLeft = ({ view }: Store): number =>
  view.page({ ...GARBAGE_RANGE, reverse: false }, Infinity).entries.length;

it('what is dropped while other writes are on their way to the disk is removed in the background, too', () =>
  withStore(async (store) => {
    for (let turns = 0; turns < 10; turns++) {
      await dropAfter(store, turns);
      for (let left = MOST_TURNS; rangesLeft(store) > 0 && left > 0; left--) await turn();
      expect(rangesLeft(store)).toBe(0);
    }
  }));

/** Enough for several parts. */
const many = Array.from({ length: 12_000 }, (_, _id) => ({ _id }));

it('what is removed in the background leaves others their turn, and is gone at last', () =>
  withStore(async (store) => {
    await insertAll(store, DROPPED, many);
    const { prefix } = collectionIn(store, DROPPED);
    await store.write((writer) => inOnePiece(() => writer.dropCollection(collectionIn(store, DROPPED))));
    const left = () => store.view.keys(rangeOf(prefix), Infinity).length;
    const seen = [left()];
    while (rangesLeft(store) > 0) {
      await insertAll(store, DROPPED, [{ _id: seen.length }]);
      seen.push(left());
    }
    expect(seen.some((count) => count > 0 && count < many.length)).toBe(true);
    expect(left()).toBe(0);
    expect(await errorsIn(store, DROPPED)).toEqual([]);
  }));
