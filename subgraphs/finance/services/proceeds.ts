import type { ClientSession } from 'mongoose';
import { wasPaid } from '../domain/order-terms.ts';
import type { Models } from '../models/index.ts';
import { ledgerId, type LedgerRecord } from '../models/ledger.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';

/** Of these orders those whose proceeds have come in. */
export async function ordersWithProceeds(
  { orderFacts, ledgers }: Models,
  orderIds: readonly string[],
  session: ClientSession,
): Promise<ReadonlySet<string>> {
  const orders = await orderFacts
    .find({ _id: { $in: orderIds } })
    .session(session)
    .lean<OrderFactsRecord[]>();
  const found = await ledgers
    .find({ _id: { $in: orders.map(({ _id, total }) => ledgerId(_id, total.currency)) } })
    .session(session)
    .lean<LedgerRecord[]>();
  const ledgerOf = new Map(found.map((ledger) => [ledger.orderId, ledger]));
  return new Set(
    orders
      .filter((order) => {
        const ledger = ledgerOf.get(order._id);
        return ledger !== undefined && wasPaid({ ...order, orderId: order._id, isCancelled: false }, ledger);
      })
      .map(({ _id }) => _id),
  );
}
