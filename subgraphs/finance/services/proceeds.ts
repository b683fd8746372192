import type { ClientSession } from 'mongoose';
import { emptyLedger } from '../domain/ledger.ts';
import { worthOf } from '../domain/order-terms.ts';
import { type Proceeds, proceedsOf } from '../domain/proceeds.ts';
import type { CoverRecord } from '../models/cover.ts';
import type { Models } from '../models/index.ts';
import { ledgerId, type LedgerRecord } from '../models/ledger.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';

/** An order with what has come in for it, from the buyer or from an insurer instead. */
export interface OrderWithProceeds {
  readonly facts: OrderFactsRecord;
  readonly proceeds: Proceeds;
}

export async function loadProceeds(
  { orderFacts, ledgers, covers }: Models,
  orderIds: readonly string[],
  session: ClientSession,
): Promise<ReadonlyMap<string, OrderWithProceeds>> {
  const ofOrders = { _id: { $in: [...new Set(orderIds)] } };
  const orders = await orderFacts.find(ofOrders).session(session).lean<OrderFactsRecord[]>();
  const insured = await covers.find(ofOrders).session(session).lean<CoverRecord[]>();
  const found = await ledgers
    .find({ _id: { $in: orders.map(({ _id, total }) => ledgerId(_id, total.currency)) } })
    .session(session)
    .lean<LedgerRecord[]>();
  const ledgerOf = new Map(found.map((ledger) => [ledger.orderId, ledger]));
  const indemnityOf = new Map(insured.map(({ _id, claim }) => [_id, claim?.indemnity ?? null]));
  return new Map(
    orders.map((facts) => {
      const ledger = ledgerOf.get(facts._id) ?? emptyLedger(facts.total.currency);
      const proceeds = proceedsOf(worthOf(facts), ledger, indemnityOf.get(facts._id) ?? null);
      return [facts._id, { facts, proceeds }];
    }),
  );
}

/** Of these orders those whose proceeds are all in. */
export async function ordersWithProceeds(
  models: Models,
  orderIds: readonly string[],
  session: ClientSession,
): Promise<ReadonlySet<string>> {
  const known = await loadProceeds(models, orderIds, session);
  return new Set([...known].flatMap(([id, { proceeds }]) => (proceeds.areReceived ? [id] : [])));
}
