import { describe, expect, it } from '@jest/globals';
import { Decimal128, Double, Long, ObjectId, Timestamp, type Document } from 'bson';
import { serialize } from '../../../database/bson/document.ts';
import { compileUpdate, upsertSeed, type UpdateOptions } from '../../../database/query/update.ts';

const NOW = new Date('2024-05-06T07:08:09.010Z');

interface Case extends UpdateOptions {
  readonly filter?: Document;
  readonly isInsert?: boolean;
}

function updated(document: Document, update: Document | Document[], options: Case = {}): Document {
  const { filter = {}, isInsert = false } = options;
  return compileUpdate(update, options).apply(document, { filter, isInsert, now: NOW });
}

/** Types and the order of fields count. */
const expectSame = (actual: Document, expected: Document): void => {
  expect(actual).toEqual(expected);
  expect(serialize(actual)).toEqual(serialize(expected));
};

const MAX_INT = 2 ** 31 - 1;
const long = (text: string) => Long.fromString(text);
const decimal = (text: string) => Decimal128.fromString(text);

describe('an update of operators', () => {
  it.each<[string, Document, Document, Document]>([
    ['$set changes a field in its place', { a: 1, b: 2 }, { $set: { a: 3 } }, { a: 3, b: 2 }],
    ['$set makes the way to a field', { a: 1 }, { $set: { 'b.c.d': 2 } }, { a: 1, b: { c: { d: 2 } } }],
    [
      'new fields come in the order of their names',
      {},
      { $set: { b: 1, a: 2, 'c.10': 1, 'c.9': 2 } },
      { a: 2, b: 1, c: { 9: 2, 10: 1 } },
    ],
    ['$set changes an element', { a: [1, 2] }, { $set: { 'a.1': 3 } }, { a: [1, 3] }],
    ['$set fills an array with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    ['$set takes the same _id', { _id: 1 }, { $set: { _id: 1, a: 2 } }, { _id: 1, a: 2 }],
    ['$unset removes a field', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    ['$unset leaves null in an array', { a: [1, 2] }, { $unset: { 'a.0': 1 } }, { a: [null, 2] }],
    ['$unset of what is not there does nothing', { a: 1 }, { $unset: { 'a.b': 1, c: 1 } }, { a: 1 }],
    ['$inc adds', { a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
    ['$inc makes a field', {}, { $inc: { 'a.b': long('2') } }, { a: { b: long('2') } }],
    ['$inc beyond int32 gives int64', { a: MAX_INT }, { $inc: { a: 1 } }, { a: long('2147483648') }],
    ['$inc keeps int64', { a: long('1') }, { $inc: { a: 1 } }, { a: long('2') }],
    [
      '$inc of int64 is exact',
      { a: long('9007199254740993') },
      { $inc: { a: 2 } },
      { a: long('9007199254740995') },
    ],
    ['$inc by a double gives a double', { a: 1 }, { $inc: { a: new Double(1) } }, { a: new Double(2) }],
    [
      '$inc by a decimal is exact',
      { a: decimal('0.10') },
      { $inc: { a: decimal('0.2') } },
      { a: decimal('0.30') },
    ],
    ['$mul multiplies', { a: 3 }, { $mul: { a: 2.5 } }, { a: 7.5 }],
    ['$mul beyond int32 gives int64', { a: 100_000 }, { $mul: { a: 100_000 } }, { a: long('10000000000') }],
    ['$mul makes a zero of its type', {}, { $mul: { a: long('5') } }, { a: long('0') }],
    ['$min takes the lesser', { a: 5, b: 1 }, { $min: { a: 3, b: 2, c: 1 } }, { a: 3, b: 1, c: 1 }],
    ['$max compares across types', { a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
    ['$rename moves a field', { a: 1, b: 2 }, { $rename: { a: 'c.d' } }, { b: 2, c: { d: 1 } }],
    ['$rename of what is not there does nothing', { b: 2 }, { $rename: { a: 'c' } }, { b: 2 }],
    ['$setOnInsert does nothing to what is there', { a: 1 }, { $setOnInsert: { b: 2 } }, { a: 1 }],
    [
      '$currentDate gives dates and timestamps',
      {},
      { $currentDate: { a: true, b: { $type: 'timestamp' } } },
      { a: NOW, b: new Timestamp({ t: 1714979289, i: 1 }) },
    ],
    ['$bit works on int32', { a: 13 }, { $bit: { a: { and: 10, or: 1 } } }, { a: 9 }],
    ['$bit gives int64 with int64', { a: 1 }, { $bit: { a: { xor: long('3') } } }, { a: long('2') }],
    ['$push adds to the end', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    ['$push makes an array', {}, { $push: { a: 1 } }, { a: [1] }],
    [
      '$push $each with $position',
      { a: [1, 2] },
      { $push: { a: { $each: [8, 9], $position: 1 } } },
      { a: [1, 8, 9, 2] },
    ],
    [
      '$push with a negative $position',
      { a: [1, 2] },
      { $push: { a: { $each: [8], $position: -1 } } },
      { a: [1, 8, 2] },
    ],
    [
      '$push with $slice keeps the end',
      { a: [1, 2] },
      { $push: { a: { $each: [3], $slice: -2 } } },
      { a: [2, 3] },
    ],
    ['$push with $slice 0 empties', { a: [1] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }],
    [
      '$push sorts by fields',
      { a: [{ x: 2 }] },
      { $push: { a: { $each: [{ x: 1 }, {}], $sort: { x: 1 } } } },
      { a: [{}, { x: 1 }, { x: 2 }] },
    ],
    ['$push sorts values down', { a: [1, 3] }, { $push: { a: { $each: [2], $sort: -1 } } }, { a: [3, 2, 1] }],
    [
      '$addToSet adds what is not there',
      { a: [1] },
      { $addToSet: { a: { $each: [long('1'), 2, 2] } } },
      { a: [1, 2] },
    ],
    [
      '$addToSet compares documents with their order',
      { a: [{ x: 1, y: 1 }] },
      { $addToSet: { a: { y: 1, x: 1 } } },
      {
        a: [
          { x: 1, y: 1 },
          { y: 1, x: 1 },
        ],
      },
    ],
    ['$pop removes the last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
    ['$pop removes the first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
    ['$pull removes equal elements', { a: [1, 2, long('1')] }, { $pull: { a: 1 } }, { a: [2] }],
    ['$pull takes operators', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [
      '$pull matches the fields of documents',
      { a: [{ x: 1, y: 2 }, { x: 2 }] },
      { $pull: { a: { x: 1 } } },
      { a: [{ x: 2 }] },
    ],
    ['$pull takes regular expressions', { a: ['ab', 'b'] }, { $pull: { a: /^a/ } }, { a: ['b'] }],
    ['$pull of an array takes whole arrays', { a: [[1], 1] }, { $pull: { a: [1] } }, { a: [1] }],
    ['$pullAll removes each value', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['an empty operator does nothing', { a: 1 }, { $set: {} }, { a: 1 }],
    ['names with a dollar are allowed inside', {}, { $set: { a: { $x: 1 } } }, { a: { $x: 1 } }],
  ])('%s', (_rule, document, update, expected) => {
    expectSame(updated(document, update), expected);
  });

  it.each<[string, Document, Document, Case, Document]>([
    [
      '$ is the matched element',
      { a: [1, 2, 2] },
      { $set: { 'a.$': 9 } },
      { filter: { a: 2 } },
      { a: [1, 9, 2] },
    ],
    [
      '$ leads into the matched document',
      { a: [{ x: 1 }, { x: 2 }] },
      { $inc: { 'a.$.n': 1 } },
      { filter: { 'a.x': 2 } },
      { a: [{ x: 1 }, { x: 2, n: 1 }] },
    ],
    ['$[] is every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, {}, { a: [11, 12] }],
    [
      '$[i] is what the filter matches',
      { a: [{ x: 1 }, { x: 5 }] },
      { $set: { 'a.$[i].y': 1 } },
      { arrayFilters: [{ 'i.x': { $gt: 2 } }] },
      { a: [{ x: 1 }, { x: 5, y: 1 }] },
    ],
    [
      'filters nest',
      { a: [{ b: [1, 9] }, { b: [8] }] },
      { $set: { 'a.$[].b.$[i]': 0 } },
      { arrayFilters: [{ i: { $gt: 5 } }] },
      { a: [{ b: [1, 0] }, { b: [0] }] },
    ],
    [
      '$setOnInsert sets on an insert',
      { _id: 1 },
      { $setOnInsert: { a: 1 } },
      { isInsert: true },
      { _id: 1, a: 1 },
    ],
  ])('%s', (_rule, document, update, options, expected) => {
    expectSame(updated(document, update, options), expected);
  });

  it.each<[Document, number]>([
    [{ $foo: { a: 1 } }, 9],
    [{ $set: 5 }, 9],
    [{ $set: { a: 1 }, $inc: { a: 1 } }, 40],
    [{ $set: { a: 1, 'a.b': 1 } }, 40],
    [{ $set: { 'a.b.c': 1 }, $unset: { 'a.b': 1 } }, 40],
    [{ $set: { 'a.$[]': 1, 'a.0': 1 } }, 40],
    [{ $rename: { a: 'b' }, $set: { b: 1 } }, 40],
    [{ $set: { '': 1 } }, 56],
    [{ $set: { 'a.': 1 } }, 56],
    [{ $set: { $a: 1 } }, 52],
    [{ $set: { '$.a': 1 } }, 2],
    [{ $set: { 'a.$.b.$': 1 } }, 2],
    [{ $set: { 'a.$[i]': 1 } }, 2],
    [{ $inc: { a: 'x' } }, 14],
    [{ $mul: { a: null } }, 14],
    [{ $rename: { a: 5 } }, 2],
    [{ $rename: { a: 'a' } }, 2],
    [{ $rename: { a: 'a.b' } }, 2],
    [{ $currentDate: { a: 'x' } }, 2],
    [{ $bit: { a: { nand: 1 } } }, 2],
    [{ $bit: { a: { and: 1.5 } } }, 2],
    [{ $push: { a: { $each: 5 } } }, 2],
    [{ $push: { a: { $each: [], $foo: 1 } } }, 2],
    [{ $push: { a: { $each: [], $slice: 'x' } } }, 2],
    [{ $push: { a: { $each: [], $sort: 2 } } }, 2],
    [{ $addToSet: { a: { $each: 5 } } }, 14],
    [{ $pop: { a: 2 } }, 9],
    [{ $pop: { a: 'x' } }, 9],
    [{ $pullAll: { a: 5 } }, 2],
  ])('refuses %j with %i', (update, code) => {
    expect(() => compileUpdate(update)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[Document, Document, number]>([
    [{ a: 'x' }, { $inc: { a: 1 } }, 14],
    [{ a: null }, { $inc: { a: 1 } }, 14],
    [{ a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
    [{ a: Long.MIN_VALUE }, { $mul: { a: -1 } }, 2],
    [{ a: 5 }, { $set: { 'a.b': 1 } }, 28],
    [{ a: null }, { $set: { 'a.b': 1 } }, 28],
    [{ a: [1] }, { $set: { 'a.b': 1 } }, 28],
    [{ a: 5 }, { $push: { a: 1 } }, 2],
    [{ a: 5 }, { $addToSet: { a: 1 } }, 2],
    [{ a: 5 }, { $pull: { a: 1 } }, 2],
    [{ a: 5 }, { $pullAll: { a: [1] } }, 2],
    [{ a: 5 }, { $pop: { a: 1 } }, 14],
    [{ a: 'x' }, { $bit: { a: { or: 1 } } }, 2],
    [{ _id: 1 }, { $set: { _id: 2 } }, 66],
    [{ _id: 1 }, { $unset: { _id: 1 } }, 66],
    [{ _id: { a: 1 } }, { $set: { '_id.a': 2 } }, 66],
    [{ a: [{ b: 1 }] }, { $rename: { 'a.b': 'c' } }, 2],
    [{ a: 1, b: [1] }, { $rename: { a: 'b.c' } }, 2],
    [{ a: [1] }, { $set: { 'a.$': 1 } }, 2],
    [{ a: 5 }, { $set: { 'a.$[]': 1 } }, 2],
    [{}, { $set: { 'a.$[]': 1 } }, 2],
    [{ a: [] }, { $set: { 'a.2000000': 1 } }, 2],
  ])('of %j by %j fails with %i', (document, update, code) => {
    expect(() => updated(document, update)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[Document, Document[], number]>([
    [{ $set: { 'a.$[i]': 1 } }, [{ 'i.x': 1, 'j.x': 1 }], 9],
    [{ $set: { 'a.$[i]': 1 } }, [{ i: 1 }, { i: 2 }], 9],
    [{ $set: { 'a.$[i]': 1 } }, [{ i: 1 }, { j: 2 }], 9],
    [{ $set: { 'a.$[I]': 1 } }, [{ I: 1 }], 2],
    [{ $set: { 'a.$[i]': 1 } }, [{}], 9],
  ])('refuses the array filters of %j, %j, with %i', (update, arrayFilters, code) => {
    expect(() => compileUpdate(update, { arrayFilters })).toThrow(expect.objectContaining({ code }));
  });

  it('refuses two filters that meet in one element', () => {
    const update = { $set: { 'a.$[i].x': 1, 'a.$[j].x': 2 } };
    const arrayFilters = [{ 'i.y': 1 }, { 'j.y': 1 }];
    expect(() => updated({ a: [{ y: 1 }] }, update, { arrayFilters })).toThrow(
      expect.objectContaining({ code: 40 }),
    );
  });

  it('leaves the given document as it was', () => {
    const document = { _id: 1, a: [{ b: 1 }], c: { d: 1 } };
    const copy = structuredClone(document);
    updated(document, { $set: { 'a.0.b': 2, 'c.d': 3 }, $push: { e: 1 } });
    expect(document).toEqual(copy);
  });
});

describe('a replacement', () => {
  it('keeps the _id and puts it first', () => {
    expectSame(updated({ _id: 1, a: 1 }, { b: 2 }), { _id: 1, b: 2 });
    expectSame(updated({ _id: 1, a: 1 }, { b: 2, _id: 1 }), { _id: 1, b: 2 });
  });

  it('refuses another _id and names with a dollar', () => {
    expect(() => updated({ _id: 1 }, { _id: 2 })).toThrow(expect.objectContaining({ code: 66 }));
    expect(() => compileUpdate({ a: 1, $b: 1 })).toThrow(expect.objectContaining({ code: 52 }));
  });

  it('gives an upsert an ObjectId', () => {
    expect(updated({}, { a: 1 }, { isInsert: true })).toEqual({ _id: expect.any(ObjectId), a: 1 });
  });
});

describe('a pipeline', () => {
  it('computes from the document and the variables', () => {
    const pipeline = [{ $set: { total: { $add: ['$a', '$$more'] } } }, { $unset: 'a' }];
    expectSame(updated({ _id: 1, a: 2 }, pipeline, { variables: { more: 3 } }), { _id: 1, total: 5 });
  });

  it('keeps the _id when the document is replaced', () => {
    expectSame(updated({ _id: 1, a: { b: 2 } }, [{ $replaceWith: '$a' }]), { _id: 1, b: 2 });
  });

  it.each([
    [[{ $match: {} }], 72],
    [[{ $nothing: {} }], 40324],
  ])('refuses %j', (pipeline, code) => {
    expect(() => compileUpdate(pipeline)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses another _id', () => {
    expect(() => updated({ _id: 1 }, [{ $set: { _id: 2 } }])).toThrow(expect.objectContaining({ code: 66 }));
  });
});

describe('upsertSeed', () => {
  it.each<[Document, Document]>([
    [
      { a: 1, 'b.c': { $eq: 2 } },
      { a: 1, b: { c: 2 } },
    ],
    [{ $and: [{ a: 1 }, { b: { $in: [2] } }] }, { a: 1, b: 2 }],
    [{ $or: [{ a: 1 }] }, { a: 1 }],
    [{ $or: [{ a: 1 }, { b: 2 }] }, {}],
    [
      { a: { $gt: 1 }, b: /x/, c: null, d: { $all: [3] } },
      { c: null, d: 3 },
    ],
  ])('of %j is %j', (filter, seed) => {
    expect(upsertSeed(filter, 'operators')).toEqual(seed);
  });

  it('of a replacement is the _id alone', () => {
    expect(upsertSeed({ _id: 1, a: 2 }, 'replacement')).toEqual({ _id: 1 });
  });

  it.each([[{ a: 1, $and: [{ a: 2 }] }], [{ a: {}, 'a.b': 1 }]])('refuses %j', (filter) => {
    expect(() => upsertSeed(filter, 'operators')).toThrow(expect.objectContaining({ code: 54 }));
  });
});
