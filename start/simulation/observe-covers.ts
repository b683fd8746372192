import * as z from 'zod';
import { type Desk, listOf, type Question } from './desk.ts';
import type { Told } from './story.ts';

const amount = z.object({ amount: z.string() });

const insured = z.object({
  id: z.string(),
  total: amount,
  uninsured: amount.nullable(),
  payments: listOf(z.object({ id: z.string() })),
  proceeds: z.object({ fromBuyer: amount, fromInsurer: amount, received: z.boolean() }),
  cover: z
    .object({
      status: z.string(),
      ...{ invoice: amount, insured: amount, uninsured: amount, outstanding: amount },
      share: z.string(),
      limit: z.object({ id: z.string(), approved: amount, outstanding: amount }),
      policy: z.object({ id: z.string(), used: amount, maxLiability: amount }),
      claim: z.object({ status: z.string(), loss: amount, indemnity: amount.nullable() }).nullable(),
    })
    .nullable(),
});

/** What a shop sees of the insurance of an order that its buyer pays after delivery. */
export type ObservedCredit = z.output<typeof insured>;

const INSURED = {
  query: `query Insured($id: ID!) { order(id: $id) {
    id total { amount } uninsured { amount } payments { id }
    proceeds { fromBuyer { amount } fromInsurer { amount } received }
    cover { status share invoice { amount } insured { amount } uninsured { amount } outstanding { amount }
      limit { id approved { amount } outstanding { amount } }
      policy { id used { amount } maxLiability { amount } }
      claim { status loss { amount } indemnity { amount } } } } }`,
  shape: z.object({ order: insured }),
} satisfies Question<unknown>;

/** The order, where it was delivered before it was paid. */
export async function observeCredit(
  desk: Desk,
  { orderId, goods, fate }: Told,
): Promise<readonly ObservedCredit[]> {
  if (fate.trade !== 'ON_ACCOUNT') return [];
  const shop = { role: 'retailer', partyId: goods.retailerId } as const;
  return [(await desk.ask(INSURED, { id: orderId }, shop)).order];
}
