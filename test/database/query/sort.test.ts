import { describe, expect, it } from '@jest/globals';
import type { Document } from 'bson';
import fc from 'fast-check';
import { compileSort } from '../../../database/query/sort.ts';
import { Top } from '../../../database/query/top.ts';
import { documents } from '../bson/arbitrary-values.ts';

const sorted = (spec: Document, values: readonly Document[]): Document[] =>
  [...values].sort(compileSort(spec).compare);

describe('compileSort', () => {
  it.each<[string, Document, readonly Document[]]>([
    ['a missing field is null', { a: 1, b: 1 }, [{ b: 1 }, { a: null, b: 2 }, { b: 3 }, { a: 0 }]],
    ['an empty array is below null', { a: 1 }, [{ a: [] }, { a: null }, { a: [null, 1] }].slice(0, 2)],
    ['the least element counts', { a: 1 }, [{ a: [5, 1] }, { a: 2 }, { a: [9, 3] }]],
    ['the greatest element counts when descending', { a: -1 }, [{ a: [1, 9] }, { a: 5 }, { a: [4, 2] }]],
    [
      'the second field decides among equals',
      { a: 1, b: -1 },
      [
        { a: 1, b: 2 },
        { a: 1, b: 1 },
        { a: 2, b: 9 },
      ],
    ],
    ['paths lead into arrays', { 'a.b': 1 }, [{ a: [{ b: 9 }, { b: 1 }] }, { a: { b: 2 } }]],
    [
      'fields of one element stay together',
      { 'a.b': 1, 'a.c': 1 },
      [
        {
          a: [
            { b: 1, c: 5 },
            { b: 2, c: 0 },
          ],
        },
        { a: [{ b: 1, c: 6 }] },
      ],
    ],
    [
      'types come in their order',
      { a: 1 },
      [{}, { a: 1 }, { a: 'x' }, { a: {} }, { a: false }, { a: new Date(0) }],
    ],
  ])('%s', (_rule, spec, expected) => {
    expect(sorted(spec, [...expected].reverse())).toEqual(expected);
  });

  it.each<[Document, number]>([
    [{ a: 0 }, 15975],
    [{ a: 'x' }, 15974],
    [{ $a: 1 }, 16410],
    [{ 'a..b': 1 }, 15998],
    [{ a: { $meta: 'textScore' } }, 238],
  ])('refuses %j with %i', (spec, code) => {
    expect(() => compileSort(spec)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses documents with two arrays to sort by', () => {
    const { keyOf } = compileSort({ a: 1, b: 1 });
    expect(() => keyOf({ a: [1], b: [1] })).toThrow(expect.objectContaining({ code: 2 }));
  });
});

describe('Top', () => {
  it('keeps what a full sort begins with, equal ones in the order they came', () => {
    const sort = compileSort({ a: 1, b: -1 });
    fc.assert(
      fc.property(fc.array(documents, { maxLength: 30 }), fc.nat(10), (all, limit) => {
        const able = all.filter(
          (document) => !(Array.isArray(document['a']) && Array.isArray(document['b'])),
        );
        const numbered = able.map((document, order) => ({ ...document, order }));
        const top = new Top<Document>(sort, limit);
        for (const document of numbered) top.add(sort.keyOf(document), document);
        expect([...top.drain(null)].filter((item) => item !== null)).toEqual(
          [...numbered].sort(sort.compare).slice(0, limit),
        );
      }),
    );
  });

  it('sorts many in pieces', () => {
    const sort = compileSort({ a: 1 });
    const top = new Top<number>(sort);
    const numbers = Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 5_000);
    for (const number of numbers) top.add([number], number);
    const drained = [...top.drain('pause' as const)];
    expect(drained.filter((item) => item !== 'pause')).toEqual([...numbers].sort((a, b) => a - b));
    expect(drained.filter((item) => item === 'pause').length).toBeGreaterThan(20);
  });
});
