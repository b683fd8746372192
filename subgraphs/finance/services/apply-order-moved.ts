import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { MoneyDeps } from './change-order-money.ts';
import { giveUpOrder, hearOfEnd } from './give-up-order.ts';
import { lockMovedOrder } from './order-money-store.ts';

/** What is used here of the retailers' `OrderMoved`. */
const orderMoved = z.object({
  orderId: z.string(),
  status: z.string(),
  previous: z.string(),
  version: z.number(),
});

/**
 * Keeps an order's status; once it is cancelled and its goods have stayed, what its buyer has paid goes back.
 *
 * Of one that was never confirmed nothing can have left. Of any other logistics has to say so: were its goods on their way,
 * the seller would be without them and without the money.
 */
export const applyOrderMoved =
  (deps: MoneyDeps): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, status, previous, version } = orderMoved.parse(data);
    const { session } = transaction;
    const facts = await lockMovedOrder(deps.models, { _id: orderId, status, version }, session);
    if (!facts || status !== 'CANCELLED') return;
    const isFree =
      previous === 'PLACED' || (await hearOfEnd(deps.models, { _id: orderId, isCancelled: true }, session));
    if (isFree) await giveUpOrder(deps, facts, transaction);
  };
