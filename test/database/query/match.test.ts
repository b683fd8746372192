import { describe, expect, it } from '@jest/globals';
import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, type Document } from 'bson';
import fc from 'fast-check';
import { equalValues } from '../../../database/bson/order.ts';
import { compileFilter, understandFilter } from '../../../database/query/match.ts';
import { matchedPosition } from '../../../database/query/match/position.ts';
import { scalars } from '../bson/arbitrary-values.ts';

const matches = (filter: Document, document: Document): boolean => compileFilter(filter)(document);

const NULLS: Readonly<Record<string, Document>> = {
  a_empty_subobject: { a: {} },
  a_null: { a: null },
  a_number: { a: 4 },
  a_subobject_b_not_null: { a: { b: 'hi' } },
  a_subobject_b_null: { a: { b: null } },
  no_a: {},
  a_double_array: { a: [[]] },
  a_empty_array: { a: [] },
  a_object_array_all_b_nulls: { a: [{ b: null }, {}] },
  a_object_array_no_b_nulls: { a: [{ b: 1 }, { b: 3 }] },
  a_object_array_some_b_missing: { a: [{ b: 3 }, {}] },
  a_value_array_all_nulls: { a: [null, null] },
  a_value_array_no_nulls: { a: [1, 'string', 4] },
};

describe('null in a filter', () => {
  it.each<[Document, readonly string[]]>([
    [{ a: null }, ['a_null', 'no_a', 'a_value_array_all_nulls']],
    [{ a: { $gte: null } }, ['a_null', 'no_a', 'a_value_array_all_nulls']],
    [{ a: { $gt: null } }, []],
    [{ a: { $exists: false } }, ['no_a']],
    [
      { 'a.b': null },
      [
        'a_empty_subobject',
        'a_null',
        'a_number',
        'a_subobject_b_null',
        'no_a',
        'a_object_array_all_b_nulls',
        'a_object_array_some_b_missing',
      ],
    ],
    [
      { 'a.b': { $exists: true } },
      [
        'a_subobject_b_not_null',
        'a_subobject_b_null',
        'a_object_array_all_b_nulls',
        'a_object_array_no_b_nulls',
        'a_object_array_some_b_missing',
      ],
    ],
    [
      { a: { $elemMatch: { b: null } } },
      ['a_object_array_all_b_nulls', 'a_object_array_some_b_missing', 'a_double_array'],
    ],
  ])('%j finds what MongoDB finds', (filter, expected) => {
    const found = Object.entries(NULLS).filter(([, document]) => matches(filter, document));
    expect(found.map(([name]) => name).sort()).toEqual([...expected].sort());
  });
});

