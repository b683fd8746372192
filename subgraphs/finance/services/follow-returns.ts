import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { zero } from '../../../values/money.ts';
import type { OrderMoney } from '../domain/order-money.ts';
import { creditedOrder, dueOf } from '../domain/order-terms.ts';
import { isVatRepaid, type ReturnDues, withCounted } from '../domain/return-dues.ts';
import type { ReturnDuesRecord } from '../models/return-dues.ts';
import { changeOrderMoney, type MoneyDeps } from './change-order-money.ts';
import { moneyData } from './event-shapes.ts';
import { loadOrderMoney, lockOrder } from './order-money-store.ts';
import { credit } from './credit-order.ts';
import { duesIn } from '../models/return-dues.ts';
import { findDues, lockSuppliers, saveDues } from './return-dues-store.ts';

/** What is used here of the retailers' `ReturnMoved`. */
const returnMoved = z.object({
  returnId: z.string(),
  orderId: z.string(),
  status: z.string(),
  refund: z.object({ due: moneyData, most: moneyData }).nullable(),
  lines: z.array(z.object({ lineNumber: z.int(), supplierId: z.string(), quantity: z.int() })),
});
type ReturnMoved = z.output<typeof returnMoved>;

/** Of this subgraph's own `RefundClaimMoved`. */
const claimMoved = z.object({ orderIds: z.array(z.string()) });

/** Keeps what is owed for goods that come back: VAT to the tax office, their price to the buyer. */
export const followReturns = (deps: MoneyDeps): Readonly<Record<string, EventHandler>> => ({
  ReturnMoved: async ({ data, sequence }, transaction) => {
    const moved = returnMoved.parse(data);
    const { session } = transaction;
    const before = await findDues(deps.models, moved.returnId, session);
    if (before && before.returnVersion >= sequence) return;
    const supplierIds = [...new Set(moved.lines.map(({ supplierId }) => supplierId))];
    await lockSuppliers(deps.models, supplierIds, session);
    const known = before ? duesIn(before) : newDues(moved, supplierIds);
    const dues = await counted(deps, { ...known, status: moved.status }, { moved, transaction });
    await saveDues(deps.models, { dues, returnVersion: sequence }, transaction);
  },
  RefundClaimMoved: async ({ data }, transaction) => {
    const { orderIds } = claimMoved.parse(data);
    const waiting = await deps.models.returnDues
      .find({ orderId: { $in: orderIds }, unitsToRepay: { $gt: 0 } })
      .session(transaction.session)
      .lean<ReturnDuesRecord[]>();
    for (const record of waiting) await lookAgain(deps, record._id, transaction);
  },
});

/** A claim was paid, repaid or taken back: what a return waits for may have come. */
async function lookAgain({ models }: MoneyDeps, returnId: string, transaction: Transaction): Promise<void> {
  const record = await findDues(models, returnId, transaction.session);
  if (!record || isVatRepaid(duesIn(record))) return;
  await lockSuppliers(models, record.supplierIds, transaction.session);
  await saveDues(models, { dues: duesIn(record), returnVersion: record.returnVersion }, transaction);
}

/** Once the goods were counted, what the buyer has not paid of them is taken off what it owes. */
async function counted(
  deps: MoneyDeps,
  dues: ReturnDues,
  { moved, transaction }: { readonly moved: ReturnMoved; readonly transaction: Transaction },
): Promise<ReturnDues> {
  if (moved.refund === null || dues.due !== null) return dues;
  const facts = await lockOrder(deps.models, moved.orderId, transaction.session);
  if (!facts) throw new Error(`${moved.orderId} came back before it was placed`);
  const { order, ledger } = await loadOrderMoney(deps.models, facts, transaction);
  const after = withCounted(dues, moved.refund, dueOf(order, ledger));
  if (after.credited && after.credited.minor > 0n) {
    const amount = after.credited;
    await credit(deps.models, { facts, amount }, transaction.session);
    const rule = (money: OrderMoney): OrderMoney => ({ ...money, order: creditedOrder(money.order, amount) });
    await changeOrderMoney(deps, facts, { rule, transaction });
  }
  return after;
}

const newDues = (
  { returnId, orderId, status, lines }: ReturnMoved,
  supplierIds: readonly string[],
): ReturnDues => ({
  returnId,
  orderId,
  status,
  supplierIds,
  lines: lines.map(({ lineNumber, quantity }) => ({ lineNumber, quantity, cleared: 0, repaid: 0 })),
  unitsToRepay: 0,
  toRepay: zero('CNY'),
  repaid: zero('CNY'),
  due: null,
  most: null,
  credited: null,
  refunded: null,
  version: 0,
});
