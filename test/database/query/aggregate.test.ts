import { describe, expect, it } from '@jest/globals';
import { Decimal128, Double, Long, type Document } from 'bson';
import { runPipeline } from '../../../database/query/aggregate.ts';
import { plainReads, planPipeline } from '../../../database/query/plan-pipeline.ts';
import { compileFilter } from '../../../database/query/match.ts';
import { compileSort } from '../../../database/query/sort.ts';
import { collect, type PipelineHost, type SourceQuery } from '../../../database/query/stages/stage.ts';

type Collections = Readonly<Record<string, readonly Document[]>>;

/** Answers queries from plain arrays, and keeps what it was asked. */
function hostOf(
  collections: Collections,
): PipelineHost & { readonly queries: (readonly [string, SourceQuery])[] } {
  const queries: (readonly [string, SourceQuery])[] = [];
  return {
    queries,
    read: async function* (name, query) {
      queries.push([name, query]);
      const matches = compileFilter(query.filter, { variables: query.variables ?? {} });
      const found = (collections[name] ?? []).filter(matches);
      if (query.sort) found.sort(compileSort(query.sort).compare);
      yield found.slice(query.skip ?? 0, (query.skip ?? 0) + (query.limit ?? Infinity));
    },
  };
}

const ORDERS: readonly Document[] = [
  { _id: 1, customer: 'a', total: 5, items: ['x', 'y'] },
  { _id: 2, customer: 'b', total: 7, items: [] },
  { _id: 3, customer: 'a', total: 1 },
];

const COLLECTIONS: Collections = {
  orders: ORDERS,
  customers: [
    { _id: 'a', name: 'Ann', friends: ['b'] },
    { _id: 'b', name: 'Bob', friends: ['a', 'c'] },
    { _id: 'c', name: 'Cem', friends: [] },
  ],
};

const run = (pipeline: readonly Document[], variables: Document = {}): Promise<Document[]> =>
  collect(runPipeline(pipeline, hostOf(COLLECTIONS), { collection: 'orders', variables }));

