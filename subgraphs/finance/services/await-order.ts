import { awaitFresh } from '../../../runtime/fresh-id.ts';
import type { FinanceContext } from '../context.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';

/** An order that was placed a moment ago may still be on its way here; null when it does not come. */
export const awaitOrder = (
  { models, clock, signal }: FinanceContext,
  orderId: string,
): Promise<OrderFactsRecord | null> =>
  awaitFresh(orderId, () => models.orderFacts.findById(orderId).lean<OrderFactsRecord>(), { clock, signal });
