import { describe, expect, it } from '@jest/globals';
import { isSame, repeatsAt, unify } from '../../../gateway/execution/unify.ts';

const byId = (object: Record<string, unknown>) => String(object['id']);

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
    const places = [
      ['reviews', 'product'],
      ['reviews', 'product', 'makers'],
    ];
    unify(data, repeatsAt(places.map((path) => ({ path, identityOf: byId }))));
    expect(data).toEqual(before);
    const [one, same, , other] = data.reviews;
    expect(one?.product).toBe(same?.product);
    expect(one?.product).not.toBe(other?.product);
    expect(one?.product?.makers[0]).toBe(other?.product?.makers[0]);
  });

  it('stay apart where anything tells them apart', () => {
    const data = { list: [{ id: 1, note: 'a' }, { id: 1, note: 'b' }, { id: 1 }] };
    unify(data, repeatsAt([{ path: ['list'], identityOf: byId }]));
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
