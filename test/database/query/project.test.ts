import { describe, expect, it } from '@jest/globals';
import { Double, type Document } from 'bson';
import { serialize } from '../../../database/bson/document.ts';
import { compileProjection } from '../../../database/query/project.ts';

const DOCUMENT = {
  _id: 1,
  b: 2,
  a: { x: 1, y: 2 },
  list: [1, 2, 3, 4],
  items: [{ n: 1, t: 'p' }, { n: 2, t: 'q' }, 5, [{ n: 3 }]],
};

describe('compileProjection', () => {
  it.each<[string, Document, Document]>([
    ['nothing keeps all', {}, DOCUMENT],
    ['inclusion keeps the order of the document', { a: 1, b: 1 }, { _id: 1, b: 2, a: { x: 1, y: 2 } }],
    ['the _id can be left out', { b: true, _id: 0 }, { b: 2 }],
    ['only the _id', { _id: 1 }, { _id: 1 }],
    ['exclusion', { items: 0, list: false, a: 0 }, { _id: 1, b: 2 }],
    ['exclusion of the _id alone', { _id: 0, items: 0, list: 0 }, { b: 2, a: { x: 1, y: 2 } }],
    ['a path keeps one field inside', { 'a.y': 1 }, { _id: 1, a: { y: 2 } }],
    ['nested documents are paths', { a: { y: 1 } }, { _id: 1, a: { y: 2 } }],
    ['a path leaves out one field inside', { 'a.y': 0, items: 0, list: 0 }, { _id: 1, b: 2, a: { x: 1 } }],
    [
      'a path goes into arrays, without scalars',
      { 'items.n': 1 },
      { _id: 1, items: [{ n: 1 }, { n: 2 }, [{ n: 3 }]] },
    ],
    [
      'an exclusion keeps scalars of arrays',
      { 'items.n': 0, a: 0, list: 0, b: 0 },
      { _id: 1, items: [{ t: 'p' }, { t: 'q' }, 5, [{}]] },
    ],
    ['a path through a scalar keeps nothing', { 'b.x': 1 }, { _id: 1 }],
    [
      '$slice keeps the other fields',
      { list: { $slice: 2 }, items: 0, a: 0 },
      { _id: 1, b: 2, list: [1, 2] },
    ],
    ['$slice from the end, beside an inclusion', { list: { $slice: -1 }, b: 1 }, { _id: 1, b: 2, list: [4] }],
    ['$slice skips', { list: { $slice: [1, 2] }, items: 0, a: 0, b: 0 }, { _id: 1, list: [2, 3] }],
    ['$slice skips from the end', { list: { $slice: [-3, 1] }, items: 0, a: 0, b: 0 }, { _id: 1, list: [2] }],
    [
      '$elemMatch keeps the first match, behind the rest',
      { items: { $elemMatch: { n: 2 } }, list: 1 },
      { _id: 1, list: [1, 2, 3, 4], items: [{ n: 2, t: 'q' }] },
    ],
    ['$elemMatch without a match leaves the field out', { items: { $elemMatch: { n: 9 } } }, { _id: 1 }],
    ['expressions come behind the rest', { sum: { $add: ['$b', '$a.x'] }, b: 1 }, { _id: 1, b: 2, sum: 3 }],
    ['a string is an expression', { c: '$a.x', d: 'text' }, { _id: 1, c: 1, d: 'text' }],
    ['$literal gives numbers', { c: { $literal: 1 } }, { _id: 1, c: 1 }],
    ['expressions go inside', { 'a.z': '$b', 'a.x': 1 }, { _id: 1, a: { x: 1, z: 2 } }],
    ['expressions in arrays are values', { c: ['$b', '$none'] }, { _id: 1, c: [2, null] }],
    ['numbers of any type mean yes', { b: new Double(1) }, { _id: 1, b: 2 }],
  ])('%s', (_rule, spec, expected) => {
    const projected = compileProjection(spec).apply(DOCUMENT);
    expect(projected).toEqual(expected);
    expect(serialize(projected)).toEqual(serialize(expected));
  });

  it.each<[Document, Document, Document]>([
    [{ 'items.$': 1 }, { 'items.n': 2 }, { _id: 1, items: [{ n: 2, t: 'q' }] }],
    [{ 'items.n.$': 1 }, { items: { $elemMatch: { n: 2 } } }, { _id: 1, items: [{ n: 2 }] }],
    [{ 'list.$': 1, b: 1 }, { list: { $gt: 2 } }, { _id: 1, b: 2, list: [3] }],
  ])('%j keeps the element that %j matched', (spec, filter, expected) => {
    expect(compileProjection(spec, { filter }).apply(DOCUMENT)).toEqual(expected);
  });

  it.each<[Document, number]>([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 0, b: '$c' }, 31252],
    [{ a: 1, 'a.b': 1 }, 31249],
    [{ 'a.b': 1, a: 1 }, 31250],
    [{ a: {} }, 51270],
    [{ 'a.': 1 }, 40353],
    [{ $a: 1 }, 16410],
    [{ 'a.$': 1, 'b.$': 1 }, 31276],
    [{ 'a.$': 0 }, 31395],
    [{ a: { $elemMatch: 5 } }, 31274],
    [{ a: { $slice: [1, 0] } }, 28724],
    [{ a: { $nothing: 1 } }, 168],
    [{ a: { $meta: 'textScore' } }, 238],
  ])('refuses %j with %i', (spec, code) => {
    expect(() => compileProjection(spec)).toThrow(expect.objectContaining({ code }));
  });

  it('fails when $ has no match', () => {
    const { apply } = compileProjection({ 'list.$': 1 }, { filter: { b: 2 } });
    expect(() => apply(DOCUMENT)).toThrow(expect.objectContaining({ code: 51246 }));
  });

  it.each<[Document, readonly string[] | null]>([
    [{ a: 1, 'b.c': 1 }, ['a', 'b', '_id']],
    [{ _id: 0, a: 1 }, ['_id', 'a']],
    [{ a: 0 }, null],
    [{ a: '$b' }, null],
  ])('%j looks at the fields %j', (spec, fields) => {
    expect(compileProjection(spec).fields).toEqual(fields && new Set(fields));
  });
});
