import { describe, expect, it } from '@jest/globals';
import { Decimal128, Double, Long, ObjectId, Timestamp, type Document } from 'bson';
import { compileExpression } from '../../../database/query/expression.ts';

const DATE = new Date('2024-03-10T15:30:45.123Z');
const ID = new ObjectId('65ed00000000000000000001');

const DOCUMENT: Document = {
  n: 7,
  s: 'héllo wörld',
  list: [3, 1, 2],
  docs: [{ x: 1 }, { x: 2, y: 5 }, 'no document'],
  deep: { a: { b: 9 } },
  date: DATE,
  nothing: null,
  long: Long.fromString('9007199254740993'),
  money: Decimal128.fromString('12.30'),
};

const evaluate = (expression: unknown, document: Document = DOCUMENT): unknown =>
  compileExpression(expression)(document);

const long = (text: string) => Long.fromString(text);
const decimal = (text: string) => Decimal128.fromString(text);
const double = (value: number) => new Double(value);

describe('compileExpression', () => {
  it.each<[unknown, unknown]>([
    ['$deep.a.b', 9],
    ['$none', undefined],
    ['$docs.x', [1, 2]],
    ['$docs.0', []],
    ['$list.x', []],
    ['$$ROOT.n', 7],
    ['$$REMOVE', undefined],
    [
      { a: '$n', b: '$none', c: { d: '$nothing' } },
      { a: 7, c: { d: null } },
    ],
    [
      ['$n', '$none'],
      [7, null],
    ],
    [{ $literal: '$n' }, '$n'],
    [{ $let: { vars: { x: '$n' }, in: { $add: ['$$x', 1] } } }, 8],
    // arithmetic
    [{ $add: ['$n', 1] }, 8],
    [{ $add: [2147483647, 1] }, long('2147483648')],
    [{ $add: ['$long', 1] }, long('9007199254740994')],
    [{ $add: [Long.MAX_VALUE, 1] }, 2 ** 63],
    [{ $add: ['$money', decimal('0.7')] }, decimal('13.00')],
    [{ $add: [decimal('1'), 0.1] }, decimal('1.100000000000000')],
    [{ $add: ['$date', 1000] }, new Date('2024-03-10T15:30:46.123Z')],
    [{ $add: ['$n', null] }, null],
    [{ $add: [] }, 0],
    [{ $subtract: ['$date', new Date(DATE.getTime() - 5)] }, long('5')],
    [{ $subtract: ['$date', 5] }, new Date(DATE.getTime() - 5)],
    [{ $multiply: ['$n', 2, 1.5] }, double(21)],
    [{ $multiply: ['$long', 3] }, long('27021597764222979')],
    [{ $divide: [6, 3] }, double(2)],
    [{ $divide: [decimal('1'), 3] }, decimal('0.3333333333333333333333333333333333')],
    [{ $mod: [-7, 3] }, -1],
    [{ $mod: [7.5, 2] }, 1.5],
    [{ $abs: long('-5') }, long('5')],
    [{ $ceil: 1.2 }, double(2)],
    [{ $floor: decimal('-1.2') }, decimal('-2')],
    [{ $round: [2.5] }, double(2)],
    [{ $round: [3.14159, 2] }, 3.14],
    [{ $round: [1250, -2] }, 1200],
    [{ $trunc: [-1.9] }, double(-1)],
    [{ $pow: [2, 10] }, 1024],
    [{ $pow: [2, -1] }, 0.5],
    [{ $sqrt: 9 }, double(3)],
    [{ $log: [8, 2] }, double(3)],
    [{ $bitAnd: [12, 10] }, 8],
    [{ $bitXor: [long('12'), 10] }, long('6')],
    // comparison and choice
    [{ $cmp: ['$none', '$nothing'] }, -1],
    [{ $eq: ['$none', null] }, false],
    [{ $gt: ['a', 5] }, true],
    [{ $eq: [1, decimal('1.0')] }, true],
    [{ $and: [] }, true],
    [{ $and: ['$n', '$none'] }, false],
    [{ $or: [0, '$nothing', 'x'] }, true],
    [{ $not: [0] }, true],
    [{ $cond: { if: '$none', then: 1, else: 2 } }, 2],
    [{ $cond: [true, 1, { $divide: [1, 0] }] }, 1],
    [{ $ifNull: ['$none', '$nothing', 3] }, 3],
    [{ $switch: { branches: [{ case: { $gt: ['$n', 5] }, then: 'big' }], default: 'small' } }, 'big'],
    // arrays and sets
    [{ $arrayElemAt: ['$list', -1] }, 2],
    [{ $arrayElemAt: ['$list', 9] }, undefined],
    [{ $first: '$list' }, 3],
    [{ $concatArrays: ['$list', [4]] }, [3, 1, 2, 4]],
    [{ $concatArrays: ['$list', '$none'] }, null],
    [{ $slice: ['$list', 1, 5] }, [1, 2]],
    [{ $slice: ['$list', -2] }, [1, 2]],
    [{ $size: '$list' }, 3],
    [{ $in: [long('1'), '$list'] }, true],
    [{ $indexOfArray: ['$list', 2] }, 2],
    [{ $range: [0, 10, 4] }, [0, 4, 8]],
    [{ $reverseArray: '$list' }, [2, 1, 3]],
    [{ $isArray: ['$list'] }, true],
    [{ $filter: { input: '$list', as: 'x', cond: { $gt: ['$$x', 1] } } }, [3, 2]],
    [{ $filter: { input: '$list', cond: true, limit: 1 } }, [3]],
    [{ $map: { input: '$docs', as: 'd', in: '$$d.x' } }, [1, 2, null]],
    [
      {
        $reduce: { input: '$list', initialValue: '', in: { $concat: ['$$value', { $toString: '$$this' }] } },
      },
      '312',
    ],
    [
      { $zip: { inputs: ['$list', ['a']], useLongestLength: true, defaults: [0, '-'] } },
      [
        [3, 'a'],
        [1, '-'],
        [2, '-'],
      ],
    ],
    [{ $sortArray: { input: '$list', sortBy: -1 } }, [3, 2, 1]],
    [{ $maxN: { input: '$list', n: 2 } }, [3, 2]],
    [{ $objectToArray: { a: 1 } }, [{ k: 'a', v: 1 }]],
    [
      {
        $arrayToObject: [
          [
            ['a', 1],
            ['b', 2],
          ],
        ],
      },
      { a: 1, b: 2 },
    ],
    [
      {
        $setUnion: [
          [2, 1],
          [long('1'), 3],
        ],
      },
      [1, 2, 3].map((n) => (n === 1 ? long('1') : n)),
    ],
    [
      {
        $setIntersection: [
          [1, 2],
          [2, 3],
        ],
      },
      [2],
    ],
    [{ $setDifference: [[1, 2, 2], [1]] }, [2]],
    [{ $setIsSubset: [[1], [1, 2]] }, true],
    [
      {
        $setEquals: [
          [1, 2],
          [2, 1, 1],
        ],
      },
      true,
    ],
    [{ $allElementsTrue: [[1, true]] }, true],
    // text
    [{ $concat: ['a', '$s'] }, 'ahéllo wörld'],
    [{ $concat: ['a', '$none'] }, null],
    [{ $toUpper: '$s' }, 'HéLLO WöRLD'],
    [{ $toLower: '$none' }, ''],
    [{ $strLenCP: '$s' }, 11],
    [{ $strLenBytes: '$s' }, 13],
    [{ $substrCP: ['$s', 1, 3] }, 'éll'],
    [{ $substrBytes: ['$s', 3, 2] }, 'll'],
    [{ $indexOfCP: ['$s', 'w'] }, 6],
    [{ $indexOfBytes: ['$s', 'w'] }, 7],
    [{ $split: ['a,b', ','] }, ['a', 'b']],
    [{ $trim: { input: ' x ' } }, 'x'],
    [{ $ltrim: { input: 'xxa', chars: 'x' } }, 'a'],
    [{ $replaceAll: { input: 'a.b.c', find: '.', replacement: { $literal: '$&' } } }, 'a$&b$&c'],
    [{ $strcasecmp: ['A', 'a'] }, 0],
    [{ $regexMatch: { input: '$s', regex: '^H', options: 'i' } }, true],
    [{ $regexFind: { input: '$s', regex: /w(.)/ } }, { match: 'wö', idx: 6, captures: ['ö'] }],
    [
      { $regexFindAll: { input: 'aXbX', regex: 'X' } },
      [
        { match: 'X', idx: 1, captures: [] },
        { match: 'X', idx: 3, captures: [] },
      ],
    ],
    // types
    [{ $type: '$money' }, 'decimal'],
    [{ $type: '$none' }, 'missing'],
    [{ $toString: '$long' }, '9007199254740993'],
    [{ $toString: ID }, '65ed00000000000000000001'],
    [{ $toString: '$date' }, '2024-03-10T15:30:45.123Z'],
    [{ $toInt: '12' }, 12],
    [{ $toLong: 3.9 }, long('3')],
    [{ $toDouble: true }, double(1)],
    [{ $toDecimal: '1.10' }, decimal('1.10')],
    [{ $toDecimal: 0.1 }, decimal('0.100000000000000')],
    [{ $toBool: 'false' }, true],
    [{ $toDate: ID }, ID.getTimestamp()],
    [{ $toObjectId: '65ed00000000000000000001' }, ID],
    [{ $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
    [{ $convert: { input: null, to: 'int', onNull: 0 } }, 0],
    [{ $isNumber: '$money' }, true],
    // objects
    [{ $mergeObjects: [{ a: 1, b: 1 }, '$nothing', { b: 2 }] }, { a: 1, b: 2 }],
    [{ $getField: { field: 'x.y', input: { $literal: { 'x.y': 1 } } } }, 1],
    [{ $setField: { field: 'a.b', input: {}, value: 1 } }, { 'a.b': 1 }],
    [{ $bsonSize: '$$ROOT.deep' }, 20],
    [{ $sum: '$list' }, 6],
    [{ $sum: ['$n', 'x', '$long'] }, long('9007199254741000')],
    [{ $avg: ['$n', 8] }, 7.5],
    [{ $max: ['$n', '$none', 9] }, 9],
    // dates
    [{ $year: '$date' }, 2024],
    [{ $hour: { date: '$date', timezone: 'Asia/Shanghai' } }, 23],
    [{ $dayOfWeek: '$date' }, 1],
    [{ $dayOfYear: '$date' }, 70],
    [{ $week: '$date' }, 10],
    [{ $isoWeek: new Date('2021-01-03') }, 53],
    [{ $isoWeekYear: new Date('2021-01-03') }, long('2020')],
    [{ $dateToString: { date: '$date' } }, '2024-03-10T15:30:45.123Z'],
    [
      { $dateToString: { date: '$date', format: '%d/%m/%Y %H:%M %z', timezone: '-03:30' } },
      '10/03/2024 12:00 -0330',
    ],
    [{ $dateToString: { date: '$none', onNull: 'never' } }, 'never'],
    [{ $dateFromString: { dateString: '2024-02-03T04:05:06+08:00' } }, new Date('2024-02-02T20:05:06Z')],
    [
      { $dateFromString: { dateString: '03.02.2024', format: '%d.%m.%Y', timezone: 'Europe/Berlin' } },
      new Date('2024-02-02T23:00:00Z'),
    ],
    [{ $dateFromString: { dateString: 'x', onError: 0 } }, 0],
    [{ $dateFromParts: { year: 2024, month: 14 } }, new Date('2025-02-01')],
    [{ $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 7 } }, new Date('2021-01-03')],
    [
      { $dateToParts: { date: '$date' } },
      { year: 2024, month: 3, day: 10, hour: 15, minute: 30, second: 45, millisecond: 123 },
    ],
    [{ $dateAdd: { startDate: new Date('2024-01-31'), unit: 'month', amount: 1 } }, new Date('2024-02-29')],
    [
      {
        $dateAdd: {
          startDate: new Date('2024-03-30T12:00Z'),
          unit: 'day',
          amount: 1,
          timezone: 'Europe/Berlin',
        },
      },
      new Date('2024-03-31T11:00Z'),
    ],
    [
      { $dateSubtract: { startDate: '$date', unit: 'hour', amount: 2 } },
      new Date('2024-03-10T13:30:45.123Z'),
    ],
    [{ $dateDiff: { startDate: new Date('2023-12-31'), endDate: '$date', unit: 'year' } }, long('1')],
    [{ $dateDiff: { startDate: new Date('2024-03-09'), endDate: '$date', unit: 'week' } }, long('1')],
    [{ $dateTrunc: { date: '$date', unit: 'week', startOfWeek: 'monday' } }, new Date('2024-03-04')],
    [{ $dateTrunc: { date: '$date', unit: 'hour', binSize: 6 } }, new Date('2024-03-10T12:00Z')],
    [{ $dateTrunc: { date: '$date', unit: 'quarter' } }, new Date('2024-01-01')],
    [{ $tsSecond: new Timestamp({ t: 5, i: 2 }) }, long('5')],
  ])('%j is %p', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });

  it.each<[unknown, number]>([
    [{ $nothing: 1 }, 168],
    ['$$nothing', 17276],
    ['$', 16872],
    ['$a..b', 15998],
    [{ $eq: [1] }, 16020],
    [{ $add: 1, $subtract: 2 }, 15983],
    [{ 'a.b': 1 }, 16412],
    [{ $cond: [1, 2] }, 16020],
    [{ $cond: { if: 1, then: 2 } }, 17082],
    [{ $switch: { branches: [] } }, 40068],
    [{ $map: { input: [] } }, 16880],
    [{ $filter: { input: [], cond: 1, nothing: 1 } }, 28647],
    [{ $function: {} }, 238],
  ])('refuses %j with %i', (expression, code) => {
    expect(() => compileExpression(expression)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[unknown, number]>([
    [{ $add: ['$n', 'x'] }, 14],
    [{ $add: ['$date', '$date'] }, 16612],
    [{ $subtract: ['x', 1] }, 14],
    [{ $divide: [1, 0] }, 2],
    [{ $mod: [1, 0] }, 16610],
    [{ $abs: 'x' }, 28765],
    [{ $sqrt: -1 }, 28714],
    [{ $size: '$none' }, 17124],
    [{ $in: [1, 2] }, 40081],
    [{ $concat: ['a', 1] }, 16702],
    [{ $strLenCP: 5 }, 34471],
    [{ $toInt: 'x' }, 241],
    [{ $toInt: '$long' }, 241],
    [{ $toObjectId: 'x' }, 241],
    [{ $toDate: 'x' }, 241],
    [{ $year: 'x' }, 16006],
    [{ $hour: { date: '$date', timezone: 'Nowhere/Else' } }, 40485],
    [{ $mergeObjects: [1] }, 40400],
    [{ $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
    [{ $arrayElemAt: [5, 0] }, 28689],
  ])('%j fails with %i', (expression, code) => {
    const compiled = compileExpression(expression);
    expect(() => compiled(DOCUMENT)).toThrow(expect.objectContaining({ code }));
  });

  it('gives the same $$NOW to all documents', () => {
    const now = compileExpression('$$NOW');
    expect(now({})).toBe(now({}));
    expect(now({})).toBeInstanceOf(Date);
  });
});
