import { Decimal128, Double, Long, type Document, type UpdateOptions } from 'mongodb';

export interface UpdateProbe {
  readonly rule: string;
  /** The document before, without its `_id`. */
  readonly before: Document;
  readonly update: Document | Document[];
  readonly filter?: Document;
  readonly options?: UpdateOptions;
  /** The document after, or the code of the error. */
  readonly after: Document | number;
}

const MAX_INT = 2 ** 31 - 1;
const long = (text: string) => Long.fromString(text);

export const UPDATES: readonly UpdateProbe[] = [
  {
    rule: '$inc of an int32 beyond its range gives an int64',
    before: { a: MAX_INT },
    update: { $inc: { a: 1 } },
    after: { a: long('2147483648') },
  },
  {
    rule: '$inc of an int64 beyond its range is refused',
    before: { a: Long.MAX_VALUE },
    update: { $inc: { a: 1 } },
    after: 2,
  },
  {
    rule: '$inc of an int64 is exact',
    before: { a: long('9007199254740993') },
    update: { $inc: { a: 2 } },
    after: { a: long('9007199254740995') },
  },
  {
    rule: '$inc by a double gives a double',
    before: { a: 1 },
    update: { $inc: { a: new Double(1) } },
    after: { a: new Double(2) },
  },
  {
    rule: '$inc of a decimal keeps its digits',
    before: { a: Decimal128.fromString('1.10') },
    update: { $inc: { a: 1 } },
    after: { a: Decimal128.fromString('2.10') },
  },
  { rule: '$inc makes the field', before: {}, update: { $inc: { 'a.b': 1 } }, after: { a: { b: 1 } } },
  { rule: '$inc of text is refused', before: { a: 'x' }, update: { $inc: { a: 1 } }, after: 14 },
  { rule: '$inc of null is refused', before: { a: null }, update: { $inc: { a: 1 } }, after: 14 },
  { rule: '$inc by text is refused', before: { a: 1 }, update: { $inc: { a: 'x' } }, after: 14 },
  { rule: '$mul makes a zero', before: {}, update: { $mul: { a: long('3') } }, after: { a: long('0') } },
  {
    rule: '$mul of an int32 beyond its range gives an int64',
    before: { a: 100_000 },
    update: { $mul: { a: 100_000 } },
    after: { a: long('10000000000') },
  },
  { rule: '$min compares across types', before: { a: 'x' }, update: { $min: { a: 5 } }, after: { a: 5 } },
  { rule: '$max keeps what is greater', before: { a: 5 }, update: { $max: { a: 4 } }, after: { a: 5 } },
  {
    rule: 'new fields come in the order of their names',
    before: { z: 1 },
    update: { $set: { c: 1, b: 2 }, $inc: { a: 3 } },
    after: { z: 1, a: 3, b: 2, c: 1 },
  },
  { rule: '$set through a scalar is refused', before: { a: 5 }, update: { $set: { 'a.b': 1 } }, after: 28 },
  { rule: '$set through null is refused', before: { a: null }, update: { $set: { 'a.b': 1 } }, after: 28 },
  {
    rule: '$set of a name in an array is refused',
    before: { a: [1] },
    update: { $set: { 'a.b': 1 } },
    after: 28,
  },
  {
    rule: '$set fills an array with null',
    before: { a: [1] },
    update: { $set: { 'a.2': 3 } },
    after: { a: [1, null, 3] },
  },
  {
    rule: '$unset leaves null in an array',
    before: { a: [1, 2] },
    update: { $unset: { 'a.0': 1 } },
    after: { a: [null, 2] },
  },
  {
    rule: '$unset through a scalar does nothing',
    before: { a: 5 },
    update: { $unset: { 'a.b': 1 } },
    after: { a: 5 },
  },
  {
    rule: '$rename moves a field to the end',
    before: { a: 1, b: 2 },
    update: { $rename: { a: 'c' } },
    after: { b: 2, c: 1 },
  },
  {
    rule: '$rename into an array is refused',
    before: { a: 1, b: [1] },
    update: { $rename: { a: 'b.0' } },
    after: 2,
  },
  { rule: '$bit of an int32', before: { a: 13 }, update: { $bit: { a: { and: 10 } } }, after: { a: 8 } },
  { rule: '$bit of a double is refused', before: { a: 1.5 }, update: { $bit: { a: { and: 10 } } }, after: 2 },
  { rule: '$push to a scalar is refused', before: { a: 5 }, update: { $push: { a: 1 } }, after: 2 },
  {
    rule: '$push adds an array as one element',
    before: { a: [1] },
    update: { $push: { a: [2] } },
    after: { a: [1, [2]] },
  },
  {
    rule: '$push places, sorts and cuts',
    before: { a: [3, 1] },
    update: { $push: { a: { $each: [2, 9], $position: 0, $sort: 1, $slice: -3 } } },
    after: { a: [2, 3, 9] },
  },
  {
    rule: '$addToSet compares numbers by value',
    before: { a: [1] },
    update: { $addToSet: { a: { $each: [long('1'), 2] } } },
    after: { a: [1, 2] },
  },
  {
    rule: '$addToSet compares documents with their order',
    before: { a: [{ x: 1, y: 2 }] },
    update: { $addToSet: { a: { y: 2, x: 1 } } },
    after: {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  },
  { rule: '$pop removes the first', before: { a: [1, 2] }, update: { $pop: { a: -1 } }, after: { a: [2] } },
  { rule: '$pop of a scalar is refused', before: { a: 5 }, update: { $pop: { a: 1 } }, after: 14 },
  {
    rule: '$pull takes operators',
    before: { a: [1, 5, 9] },
    update: { $pull: { a: { $gt: 4 } } },
    after: { a: [1] },
  },
  {
    rule: '$pull matches fields of documents',
    before: { a: [{ x: 1, y: 1 }, { x: 2 }] },
    update: { $pull: { a: { x: 1 } } },
    after: { a: [{ x: 2 }] },
  },
  {
    rule: '$pullAll removes equal values',
    before: { a: [1, 2, 1] },
    update: { $pullAll: { a: [1] } },
    after: { a: [2] },
  },
  {
    rule: '$ is the matched element',
    before: { a: [1, 5, 5] },
    filter: { a: 5 },
    update: { $set: { 'a.$': 0 } },
    after: { a: [1, 0, 5] },
  },
  { rule: '$ without a match is refused', before: { a: [1] }, update: { $set: { 'a.$': 0 } }, after: 2 },
  {
    rule: '$[] is every element',
    before: { a: [1, 2] },
    update: { $inc: { 'a.$[]': 1 } },
    after: { a: [2, 3] },
  },
  {
    rule: '$[i] is what its filter matches',
    before: { a: [{ x: 1 }, { x: 5 }] },
    update: { $set: { 'a.$[i].x': 0 } },
    options: { arrayFilters: [{ 'i.x': { $gt: 2 } }] },
    after: { a: [{ x: 1 }, { x: 0 }] },
  },
  {
    rule: 'a filter that is not used is refused',
    before: {},
    update: { $set: { a: 1 } },
    options: { arrayFilters: [{ i: 1 }] },
    after: 9,
  },
  {
    rule: 'an identifier without a filter is refused',
    before: { a: [] },
    update: { $set: { 'a.$[i]': 1 } },
    after: 2,
  },
  {
    rule: 'two changes of one path are refused',
    before: {},
    update: { $set: { a: 1 }, $inc: { a: 1 } },
    after: 40,
  },
  {
    rule: 'a change of a path and one within are refused',
    before: {},
    update: { $set: { a: 1 }, $unset: { 'a.b': 1 } },
    after: 40,
  },
  { rule: 'another _id is refused', before: {}, update: { $set: { _id: 'other' } }, after: 66 },
  { rule: 'an unknown operator is refused', before: {}, update: { $nothing: { a: 1 } }, after: 9 },
  { rule: 'an empty path is refused', before: {}, update: { $set: { '': 1 } }, after: 56 },
  {
    rule: 'a pipeline computes',
    before: { a: 2, b: 3 },
    update: [{ $set: { c: { $multiply: ['$a', '$b'] } } }, { $unset: 'a' }],
    after: { b: 3, c: 6 },
  },
  { rule: 'a pipeline may not match', before: {}, update: [{ $match: {} }], after: 72 },
  {
    rule: 'arrays of documents are changed by position',
    before: { a: [{ x: 1 }, { x: 2 }] },
    update: { $set: { 'a.1.x': 9, 'a.1.y': 8 } },
    after: { a: [{ x: 1 }, { x: 9, y: 8 }] },
  },
];
