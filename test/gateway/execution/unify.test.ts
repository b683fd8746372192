import { describe, expect, it } from '@jest/globals';
import { isSame, type Repeats, unify } from '../../../gateway/execution/unify.ts';

/** Objects that are known by their ids, and what stands within them. */
const byId = (...within: Repeats['within']): Repeats => ({
  within,
  identities: [(object) => String(object['id'])],
});
const under = (key: string, repeats: Repeats): Repeats => ({ within: [[key, repeats]], identities: [] });

describe('objects of an answer', () => {
  it('become one where they are equal in all they hold, lists looked through', () => {
    const data = {
      reviews: [
        { product: { id: 1, makers: [{ id: 7 }] } },
        { product: { id: 1, makers: [{ id: 7 }] } },
        { product: null },
        { product: { id: 2, makers: [{ id: 7 }] } },
      ],
    };
    const before = structuredClone(data);
    unify(data, under('reviews', under('product', byId(['makers', byId()]))));
    expect(data).toEqual(before);
    const [one, same, , other] = data.reviews;
    expect(one?.product).toBe(same?.product);
    expect(one?.product).not.toBe(other?.product);
    expect(one?.product?.makers[0]).toBe(other?.product?.makers[0]);
  });

  it('stay apart where anything tells them apart', () => {
    const data = { list: [{ id: 1, note: 'a' }, { id: 1, note: 'b' }, { id: 1 }] };
    unify(data, under('list', byId()));
    expect(new Set(data.list).size).toBe(3);
  });

  it.each([
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [[1, [2]], [1, [2]], true],
    [[1], { 0: 1 }, false],
    [null, {}, false],
  ])('%j and %j are the same: %p', (one, other, expected) => {
    expect(isSame(one, other)).toBe(expected);
  });
});
