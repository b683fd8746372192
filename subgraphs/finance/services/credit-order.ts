import type { ClientSession } from 'mongoose';
import { add, type Money, zero } from '../../../values/money.ts';
import type { Models } from '../models/index.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';

/** Takes the price of goods that came back off what a locked order's buyer has to pay. */
export async function credit(
  { orderFacts }: Models,
  { facts, amount }: { readonly facts: OrderFactsRecord; readonly amount: Money },
  session: ClientSession,
): Promise<void> {
  const credited = add(facts.credited ?? zero(amount.currency), amount);
  await orderFacts.updateOne({ _id: facts._id }, { $set: { credited } }, { session });
}
