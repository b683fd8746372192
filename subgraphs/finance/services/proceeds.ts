import type { ClientSession } from 'mongoose';
import { emptyLedger } from '../domain/ledger.ts';
import { worthOf } from '../domain/order-terms.ts';
import { proceedsOf } from '../domain/proceeds.ts';
import type { CoverRecord } from '../models/cover.ts';
import type { Models } from '../models/index.ts';
import { ledgerId, type LedgerRecord } from '../models/ledger.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';

/** Of these orders those whose proceeds have come in, from the buyer or from an insurer instead. */
export async function ordersWithProceeds(
  { orderFacts, ledgers, covers }: Models,
  orderIds: readonly string[],
  session: ClientSession,
): Promise<ReadonlySet<string>> {
  const ofOrders = { _id: { $in: orderIds } };
  const orders = await orderFacts.find(ofOrders).session(session).lean<OrderFactsRecord[]>();
  const insured = await covers.find(ofOrders).session(session).lean<CoverRecord[]>();
  const found = await ledgers
    .find({ _id: { $in: orders.map(({ _id, total }) => ledgerId(_id, total.currency)) } })
    .session(session)
    .lean<LedgerRecord[]>();
  const ledgerOf = new Map(found.map((ledger) => [ledger.orderId, ledger]));
  const indemnityOf = new Map(insured.map(({ _id, claim }) => [_id, claim?.indemnity ?? null]));
  const hasProceeds = (facts: OrderFactsRecord): boolean => {
    const ledger = ledgerOf.get(facts._id) ?? emptyLedger(facts.total.currency);
    return proceedsOf(worthOf(facts), ledger, indemnityOf.get(facts._id) ?? null).areReceived;
  };
  return new Set(orders.filter(hasProceeds).map(({ _id }) => _id));
}
