import { describe, expect, it } from '@jest/globals';
import type { Document } from 'bson';
import { indexKeysOf } from '../../../database/query/index-keys.ts';
import { parsePath } from '../../../database/query/path.ts';

const keysOf = (document: Document, paths: readonly string[], sparse = false) =>
  indexKeysOf(document, paths.map(parsePath), sparse);

describe('indexKeysOf', () => {
  it.each<[Document, readonly string[], readonly (readonly unknown[])[], boolean]>([
    [{ a: 1, b: 2 }, ['a', 'b'], [[1, 2]], false],
    [{ a: 1 }, ['a', 'b'], [[1, null]], false],
    [{ a: { b: 1 } }, ['a.b'], [[1]], false],
    [{ a: 5 }, ['a.b'], [[null]], false],
    [{ a: [1, 2, 1] }, ['a'], [[1], [2]], true],
    [{ a: [7] }, ['a'], [[7]], true],
    [{ a: [] }, ['a'], [[undefined]], true],
    [{ a: [] }, ['a.b'], [[null]], true],
    [{ a: [[1, 2], 3] }, ['a'], [[[1, 2]], [3]], true],
    [{ a: [{ b: 1 }, { b: [2, 3] }, 4] }, ['a.b'], [[1], [2], [3], [null]], true],
    [
      { a: [{ b: 1, c: 2 }, { b: 3 }] },
      ['a.b', 'a.c'],
      [
        [1, 2],
        [3, null],
      ],
      true,
    ],
    [
      { a: [1, 2], b: 9 },
      ['a', 'b'],
      [
        [1, 9],
        [2, 9],
      ],
      true,
    ],
    [
      { a: [1, { b: 2 }] },
      ['a', 'a.b'],
      [
        [1, null],
        [{ b: 2 }, 2],
      ],
      true,
    ],
    [{ a: [5, [6, 7]] }, ['a.1'], [[6], [7]], true],
    [{ a: [5, { b: 6 }] }, ['a.1.b'], [[6]], false],
  ])('of %j over %j are %j', (document, paths, keys, multikey) => {
    const found = keysOf(document, paths);
    expect(found.keys).toEqual(keys);
    expect(found.multikey).toBe(multikey);
  });

  it('keeps entries apart that only look alike', () => {
    const document = {
      a: [
        { b: 'x\0sy', c: 'z' },
        { b: 'x', c: 'y\0sz' },
      ],
    };
    expect(keysOf(document, ['a.b', 'a.c']).keys).toHaveLength(2);
  });

  it('leaves out of a sparse index what has none of its fields', () => {
    expect(keysOf({ c: 1 }, ['a', 'b'], true).keys).toEqual([]);
    expect(keysOf({ b: null }, ['a', 'b'], true).keys).toEqual([[null, null]]);
    expect(keysOf({ a: [{}, { b: 1 }] }, ['a.b'], true).keys).toEqual([[1]]);
  });

  it('refuses two arrays side by side', () => {
    expect(() => keysOf({ a: [1], b: [2] }, ['a', 'b'])).toThrow(expect.objectContaining({ code: 171 }));
    expect(() => keysOf({ a: [{ b: [1], c: [2] }] }, ['a.b', 'a.c'])).toThrow(
      expect.objectContaining({ code: 171 }),
    );
  });

  it('refuses a number that may be a position or a field', () => {
    expect(() => keysOf({ a: [{ 0: 1 }] }, ['a.0'])).toThrow(expect.objectContaining({ code: 16746 }));
  });
});
