import { Problem } from '../values/problem.ts';
import { type Connection, connectionOf, type Page } from './page.ts';

/** A condition on the items of a list, as the database takes it. */
export type Filter = Readonly<Record<string, unknown>>;

/** Reads what comes after `page.after` within a filter: one row more than `page.first`, where there are so many. */
export type FetchPage<Row> = (filter: Filter, page: Page) => Promise<readonly Row[]>;

/**
 * A page of a list whose items are ranked: all that match the first filter, then those of the next, and so on.
 *
 * Each item matches one filter. Within one the order is that of `fetch`, by `_id`, so a page costs a bounded read for
 * each rank that it touches, and no score has to be computed for what is not on it.
 */
export async function readRanked<Row extends { readonly _id: string }>(
  page: Page,
  ranks: readonly Filter[],
  fetch: FetchPage<Row>,
): Promise<Connection<Row>> {
  const [from, afterId] = startOf(page);
  const found: { readonly row: Row; readonly rank: number }[] = [];
  for (const [rank, filter] of ranks.entries()) {
    if (rank < from || found.length > page.first) continue;
    const after = rank === from && afterId !== null ? [afterId] : null;
    const rows = await fetch(filter, { ...page, first: page.first - found.length, after });
    found.push(...rows.map((row) => ({ row, rank })));
  }
  const { edges, nodes, pageInfo } = connectionOf(found, page, ({ row, rank }) => [rank, row._id]);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: node.row })),
    nodes: nodes.map(({ row }) => row),
    pageInfo,
  };
}

function startOf({ after }: Page): readonly [rank: number, afterId: string | null] {
  if (after === null) return [0, null];
  const [rank, id] = after;
  if (typeof rank !== 'number' || typeof id !== 'string' || after.length !== 2) {
    throw new Problem('BAD_INPUT', 'foreign-cursor', { message: 'after is no cursor of this list' });
  }
  return [rank, id];
}
