import { Decimal128, Double, Long, type Document } from 'mongodb';

/** The only document that projections and expressions look at. */
export const DOCUMENT: Document = {
  _id: 1,
  b: 2,
  a: { x: 1, y: 2 },
  list: [3, 1, 2],
  items: [{ n: 1 }, { n: 2, t: 'q' }, 5],
  long: Long.fromString('9007199254740993'),
  money: Decimal128.fromString('1.10'),
  date: new Date('2024-03-10T15:30:45.123Z'),
};

const long = (text: string) => Long.fromString(text);

/** What a find with the projection gives, or the code of its error. */
export const PROJECTIONS: readonly (readonly [projection: Document, expected: Document | number])[] = [
  [
    { a: 1, b: 1 },
    { _id: 1, b: 2, a: { x: 1, y: 2 } },
  ],
  [{ 'a.y': 1, _id: 0 }, { a: { y: 2 } }],
  [{ 'items.n': 1 }, { _id: 1, items: [{ n: 1 }, { n: 2 }] }],
  [{ 'b.x': 1 }, { _id: 1 }],
  [
    { items: 0, long: 0, money: 0, date: 0, list: 0, 'a.x': 0 },
    { _id: 1, b: 2, a: { y: 2 } },
  ],
  [
    { list: { $slice: 2 }, b: 1 },
    { _id: 1, b: 2, list: [3, 1] },
  ],
  [
    { list: { $slice: [-2, 1] }, b: 1 },
    { _id: 1, b: 2, list: [1] },
  ],
  [
    { items: { $elemMatch: { n: 2 } }, list: 1 },
    { _id: 1, list: [3, 1, 2], items: [{ n: 2, t: 'q' }] },
  ],
  [
    { sum: { $add: ['$b', '$a.x'] }, b: 1 },
    { _id: 1, b: 2, sum: 3 },
  ],
  [
    { c: '$a.y', d: 'text' },
    { _id: 1, c: 2, d: 'text' },
  ],
  [{ a: 1, b: 0 }, 31254],
  [{ a: 0, b: 1 }, 31253],
  [{ a: 1, 'a.x': 1 }, 31249],
  [{ 'a.$': 0 }, 31395],
];

/** What `$project` makes of an expression, or the code of its error. */
export const EXPRESSIONS: readonly (readonly [expression: unknown, expected: unknown])[] = [
  [{ $add: [2147483647, '$b'] }, long('2147483649')],
  [{ $add: ['$long', 1] }, long('9007199254740994')],
  [{ $add: ['$money', '$money'] }, Decimal128.fromString('2.20')],
  [{ $add: ['$date', 1000] }, new Date('2024-03-10T15:30:46.123Z')],
  [{ $subtract: ['$b', 5] }, -3],
  [{ $multiply: ['$b', 1.5] }, new Double(3)],
  [{ $divide: [4, '$b'] }, new Double(2)],
  [{ $mod: [-7, 3] }, -1],
  [{ $round: [2.5] }, new Double(2)],
  [{ $trunc: [-1.9] }, new Double(-1)],
  [{ $sum: '$list' }, 6],
  [{ $avg: '$list' }, new Double(2)],
  [{ $max: ['$b', '$none', 'x'] }, 'x'],
  [{ $cmp: ['$none', null] }, -1],
  [{ $eq: ['$b', Decimal128.fromString('2.0')] }, true],
  [{ $gt: ['x', '$b'] }, true],
  [{ $ifNull: ['$none', null, 3] }, 3],
  [{ $size: '$list' }, 3],
  [{ $arrayElemAt: ['$list', -1] }, 2],
  [{ $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } }, [3, 2]],
  [{ $map: { input: '$items', in: '$$this.n' } }, [1, 2, null]],
  ['$items.n', [1, 2]],
  ['$items.0', []],
  [
    {
      $setUnion: [
        [2, 1],
        [3, 1],
      ],
    },
    [1, 2, 3],
  ],
  [{ $concat: ['a', '$none'] }, null],
  [{ $toString: '$long' }, '9007199254740993'],
  [{ $toString: '$date' }, '2024-03-10T15:30:45.123Z'],
  [{ $toInt: '12' }, 12],
  [{ $toDecimal: 0.1 }, Decimal128.fromString('0.100000000000000')],
  [{ $type: '$money' }, 'decimal'],
  [{ $type: '$none' }, 'missing'],
  [{ $strLenBytes: 'é' }, 2],
  [{ $year: '$date' }, 2024],
  [{ $isoWeek: '$date' }, 10],
  [{ $week: '$date' }, 10],
  [
    { $dateToString: { date: '$date', format: '%Y-%m-%d %H:%M %z', timezone: 'Asia/Shanghai' } },
    '2024-03-10 23:30 +0800',
  ],
  [{ $dateTrunc: { date: '$date', unit: 'week' } }, new Date('2024-03-10')],
  [{ $dateDiff: { startDate: new Date('2023-12-31'), endDate: '$date', unit: 'month' } }, long('3')],
  [{ $mergeObjects: ['$a', { y: 3 }] }, { x: 1, y: 3 }],
  [
    { $objectToArray: '$a' },
    [
      { k: 'x', v: 1 },
      { k: 'y', v: 2 },
    ],
  ],
];

/** The codes of the errors that expressions end with. */
export const WRONG_EXPRESSIONS: readonly (readonly [expression: unknown, code: number])[] = [
  [{ $nothing: 1 }, 168],
  [{ $eq: [1] }, 16020],
  [{ $add: ['$b', 'x'] }, 14],
  [{ $mod: ['$b', 0] }, 16610],
  [{ $size: '$none' }, 17124],
  [{ $concat: ['a', '$b'] }, 16702],
  [{ $toInt: 'x' }, 241],
  [{ $arrayElemAt: ['$b', 0] }, 28689],
];