describe('runPipeline', () => {
  it.each<[string, readonly Document[], readonly Document[]]>([
    [
      '$match, $sort, $skip and $limit',
      [{ $match: { total: { $gt: 1 } } }, { $sort: { total: -1 } }, { $skip: 1 }, { $limit: 1 }],
      [ORDERS[0] ?? {}],
    ],
    ['$count', [{ $match: { customer: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    ['$count of nothing', [{ $match: { customer: 'z' } }, { $count: 'n' }], []],
    ['the count of drivers', [{ $match: {} }, { $group: { _id: 1, n: { $sum: 1 } } }], [{ _id: 1, n: 3 }]],
    [
      '$project',
      [{ $project: { _id: 0, half: { $divide: ['$total', 2] } } }, { $limit: 1 }],
      [{ half: 2.5 }],
    ],
    [
      '$addFields into documents',
      [{ $match: { _id: 3 } }, { $addFields: { 'a.b': '$total', items: '$$REMOVE' } }],
      [{ _id: 3, customer: 'a', total: 1, a: { b: 1 } }],
    ],
    ['$unset', [{ $match: { _id: 3 } }, { $unset: ['customer', 'total'] }], [{ _id: 3 }]],
    ['$replaceRoot', [{ $match: { _id: 3 } }, { $replaceRoot: { newRoot: { a: '$total' } } }], [{ a: 1 }]],
    [
      '$unwind',
      [{ $unwind: '$items' }, { $project: { items: 1 } }],
      [
        { _id: 1, items: 'x' },
        { _id: 1, items: 'y' },
      ],
    ],
    [
      '$unwind keeps what is empty',
      [
        { $unwind: { path: '$items', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
        { $project: { items: 1, at: 1 } },
      ],
      [
        { _id: 1, items: 'x', at: Long.fromNumber(0) },
        { _id: 1, items: 'y', at: Long.fromNumber(1) },
        { _id: 2, at: null },
        { _id: 3, at: null },
      ],
    ],
    [
      '$group',
      [
        {
          $group: {
            _id: '$customer',
            sum: { $sum: '$total' },
            avg: { $avg: '$total' },
            ids: { $push: '$_id' },
            most: { $max: '$total' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'a', sum: 6, avg: new Double(3), ids: [1, 3], most: 5 },
        { _id: 'b', sum: 7, avg: new Double(7), ids: [2], most: 7 },
      ],
    ],
    ['$group by nothing', [{ $group: { _id: '$none', n: { $count: {} } } }], [{ _id: null, n: 3 }]],
    [
      '$group with $top and $bottomN',
      [
        {
          $group: {
            _id: null,
            top: { $top: { output: '$_id', sortBy: { total: -1 } } },
            last: { $bottomN: { output: '$_id', sortBy: { total: -1 }, n: 2 } },
          },
        },
      ],
      [{ _id: null, top: 2, last: [1, 3] }],
    ],
    [
      '$sortByCount',
      [{ $sortByCount: '$customer' }],
      [
        { _id: 'a', count: 2 },
        { _id: 'b', count: 1 },
      ],
    ],
    [
      '$bucket',
      [{ $bucket: { groupBy: '$total', boundaries: [0, 5], default: 'more' } }],
      [
        { _id: 0, count: 1 },
        { _id: 'more', count: 2 },
      ],
    ],
    [
      '$bucketAuto',
      [{ $bucketAuto: { groupBy: '$total', buckets: 2 } }],
      [
        { _id: { min: 1, max: 7 }, count: 2 },
        { _id: { min: 7, max: 7 }, count: 1 },
      ],
    ],
    [
      '$lookup by fields',
      [
        { $lookup: { from: 'customers', localField: 'customer', foreignField: '_id', as: 'c' } },
        { $project: { 'c.name': 1 } },
      ],
      [
        { _id: 1, c: [{ name: 'Ann' }] },
        { _id: 2, c: [{ name: 'Bob' }] },
        { _id: 3, c: [{ name: 'Ann' }] },
      ],
    ],
    [
      '$lookup of an array, and of nothing',
      [
        { $lookup: { from: 'customers', localField: 'items', foreignField: 'none', as: 'c' } },
        { $project: { n: { $size: '$c' } } },
      ],
      [
        { _id: 1, n: 0 },
        { _id: 2, n: 0 },
        { _id: 3, n: 3 },
      ],
    ],
    [
      '$lookup by a pipeline',
      [
        {
          $lookup: {
            from: 'customers',
            let: { id: '$customer' },
            pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$id'] } } }, { $project: { _id: 0, name: 1 } }],
            as: 'c',
          },
        },
        { $project: { c: 1 } },
        { $limit: 2 },
      ],
      [
        { _id: 1, c: [{ name: 'Ann' }] },
        { _id: 2, c: [{ name: 'Bob' }] },
      ],
    ],
    [
      '$graphLookup',
      [
        { $match: { _id: 1 } },
        {
          $graphLookup: {
            from: 'customers',
            startWith: '$customer',
            connectFromField: 'friends',
            connectToField: '_id',
            as: 'known',
            depthField: 'd',
          },
        },
        { $project: { 'known.name': 1, 'known.d': 1 } },
      ],
      [
        {
          _id: 1,
          known: [
            { name: 'Ann', d: Long.fromNumber(0) },
            { name: 'Bob', d: Long.fromNumber(1) },
            { name: 'Cem', d: Long.fromNumber(2) },
          ],
        },
      ],
    ],
    [
      '$unionWith',
      [
        { $match: { _id: 1 } },
        { $project: { total: 1 } },
        {
          $unionWith: { coll: 'customers', pipeline: [{ $match: { _id: 'c' } }, { $project: { name: 1 } }] },
        },
      ],
      [
        { _id: 1, total: 5 },
        { _id: 'c', name: 'Cem' },
      ],
    ],
    [
      '$facet',
      [
        {
          $facet: {
            n: [{ $count: 'n' }],
            top: [{ $sort: { total: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
          },
        },
      ],
      [{ n: [{ n: 3 }], top: [{ _id: 2 }] }],
    ],
    [
      '$redact',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            a: { secret: { $literal: true } },
            b: [{ secret: { $literal: false }, x: '$total' }, 5],
          },
        },
        { $redact: { $cond: ['$secret', '$$PRUNE', '$$DESCEND'] } },
      ],
      [{ _id: 1, b: [{ secret: false, x: 5 }, 5] }],
    ],
    [
      '$setWindowFields',
      [
        {
          $setWindowFields: {
            partitionBy: '$customer',
            sortBy: { total: 1 },
            output: {
              running: { $sum: '$total', window: { documents: ['unbounded', 'current'] } },
              all: { $push: '$_id' },
              rank: { $rank: {} },
              next: { $shift: { output: '$_id', by: 1, default: 'none' } },
              near: { $max: '$total', window: { range: [-1, 4] } },
            },
          },
        },
        { $project: { customer: 0, items: 0 } },
      ],
      [
        { _id: 3, total: 1, running: 1, all: [3, 1], rank: 1, next: 1, near: 5 },
        { _id: 1, total: 5, running: 6, all: [3, 1], rank: 2, next: 'none', near: 5 },
        { _id: 2, total: 7, running: 7, all: [2], rank: 1, next: 'none', near: 7 },
      ],
    ],
    [
      '$densify',
      [
        {
          $documents: [
            { n: 1, p: 'a' },
            { n: 4, p: 'a', x: 1 },
            { n: 2, p: 'b' },
          ],
        },
        { $densify: { field: 'n', partitionByFields: ['p'], range: { step: 2, bounds: 'partition' } } },
      ],
      [
        { n: 1, p: 'a' },
        { p: 'a', n: 3 },
        { n: 4, p: 'a', x: 1 },
        { n: 2, p: 'b' },
      ],
    ],
    [
      '$densify of days',
      [
        { $documents: [{ d: new Date('2024-02-28') }, { d: new Date('2024-03-01') }] },
        { $densify: { field: 'd', range: { step: 1, unit: 'day', bounds: 'full' } } },
      ],
      [{ d: new Date('2024-02-28') }, { d: new Date('2024-02-29') }, { d: new Date('2024-03-01') }],
    ],
    [
      '$fill',
      [
        { $documents: [{ t: 0, n: 1, s: 'x' }, { t: 1 }, { t: 4, n: 9 }] },
        {
          $fill: {
            sortBy: { t: 1 },
            output: { n: { method: 'linear' }, s: { method: 'locf' }, v: { value: '$t' } },
          },
        },
      ],
      [
        { t: 0, n: 1, s: 'x', v: 0 },
        { t: 1, n: new Double(3), s: 'x', v: 1 },
        { t: 4, n: 9, s: 'x', v: 4 },
      ],
    ],
    [
      '$median and $percentile',
      [
        {
          $group: {
            _id: null,
            m: { $median: { input: '$total', method: 'approximate' } },
            p: { $percentile: { input: '$total', p: [0, 0.9], method: 'approximate' } },
          },
        },
      ],
      [{ _id: null, m: new Double(5), p: [new Double(1), new Double(7)] }],
    ],
    ['$documents', [{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }], [{ a: 2 }]],
  ])('%s', async (_stage, pipeline, expected) => {
    expect(await run(pipeline)).toEqual(expected);
  });

  it('draws a sample of another size each', async () => {
    expect(await run([{ $sample: { size: 2 } }])).toHaveLength(2);
    expect(await run([{ $sample: { size: 9 } }])).toHaveLength(3);
  });

  it('sums int64 and decimals exactly', async () => {
    const documents = ['9007199254741002', '3'].map((text) => ({
      long: Long.fromString(text),
      decimal: Decimal128.fromString('0.1'),
    }));
    const host = hostOf({ sums: documents });
    const pipeline = [{ $group: { _id: null, long: { $sum: '$long' }, decimal: { $sum: '$decimal' } } }];
    expect(await collect(runPipeline(pipeline, host, { collection: 'sums' }))).toEqual([
      { _id: null, long: Long.fromString('9007199254741005'), decimal: Decimal128.fromString('0.2') },
    ]);
  });

  it('asks another collection once for many documents', async () => {
    const host = hostOf(COLLECTIONS);
    const pipeline = [
      { $lookup: { from: 'customers', localField: 'customer', foreignField: '_id', as: 'c' } },
    ];
    await collect(runPipeline(pipeline, host, { collection: 'orders' }));
    expect(host.queries.map(([name, { filter }]) => [name, filter])).toEqual([
      ['orders', {}],
      ['customers', { _id: { $in: ['a', 'b'] } }],
    ]);
  });

  it('turns what a $lookup compares into an equality that an index can serve', async () => {
    const host = hostOf(COLLECTIONS);
    const pipeline = [
      { $match: { $expr: { $and: [{ $eq: ['$customer', '$$id'] }, { $gt: ['$total', 1] }] } } },
    ];
    const lookup = { $lookup: { from: 'orders', let: { id: '$_id' }, pipeline, as: 'o' } };
    const [ann] = await collect(runPipeline([lookup], host, { collection: 'customers' }));
    expect(ann?.['o']).toEqual([ORDERS[0]]);
    expect(host.queries[1]?.[1].filter).toMatchObject({ $and: [{}, { customer: { $eq: 'a' } }] });
  });

  it('gives every branch of a union the whole query', async () => {
    const host = hostOf(COLLECTIONS);
    const branch = (customer: string) => ({
      $unionWith: {
        coll: 'orders',
        pipeline: [{ $match: { customer } }, { $sort: { total: 1 } }, { $limit: 1 }],
      },
    });
    const pipeline = [
      { $match: { customer: 'a' } },
      { $sort: { total: 1 } },
      { $limit: 1 },
      branch('b'),
      branch('a'),
    ];
    expect(await collect(runPipeline(pipeline, host, { collection: 'orders' }))).toHaveLength(3);
    expect(host.queries.every(([, { sort, limit }]) => sort !== undefined && limit === 1)).toBe(true);
    expect(plainReads('orders', pipeline)?.map(({ query }) => query.filter)).toEqual([
      { customer: 'a' },
      { customer: 'b' },
      { customer: 'a' },
    ]);
  });

  it('knows the variables of let', async () => {
    const pipeline = [
      { $match: { $expr: { $gt: ['$total', '$$least'] } } },
      { $project: { more: { $subtract: ['$total', '$$least'] } } },
    ];
    expect(await run(pipeline, { least: 6 })).toEqual([{ _id: 2, more: 1 }]);
  });

  it.each<[Document, number]>([
    [{ $nothing: {} }, 40324],
    [{}, 40323],
    [{ $match: {}, $limit: 1 }, 40323],
    [{ $match: 5 }, 15959],
    [{ $sort: {} }, 15976],
    [{ $sort: { a: 2 } }, 15975],
    [{ $limit: 0 }, 15958],
    [{ $limit: -1 }, 5107201],
    [{ $skip: 'x' }, 5107200],
    [{ $count: 'a.b' }, 40160],
    [{ $project: {} }, 51272],
    [{ $project: { a: 1, b: 0 } }, 31254],
    [{ $addFields: 5 }, 40272],
    [{ $group: { n: { $sum: 1 } } }, 15955],
    [{ $group: { _id: 1, n: { $nothing: 1 } } }, 15952],
    [{ $group: { _id: 1, n: 5 } }, 40234],
    [{ $unwind: 'a' }, 28818],
    [{ $unwind: { path: '$a', nothing: 1 } }, 28811],
    [{ $lookup: { from: 'x', as: 'y' } }, 9],
    [{ $lookup: { from: 'x', as: 'y', pipeline: [{ $nothing: 1 }] } }, 40324],
    [{ $facet: { a: [{ $facet: {} }] } }, 40600],
    [{ $facet: { a: [{ $nothing: 1 }] } }, 40324],
    [{ $unionWith: { coll: 'x', pipeline: [{ $nothing: 1 }] } }, 40324],
    [{ $bucket: { groupBy: '$a', boundaries: [2, 1] } }, 40194],
    [{ $changeStream: {} }, 40573],
    [{ $setWindowFields: {} }, 40414],
    [{ $setWindowFields: { output: { a: { $sum: 1, $max: 1 } } } }, 9],
    [{ $densify: { field: 'a', range: { step: 0, bounds: 'full' } } }, 5733401],
    [{ $fill: { output: { a: {} } } }, 6050202],
    [{ $collStats: {} }, 238],
  ])('refuses %j with %i, before anything is read', (stage, code) => {
    const host = hostOf(COLLECTIONS);
    expect(() => runPipeline([{ $project: { a: 1 } }, stage], host, { collection: 'orders' })).toThrow(
      expect.objectContaining({ code }),
    );
    expect(host.queries).toEqual([]);
  });

  it('keeps no more than 100 MB in memory', async () => {
    const text = 'x'.repeat(1_000_000);
    const documents = Array.from({ length: 120 }, (_, index) => ({ _id: index, text }));
    const result = collect(
      runPipeline([{ $group: { _id: null, all: { $push: '$text' } } }], hostOf({ big: documents }), {
        collection: 'big',
      }),
    );
    await expect(result).rejects.toMatchObject({ code: 292 });
  });

  it('lets others run, and can be interrupted', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ _id: index, n: index }));
    let pauses = 0;
    const host: PipelineHost = {
      ...hostOf({ many }),
      interrupt: () => {
        if (++pauses === 3) throw new Error('interrupted');
      },
    };
    const slow = {
      $reduce: { input: { $range: [0, 300] }, initialValue: 0, in: { $add: ['$$value', '$$this'] } },
    };
    const result = collect(runPipeline([{ $project: { slow } }], host, { collection: 'many' }));
    await expect(result).rejects.toThrow('interrupted');
  });
});

describe('planPipeline', () => {
  it.each<[readonly Document[], Partial<SourceQuery>, number]>([
    [[{ $match: { a: 1 } }, { $match: { b: 2 } }], { filter: { $and: [{ a: 1 }, { b: 2 }] } }, 0],
    [
      [{ $sort: { a: 1 } }, { $match: { b: 2 } }, { $limit: 5 }],
      { filter: { b: 2 }, sort: { a: 1 }, limit: 5 },
      0,
    ],
    [[{ $skip: 2 }, { $limit: 5 }, { $skip: 1 }], { skip: 3, limit: 4 }, 0],
    [[{ $limit: 5 }, { $match: { a: 1 } }], { filter: {}, limit: 5 }, 1],
    [[{ $limit: 2 }, { $skip: 3 }], { limit: 0, skip: 3 }, 0],
    [[{ $group: { _id: '$a.b', n: { $sum: '$c' } } }], { fields: new Set(['a', 'c']) }, 1],
    [
      [{ $match: { d: 1 } }, { $sort: { e: 1 } }, { $project: { a: 1, b: '$c' } }],
      { fields: new Set(['_id', 'a', 'b', 'c']) },
      1,
    ],
    [[{ $project: { a: 0 } }], { fields: null }, 1],
  ])('of %j', (pipeline, source, left) => {
    const plan = planPipeline(pipeline);
    expect(plan.source).toMatchObject(source);
    expect(plan.rest).toHaveLength(left);
  });
});
