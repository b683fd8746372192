import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Page } from '../../runtime/page.ts';
import { type Filter, readRanked } from '../../runtime/ranked-page.ts';

interface Item {
  readonly _id: string;
  readonly rank: number;
}

const ranks: readonly Filter[] = [{ rank: 0 }, { rank: 1 }, { rank: 2 }];
const pageOf = (first: number, after: Page['after'] = null): Page => ({ first, after, scope: 's' });

/** A list in memory that counts how often it is read. */
function listOf(items: readonly Item[]) {
  const reads: Filter[] = [];
  const fetch = async (filter: Filter, { first, after }: Page) => {
    reads.push(filter);
    return items
      .filter(({ _id, rank }) => rank === filter['rank'] && (after === null || _id < String(after[0])))
      .sort((a, b) => (a._id < b._id ? 1 : -1))
      .slice(0, first + 1);
  };
  return { reads, read: (page: Page) => readRanked(page, ranks, fetch) };
}

const cursorKey = (cursor: string | null): Page['after'] =>
  cursor === null ? null : (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[]).slice(1);

describe('readRanked', () => {
  it('visits every item once, rank by rank, newest first within each', async () => {
    const anyItems = fc.uniqueArray(fc.record({ _id: fc.string({ maxLength: 4 }), rank: fc.nat(2) }), {
      selector: ({ _id }) => _id,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(anyItems, fc.integer({ min: 1, max: 8 }), async (items, first) => {
        const { read } = listOf(items);
        const seen: Item[] = [];
        let after: Page['after'] = null;
        for (let more = true; more;) {
          const { nodes, pageInfo } = await read(pageOf(first, after));
          seen.push(...nodes);
          expect(nodes).toHaveLength(pageInfo.hasNextPage ? first : nodes.length);
          after = cursorKey(pageInfo.endCursor);
          more = pageInfo.hasNextPage;
        }
        const byRank = (a: Item, b: Item) => a.rank - b.rank || (a._id < b._id ? 1 : -1);
        expect(seen).toEqual([...items].sort(byRank));
      }),
    );
  });

  it('reads no rank that the page does not reach, and none that it has left behind', async () => {
    const list = listOf([
      { _id: 'a', rank: 0 },
      { _id: 'b', rank: 0 },
      { _id: 'c', rank: 1 },
    ]);
    await list.read(pageOf(1));
    expect(list.reads).toEqual([{ rank: 0 }]);
    await list.read(pageOf(5, [1, 'z']));
    expect(list.reads.slice(1)).toEqual([{ rank: 1 }, { rank: 2 }]);
  });

  it('knows that more follows where a page ends with a rank', async () => {
    const { read } = listOf([
      { _id: 'a', rank: 0 },
      { _id: 'b', rank: 1 },
    ]);
    expect((await read(pageOf(1))).pageInfo.hasNextPage).toBe(true);
  });

  it.each([[['x']], [['x', 'y']], [[0, 1]], [[0, 'x', 'y']]])('refuses the key %p', async (after) => {
    await expect(listOf([]).read(pageOf(1, after))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
