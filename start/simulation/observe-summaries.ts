import * as z from 'zod';
import type { Desk, Question } from './desk.ts';

const amount = z.object({ amount: z.string() });
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const list = z.object({ id: z.string(), declared: amount });
const summary = z.object({
  id: z.string(),
  month: z.string(),
  status: z.string(),
  listCount: z.int(),
  total: amount,
  lines: z.array(
    z.object({
      ...{ hsCode: z.string(), destination: z.string(), quantity: z.object({ unit: z.string() }) },
      total: amount.extend({ currency: z.string() }),
    }),
  ),
});

/** A monthly summary as an authority sees it, with all of its lists. */
export type ObservedSummary = z.output<typeof summary> & { readonly lists: readonly z.output<typeof list>[] };

const SUMMARIES = {
  query: `query Summaries($after: String) { summaryDeclarations(first: 100, after: $after) {
    nodes { id month status listCount total { amount } lines { hsCode destination quantity { unit } total { amount currency } } }
    pageInfo { hasNextPage endCursor } } }`,
  shape: z.object({ summaryDeclarations: z.object({ nodes: z.array(summary), pageInfo }) }),
} satisfies Question<unknown>;

const LISTS = {
  query: `query Lists($id: ID!, $after: String) { summaryDeclaration(id: $id) { declarations(first: 100, after: $after) {
    nodes { id declared { amount } } pageInfo { hasNextPage endCursor } } } }`,
  shape: z.object({
    summaryDeclaration: z.object({ declarations: z.object({ nodes: z.array(list), pageInfo }) }),
  }),
} satisfies Question<unknown>;

const OPERATOR = { role: 'operator' } as const;

/** All summaries of the installation, each with its lists. */
export async function readSummaries(desk: Desk): Promise<readonly ObservedSummary[]> {
  const found: ObservedSummary[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo: end }: Page = (await desk.ask(SUMMARIES, { after }, OPERATOR))
      .summaryDeclarations;
    for (const node of nodes) found.push({ ...node, lists: await readLists(desk, node.id) });
    if (!end.hasNextPage) return found;
    after = end.endCursor;
  }
}

type Page = z.output<typeof SUMMARIES.shape>['summaryDeclarations'];
type Lists = z.output<typeof LISTS.shape>;

async function readLists(desk: Desk, id: string): Promise<readonly z.output<typeof list>[]> {
  const lists: z.output<typeof list>[] = [];
  for (let after: string | null = null; ;) {
    const answer: Lists = await desk.ask(LISTS, { id, after }, OPERATOR);
    const { nodes, pageInfo: end } = answer.summaryDeclaration.declarations;
    lists.push(...nodes);
    if (!end.hasNextPage) return lists;
    after = end.endCursor;
  }
}
