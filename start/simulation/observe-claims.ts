import * as z from 'zod';
import { type Desk, listOf, type Question } from './desk.ts';
import type { Told } from './story.ts';

const amount = z.object({ amount: z.string() });

const claim = z.object({
  id: z.string(),
  status: z.string(),
  amount,
  lines: z.object({
    nodes: z.array(
      z.object({
        base: amount,
        amount,
        quantity: z.object({ value: z.string() }),
        repaidQuantity: z.object({ value: z.string() }),
      }),
    ),
  }),
});

/** A refund claim as its supplier sees it. */
export type ObservedClaim = z.output<typeof claim>;

const CLAIMS = {
  query: `query Claims($id: ID!) { order(id: $id) { refundClaims {
    id status amount { amount } lines(first: 100) { nodes { base { amount } amount { amount } quantity { value } repaidQuantity { value } } } } } }`,
  shape: z.object({ order: z.object({ refundClaims: listOf(claim) }) }),
} satisfies Question<unknown>;

export async function readClaims(desk: Desk, { orderId, goods }: Told): Promise<readonly ObservedClaim[]> {
  const supplier = { role: 'supplier', partyId: goods.supplierId } as const;
  return (await desk.ask(CLAIMS, { id: orderId }, supplier)).order.refundClaims;
}