describe('compileFilter', () => {
  it.each<[string, Document, Document, boolean]>([
    ['numbers of all types are equal', { a: 1 }, { a: Long.ONE }, true],
    ['decimals are equal by value', { a: Decimal128.fromString('1.00') }, { a: new Double(1) }, true],
    ['a decimal is not the double next to it', { a: 0.1 }, { a: Decimal128.fromString('0.1') }, false],
    ['int64 is compared exactly', { a: Long.fromString('9007199254740993') }, { a: 2 ** 53 }, false],
    ['an order needs the same type', { a: { $lt: 5 } }, { a: '1' }, false],
    ['NaN is not below a number', { a: { $lt: 5 } }, { a: NaN }, false],
    ['NaN equals NaN', { a: NaN }, { a: new Double(NaN) }, true],
    ['NaN is at most NaN', { a: { $lte: NaN } }, { a: NaN }, true],
    ['MaxKey is above everything', { a: { $lt: new MaxKey() } }, { a: 'x' }, true],
    ['MinKey is below everything', { a: { $gt: new MinKey() } }, { a: {} }, true],
    ['the order of fields counts', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    ['a document is equal as a whole', { a: { x: 1 } }, { a: { x: 1, y: 2 } }, false],
    [
      'binary data is equal by bytes',
      { a: new Binary(Buffer.of(255, 1)) },
      { a: new Binary(Buffer.of(254, 1)) },
      false,
    ],
    ['an element of an array matches', { a: 2 }, { a: [1, 2] }, true],
    ['an array matches as a whole', { a: [1, 2] }, { a: [1, 2] }, true],
    ['an array within an array matches', { a: [1, 2] }, { a: [[1, 2], 3] }, true],
    ['two bounds may be met by two elements', { a: { $gt: 1, $lt: 0 } }, { a: [-1, 2] }, true],
    [
      '$elemMatch needs one element for both',
      { a: { $elemMatch: { $gt: 1, $lt: 0 } } },
      { a: [-1, 2] },
      false,
    ],
    ['a path goes through arrays', { 'a.b': 2 }, { a: [{ b: 1 }, { b: [2] }] }, true],
    ['a path does not go through arrays in arrays', { 'a.b': 1 }, { a: [[{ b: 1 }]] }, false],
    ['a number in a path is a position', { 'a.1': 2 }, { a: [1, 2] }, true],
    ['a number in a path may be a field', { 'a.1': 2 }, { a: [{ 1: 2 }] }, true],
    ['an array at a position is not expanded', { 'a.1': 2 }, { a: [5, [2, 4]] }, false],
    ['a position leads into a document', { 'a.1.b': 4 }, { a: [5, { b: 4 }] }, true],
    ['$ne means no element', { a: { $ne: 2 } }, { a: [1, 2] }, false],
    ['$nin means no element', { a: { $nin: [2, 3] } }, { a: [1, 4] }, true],
    ['$nin with null needs the field', { a: { $nin: [null] } }, {}, false],
    ['$in finds null in a missing field', { a: { $in: [null, 1] } }, {}, true],
    ['$in finds numbers of other types', { a: { $in: [4] } }, { a: Decimal128.fromString('4.0') }, true],
    ['$in takes regular expressions', { a: { $in: [/^b/] } }, { a: 'bc' }, true],
    ['$in with nothing matches nothing', { a: { $in: [] } }, { a: 1 }, false],
    ['$nin with nothing matches all', { a: { $nin: [] } }, {}, true],
    ['$all needs every value', { a: { $all: [1, 2] } }, { a: [2, 1, 3] }, true],
    ['$all takes a scalar for an array', { a: { $all: [1] } }, { a: 1 }, true],
    ['$all with nothing matches nothing', { a: { $all: [] } }, { a: [] }, false],
    [
      '$all takes $elemMatch',
      { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
      { a: [{ x: 1 }, { x: 2 }] },
      true,
    ],
    ['$size counts the elements', { a: { $size: 2 } }, { a: [1, 2] }, true],
    ['$size of an inner array does not count', { a: { $size: 1 } }, { a: [[1], [2]] }, false],
    ['$size takes int64', { a: { $size: Long.ONE } }, { a: [1] }, true],
    ['$exists sees null', { a: { $exists: true } }, { a: null }, true],
    ['$exists: 0 is false', { a: { $exists: 0 } }, {}, true],
    ['$type tells double from int', { a: { $type: 'double' } }, { a: new Double(1) }, true],
    ['$type int', { a: { $type: 'int' } }, { a: 1 }, true],
    ['$type by number', { a: { $type: 18 } }, { a: Long.ONE }, true],
    [
      '$type number is any number',
      { a: { $type: ['string', 'number'] } },
      { a: Decimal128.fromString('1') },
      true,
    ],
    ['$type array', { a: { $type: 'array' } }, { a: [1] }, true],
    ['$type looks at elements', { a: { $type: 'string' } }, { a: [1, 'x'] }, true],
    ['$type objectId', { a: { $type: 'objectId' } }, { a: new ObjectId() }, true],
    ['$mod truncates', { a: { $mod: [4.9, 1] } }, { a: 5.9 }, true],
    ['$mod keeps the sign', { a: { $mod: [4, -1] } }, { a: -5 }, true],
    ['$mod takes int64', { a: { $mod: [10, 3] } }, { a: Long.fromString('9007199254740993') }, true],
    ['$regex with $options', { a: { $regex: '^AB', $options: 'i' } }, { a: 'abc' }, true],
    ['$regex x ignores white space', { a: { $regex: 'a b # text', $options: 'x' } }, { a: 'ab' }, true],
    ['$regex allows (?i)', { a: { $regex: '(?i)AB' } }, { a: 'ab' }, true],
    ['$regex finds astral characters whole', { a: { $regex: '^.$' } }, { a: '\u{1f600}' }, true],
    ['a regular expression equals itself', { a: /x/i }, { a: new BSONRegExp('x', 'i') }, true],
    ['$eq with a regular expression is equality', { a: { $eq: /x/ } }, { a: 'x' }, false],
    ['$not with a regular expression', { a: { $not: /^x/ } }, { a: 'xy' }, false],
    ['$not matches a missing field', { a: { $not: { $gt: 5 } } }, {}, true],
    ['$not negates all of its operators', { a: { $not: { $gt: 1, $lt: 3 } } }, { a: 5 }, true],
    [
      '$elemMatch looks at the fields of elements',
      { a: { $elemMatch: { x: 1, y: 2 } } },
      { a: [{ x: 1 }, { x: 1, y: 2 }] },
      true,
    ],
    ['$elemMatch needs an array', { a: { $elemMatch: { x: 1 } } }, { a: { x: 1 } }, false],
    ['$elemMatch takes $or', { a: { $elemMatch: { $or: [{ x: 1 }, { y: 1 }] } } }, { a: [{ y: 1 }] }, true],
    ['$elemMatch does not look into inner arrays', { a: { $elemMatch: { $eq: 1 } } }, { a: [[1]] }, false],
    ['$bitsAllSet with a mask', { a: { $bitsAllSet: 5 } }, { a: 7 }, true],
    ['$bitsAnyClear with positions', { a: { $bitsAnyClear: [0, 3] } }, { a: 8 }, true],
    ['$bitsAllSet with binary data', { a: { $bitsAllSet: [8] } }, { a: new Binary(Buffer.of(0, 1)) }, true],
    ['negative numbers have all high bits', { a: { $bitsAllSet: [63] } }, { a: -1 }, true],
    ['$and', { $and: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }, true],
    ['$or', { $or: [{ a: 1 }, { b: 2 }] }, { b: 2 }, true],
    ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, { b: 2 }, false],
    ['$expr compares fields', { $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, true],
    ['$comment says nothing', { $comment: 'x', a: { $gt: 1, $comment: 'y' } }, { a: 2 }, true],
    ['a reference is a value', { a: { $ref: 'c', $id: 1 } }, { a: { $ref: 'c', $id: 1 } }, true],
    ['names of methods are no fields', { constructor: { $exists: true } }, {}, false],
    ['an empty filter matches all', {}, { a: 1 }, true],
  ])('%s', (_rule, filter, document, expected) => {
    expect(matches(filter, document)).toBe(expected);
  });

  it.each<[Document, number]>([
    [{ a: { $foo: 1 } }, 2],
    [{ $foo: 1 }, 2],
    [{ $and: [] }, 2],
    [{ $or: 5 }, 2],
    [{ $and: [1] }, 2],
    [{ a: { $in: 5 } }, 2],
    [{ a: { $in: [{ $gt: 1 }] } }, 2],
    [{ a: { $ne: /x/ } }, 2],
    [{ a: { $gt: /x/ } }, 2],
    [{ a: { $not: 5 } }, 2],
    [{ a: { $not: {} } }, 2],
    [{ a: { $size: -1 } }, 2],
    [{ a: { $size: 1.5 } }, 2],
    [{ a: { $mod: [0, 1] } }, 2],
    [{ a: { $mod: [2] } }, 2],
    [{ a: { $all: 5 } }, 2],
    [{ a: { $all: [{ $elemMatch: {} }, 5] } }, 2],
    [{ a: { $elemMatch: 5 } }, 2],
    [{ a: { $type: 'nothing' } }, 2],
    [{ a: { $type: [] } }, 9],
    [{ a: { $options: 'i' } }, 2],
    [{ a: { $regex: 5 } }, 2],
    [{ a: { $regex: '(' } }, 51091],
    [{ a: { $regex: 'a', $options: 'q' } }, 51108],
    [{ a: { $bitsAllSet: -1 } }, 9],
    [{ a: { $bitsAllSet: 'x' } }, 2],
    [{ $expr: { $nothing: 1 } }, 168],
    [{ $expr: '$$unknown' }, 17276],
    [{ $text: { $search: 'x' } }, 27],
    [{ $where: 'true' }, 238],
    [{ $jsonSchema: {} }, 238],
    [{ a: { $near: [0, 0] } }, 238],
  ])('refuses %j with %i', (filter, code) => {
    expect(() => compileFilter(filter)).toThrow(expect.objectContaining({ code }));
  });

  it('gives $expr the variables', () => {
    const matchesVariable = compileFilter({ $expr: { $eq: ['$a', '$$x'] } }, { variables: { x: 3 } });
    expect([matchesVariable({ a: 3 }), matchesVariable({ a: 4 })]).toEqual([true, false]);
  });

  it('finds the same with $eq, $in and a plain value', () => {
    fc.assert(
      fc.property(scalars, fc.array(scalars), (value, list) => {
        fc.pre(!(value instanceof BSONRegExp));
        const expected = list.some((element) => equalValues(element, value));
        const filters = [{ a: { $eq: value } }, { a: { $in: [value] } }, { a: value }];
        expect(filters.map((filter) => matches(filter, { a: list }))).toEqual([expected, expected, expected]);
      }),
    );
  });

  it('finds with every operator what its negation does not find', () => {
    const operators = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte');
    fc.assert(
      fc.property(operators, scalars, scalars, (operator, operand, value) => {
        fc.pre(!(operand instanceof BSONRegExp));
        const found = matches({ a: { [operator]: operand } }, { a: value });
        expect(matches({ a: { $not: { [operator]: operand } } }, { a: value })).toBe(!found);
      }),
    );
  });

  it('looks one value up in a long list at once', () => {
    const list = Array.from({ length: 50_000 }, (_, index) => `id${index}`);
    const inList = compileFilter({ a: { $in: list } });
    const found = Array.from({ length: 2_000 }, (_, index) => inList({ a: `id${index * 50}` }));
    expect(found.filter(Boolean).length).toBe(1_000);
  });
});

describe('matchedPosition', () => {
  it.each<[Document, Document, number | null]>([
    [{ a: 2 }, { a: [1, 2, 2] }, 1],
    [{ 'a.x': 2 }, { a: [{ x: 1 }, { x: 2 }] }, 1],
    [{ a: { $elemMatch: { x: { $gt: 1 } } } }, { a: [{ x: 1 }, { x: 2 }] }, 1],
    [{ a: { $elemMatch: { $gt: 1 } } }, { a: [1, 2] }, 1],
    [{ b: 1, a: { $gte: 5 } }, { a: [1, 5], b: 1 }, 1],
    [{ a: { $in: [3, 2] } }, { a: [1, 2, 3] }, 1],
    [{ $and: [{ a: 2 }] }, { a: [1, 2] }, 1],
    [{ a: { $ne: 1 } }, { a: [2] }, null],
    [{ b: 1 }, { a: [1], b: 1 }, null],
  ])('of %j in %j is %p', (filter, document, position) => {
    expect(matchedPosition(understandFilter(filter), document)).toBe(position);
  });
});
