import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Databases } from '../../runtime/database.ts';
import {
  afterKey,
  connectionOf,
  encodeCursor,
  type Page,
  type PageKey,
  readPage,
  type SortOrder,
  sortOf,
} from '../../runtime/page.ts';
import { openTestDatabases } from '../support/databases.ts';

const list = { list: 'things', filter: { market: 'DE' }, orderBy: 'NEWEST' };
const badInput = (reason: string) => expect.objectContaining({ code: 'BAD_INPUT', reason });

describe('readPage', () => {
  it('has a size of its own, and starts at the beginning', () => {
    expect(readPage({}, list)).toMatchObject({ first: 20, after: null });
    expect(readPage({ first: null, after: null }, list)).toMatchObject({ first: 20, after: null });
  });

  it.each([1, 100])('takes a size of %s', (first) => {
    expect(readPage({ first }, list).first).toBe(first);
  });

  it.each([0, -1, 101])('refuses a size of %s', (first) => {
    expect(() => readPage({ first }, list)).toThrow(badInput('page-size-out-of-range'));
  });

  it('lets a list have larger pages', () => {
    expect(readPage({ first: 500 }, { ...list, max: 500 }).first).toBe(500);
    expect(() => readPage({ first: 501 }, { ...list, max: 500 })).toThrow(badInput('page-size-out-of-range'));
  });

  it('reads back the key that a cursor was made from', () => {
    const { scope } = readPage({}, list);
    const anyKey = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(readPage({ after: encodeCursor(key, scope) }, list).after).toEqual(key);
      }),
    );
  });

  it('takes a cursor with another page size', () => {
    const { scope } = readPage({ first: 5 }, list);
    expect(readPage({ first: 50, after: encodeCursor(['x'], scope) }, list).after).toEqual(['x']);
  });

  it.each([
    ['another list', { ...list, list: 'others' }],
    ['another filter', { ...list, filter: { market: 'FR' } }],
    ['another order', { ...list, orderBy: 'OLDEST' }],
  ])('refuses a cursor of %s', (_case, other) => {
    const after = encodeCursor(['x'], readPage({}, other).scope);
    expect(() => readPage({ after }, list)).toThrow(badInput('foreign-cursor'));
  });

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('hello').toString('base64url')],
    ['no list', Buffer.from('{"0":"x"}').toString('base64url')],
    ['an operator for a key', Buffer.from('["x",{"$gt":""}]').toString('base64url')],
    ['a key of null', Buffer.from('["x",null]').toString('base64url')],
    ['no letters', ''],
    ['nothing inside', Buffer.from('[]').toString('base64url')],
    ['too much', 'A'.repeat(2_001)],
  ])('refuses a cursor with %s', (_case, after) => {
    expect(() => readPage({ after }, list)).toThrow(badInput('foreign-cursor'));
  });
});

describe('connectionOf', () => {
  const page: Page = { first: 2, after: null, scope: 's' };

  it('is empty without cursors when there is nothing', () => {
    expect(connectionOf([], page, () => [''])).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it('keeps back the row that only says that more follow', () => {
    const { nodes, edges, pageInfo } = connectionOf(['a', 'b', 'c'], page, (row) => [row]);
    expect(nodes).toEqual(['a', 'b']);
    expect(edges.map(({ node }) => node)).toEqual(['a', 'b']);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: encodeCursor(['a'], 's'),
      endCursor: encodeCursor(['b'], 's'),
    });
  });

  it('ends where a full page is the last one', () => {
    const { pageInfo } = connectionOf(['a', 'b'], { ...page, after: ['0'] }, (row) => [row]);
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });
});

describe('afterKey', () => {
  it('asks for nothing special from the start', () => {
    expect(afterKey([['_id', 1]], null)).toEqual({});
  });

  it('refuses a key of another order', () => {
    expect(() => afterKey([['_id', 1]], ['a', 'b'])).toThrow(badInput('foreign-cursor'));
    const byName: SortOrder = [
      ['name', 1],
      ['_id', 1],
    ];
    expect(() => afterKey(byName, ['a'])).toThrow(badInput('foreign-cursor'));
  });
});

interface ThingRecord {
  readonly _id: string;
  readonly rank: number;
}

describe('keyset pages', () => {
  let databases: Databases;
  beforeAll(async () => {
    databases = await openTestDatabases();
  });
  afterAll(() => databases.close());

  const things = () => databases.of('pages').collection<ThingRecord>('things');
  const idOf = (index: number) => `t${String(index).padStart(4, '0')}`;

  async function replaceAll(ranks: readonly number[]): Promise<void> {
    await things().deleteMany({});
    if (ranks.length > 0) await things().insertMany(ranks.map((rank, index) => ({ _id: idOf(index), rank })));
  }

  async function pageAfter(
    order: SortOrder,
    key: PageKey | null,
    limit: number,
  ): Promise<readonly ThingRecord[]> {
    return things().find(afterKey(order, key)).sort(sortOf(order)).limit(limit).toArray();
  }

  const keyBy =
    (order: SortOrder) =>
    (thing: ThingRecord): PageKey =>
      order.map(([field]) => (field === 'rank' ? thing.rank : thing._id));

  async function walk(order: SortOrder, size: number, between: () => Promise<void> = async () => {}) {
    const seen: ThingRecord[] = [];
    let key: PageKey | null = null;
    for (;;) {
      const page = await pageAfter(order, key, size);
      seen.push(...page);
      const last = page.at(-1);
      if (!last || page.length < size) return seen;
      key = keyBy(order)(last);
      await between();
    }
  }

  const directions = [1, -1] as const;
  const orders: readonly SortOrder[] = [
    ...directions.map((direction) => [['_id', direction]] as const),
    ...directions.flatMap((rank) =>
      directions.map(
        (id) =>
          [
            ['rank', rank],
            ['_id', id],
          ] as const,
      ),
    ),
  ];

  it.each(orders.map((order) => [JSON.stringify(order), order] as const))(
    'in the order %s visit every item once, ties included',
    async (_name, order) => {
      // Few ranks for many items: most neighbours are tied.
      const ranks = fc.array(fc.nat(3), { maxLength: 25 });
      await fc.assert(
        fc.asyncProperty(ranks, fc.integer({ min: 1, max: 7 }), async (values, size) => {
          await replaceAll(values);
          const all = await things().find().sort(sortOf(order)).toArray();
          expect(await walk(order, size)).toEqual(all);
        }),
        { numRuns: 15 },
      );
    },
  );

  it('neither skip nor repeat what was there while others come and go', async () => {
    await replaceAll(Array.from({ length: 40 }, (_, index) => index % 4));
    const order: SortOrder = [
      ['rank', -1],
      ['_id', 1],
    ];
    const before = new Set((await things().find().toArray()).map(({ _id }) => _id));
    let step = 0;
    const seen = await walk(order, 3, async () => {
      step += 1;
      await things().insertMany([
        { _id: `a-new-${step}`, rank: step % 4 },
        { _id: `z-new-${step}`, rank: step % 4 },
      ]);
      await things().deleteOne({ _id: `a-new-${step - 1}` });
    });

    const ids = seen.map(({ _id }) => _id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => before.has(id))).toHaveLength(before.size);
  });
});
