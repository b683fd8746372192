import * as z from 'zod';
import { type Desk, listOf, type Question, type Speaker } from './desk.ts';
import type { Told } from './story.ts';

const amount = z.object({ amount: z.string() });
const quantity = z.object({ value: z.string() });

const line = z.object({
  declaration: z.object({ id: z.string() }),
  lineNumber: z.int(),
  invoiceNumber: z.string().nullable(),
  ...{ fob: amount, base: amount, rate: z.string() },
  ...{ amount, repaid: amount, quantity, repaidQuantity: quantity },
});

/** A line of a claim as its supplier sees it. */
export type ObservedClaimLine = z.output<typeof line>;

const claim = z.object({
  id: z.string(),
  status: z.string(),
  filedAt: z.string(),
  preRefund: z.boolean(),
  reconciliation: z.object({ finalAmount: amount, repaid: amount }).nullable(),
  period: z.object({ month: z.string(), carriedIn: amount, credit: amount, carriedOut: amount }).nullable(),
  amount,
  lines: z.object({
    nodes: z.array(line),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/** A refund claim as its supplier sees it, with all of its lines. */
export type ObservedClaim = z.output<typeof claim>;

const CLAIM = `id status filedAt preRefund reconciliation { finalAmount { amount } repaid { amount } }
  period { month carriedIn { amount } credit { amount } carriedOut { amount } } amount { amount }`;
const LINES = `nodes {
    declaration { id } lineNumber invoiceNumber fob { amount } base { amount } rate amount { amount } repaid { amount }
    quantity { value } repaidQuantity { value } } pageInfo { hasNextPage endCursor }`;

const OF_ORDER = {
  query: `query Claims($id: ID!) { order(id: $id) { refundClaims { ${CLAIM} lines(first: 100) { ${LINES} } } } }`,
  shape: z.object({ order: z.object({ refundClaims: listOf(claim) }) }),
} satisfies Question<unknown>;

/** The claims for an order of a trader. */
export async function readClaims(desk: Desk, { orderId, goods }: Told): Promise<readonly ObservedClaim[]> {
  if (!goods.isRefundedByInvoice) return [];
  const supplier = { role: 'supplier', partyId: goods.supplierId } as const;
  return (await desk.ask(OF_ORDER, { id: orderId }, supplier)).order.refundClaims;
}

const OF_PERIOD = {
  query: `query Claim($id: ID!, $after: String) {
    refundClaim(id: $id) { ${CLAIM} lines(first: 100, after: $after) { ${LINES} } } }`,
  shape: z.object({ refundClaim: claim }),
} satisfies Question<unknown>;

type Page = z.output<typeof OF_PERIOD.shape>;

/** A maker's claim, which is for many orders: page by page. */
export async function readPeriodClaim(
  desk: Desk,
  { id, supplier }: { readonly id: string; readonly supplier: Speaker },
): Promise<ObservedClaim> {
  const nodes: ObservedClaimLine[] = [];
  for (let after: string | null = null; ;) {
    const page: Page = await desk.ask(OF_PERIOD, { id, after }, supplier);
    const { lines } = page.refundClaim;
    nodes.push(...lines.nodes);
    if (!lines.pageInfo.hasNextPage) return { ...page.refundClaim, lines: { ...lines, nodes } };
    after = lines.pageInfo.endCursor;
  }
}
