import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { changeOrderMoney, type MoneyDeps } from './change-order-money.ts';
import { lockOrder } from './order-money-store.ts';

/** What is used here of the retailers' `OrderMoved`. */
const orderMoved = z.object({ orderId: z.string(), status: z.string(), version: z.number() });

/** Keeps an order's status; once it is cancelled, what its buyer has paid goes back. */
export const applyOrderMoved =
  (deps: MoneyDeps): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, status, version } = orderMoved.parse(data);
    const { session } = transaction;
    const before = await lockOrder(deps.models, orderId, session);
    if (!before) throw new Error(`${orderId} moved before it was placed`);
    if (before.version >= version) return;
    await deps.models.orderFacts.updateOne({ _id: orderId }, { $set: { status, version } }, { session });
    if (status !== 'CANCELLED') return;
    const facts = { ...before, status, version };
    await changeOrderMoney(deps, facts, { rule: (money) => money, transaction });
  };
