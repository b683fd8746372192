import type { ClientSession } from 'mongoose';
import { newId } from '../../../runtime/id.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { isEqual } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { ledgerChanged, ledgerOf, paymentMoved, settlementMoved } from '../domain/events.ts';
import { emptyLedger } from '../domain/ledger.ts';
import type { OrderMoney } from '../domain/order-money.ts';
import { creditedOrder } from '../domain/order-terms.ts';
import { isReleasedStatus } from '../domain/released-value.ts';
import type { DeclarationFactsRecord } from '../models/declaration-facts.ts';
import type { Models } from '../models/index.ts';
import { ledgerId, type LedgerRecord } from '../models/ledger.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { PaymentRecord } from '../models/payment.ts';
import type { PayoutStopRecord } from '../models/payout-stop.ts';
import type { SettlementRecord } from '../models/settlement.ts';

/**
 * An order, for a transaction that works with its money: of several, each waits for the one before.
 *
 * Without it a payment and a cancellation at the same moment would not see each other, since they write different
 * documents. Null for an order that is not known here (yet).
 */
export const lockOrder = (
  models: Models,
  orderId: string,
  session: ClientSession,
): Promise<OrderFactsRecord | null> =>
  models.orderFacts
    .findOneAndUpdate({ _id: orderId }, { $inc: { changes: 1 } }, { session, returnDocument: 'after' })
    .lean<OrderFactsRecord>();

/** The same for several orders, in one command; those that are not known here are passed over. */
export async function lockOrders(
  { orderFacts }: Models,
  orderIds: readonly string[],
  session: ClientSession,
): Promise<void> {
  await orderFacts.updateMany({ _id: { $in: [...orderIds].sort() } }, { $inc: { changes: 1 } }, { session });
}

/** The same as `lockOrder`, of an order that has moved; null where that was known already. @throws Error for one that was not placed yet */
export async function lockMovedOrder(
  { orderFacts }: Models,
  { _id, status, version }: Pick<OrderFactsRecord, '_id' | 'status' | 'version'>,
  session: ClientSession,
): Promise<OrderFactsRecord | null> {
  const facts = await orderFacts
    .findOneAndUpdate(
      { _id, version: { $lt: version } },
      { $set: { status, version }, $inc: { changes: 1 } },
      { session, returnDocument: 'after' },
    )
    .lean<OrderFactsRecord>();
  if (!facts && !(await orderFacts.exists({ _id }).session(session))) {
    throw new Error(`${_id} moved before it was placed`);
  }
  return facts;
}

/** All money of a locked order. */
export async function loadOrderMoney(
  models: Models,
  facts: OrderFactsRecord,
  { session, documents }: Pick<Transaction, 'session' | 'documents'>,
): Promise<OrderMoney> {
  const { _id: orderId, total, deposit, terms, lines, status, isGivenUp = false, credited } = facts;
  const isCancelled = status === 'CANCELLED';
  const order = { orderId, isCancelled, isGivenUp, total, deposit, terms, lines };
  const ofOrder = { orderId };
  const ledger = await models.ledgers
    .findById(ledgerId(orderId, total.currency))
    .session(session)
    .lean<LedgerRecord>();
  const payments = await models.payments
    .find(ofOrder)
    .sort({ _id: 1 })
    .session(session)
    .lean<PaymentRecord[]>();
  const settlements = await models.settlements
    .find(ofOrder)
    .sort({ _id: 1 })
    .session(session)
    .lean<SettlementRecord[]>();
  const stops = await models.payoutStops
    .find(ofOrder)
    .sort({ stoppedAt: 1 })
    .session(session)
    .lean<PayoutStopRecord[]>();
  await documents.flush(models.declarationFacts);
  const declarations = await models.declarationFacts
    .find(ofOrder)
    .session(session)
    .lean<DeclarationFactsRecord[]>();
  return {
    order: credited ? creditedOrder(order, credited) : order,
    declarations: declarations.map((each) => ({
      isReleased: isReleasedStatus(each.status),
      lines: each.lines,
    })),
    ledger: ledger ?? emptyLedger(total.currency),
    payments,
    settlements,
    stops,
    bookings: [],
    refundsToSend: [],
  };
}

/** Saves what a rule has changed, each thing with its event. Answers it with the versions that it has now. */
export async function saveOrderMoney(
  models: Models,
  { before, after }: { readonly before: OrderMoney; readonly after: OrderMoney },
  transaction: Transaction,
): Promise<void> {
  await saveLedger(models, { before, after }, transaction);
  await savePayments(models, { before, after }, transaction);
  await saveSettlements(models, { before, after }, transaction);
  await saveStops(models, { before, after }, transaction);
  if (after.refundsToSend.length === 0) return;
  const { session, now } = transaction;
  const orders = after.refundsToSend.map((refund) => ({
    ...refund,
    _id: newId('rfo', now),
    status: 'WAITING' as const,
    dueAt: now,
    attempts: 0,
    reason: null,
  }));
  await models.refundOrders.insertMany(orders, { session, lean: true });
}

interface Change {
  readonly before: OrderMoney;
  readonly after: OrderMoney;
}

async function saveLedger(
  models: Models,
  { before, after }: Change,
  { session, now, emit }: Transaction,
): Promise<void> {
  if (after.bookings.length === 0 && isEqual(before.order.total, after.order.total)) return;
  const { orderId } = after.order;
  const version = before.ledger.version + 1;
  const record = { ...after.ledger, _id: ledgerId(orderId, after.ledger.currency), orderId, version };
  await models.ledgers.replaceOne({ _id: record._id }, record, { session, upsert: true });
  const entries = after.bookings.map((booking, index) => {
    const number = before.ledger.bookings + index + 1;
    const _id = `${record._id}/${String(number).padStart(9, '0')}`;
    return { ...booking, _id, ledgerId: record._id, number, at: now };
  });
  if (entries.length > 0) await models.ledgerEntries.insertMany(entries, { session, lean: true });
  const data = ledgerChanged({ ...after, ledger: record });
  emit({ aggregateId: ledgerOf(orderId), sequence: version, type: 'LedgerChanged', data });
}

async function savePayments(
  models: Models,
  { before, after }: Change,
  { session, now, emit }: Transaction,
): Promise<void> {
  for (const payment of changed(before.payments, after.payments)) {
    const previous = before.payments.find(({ _id }) => _id === payment._id) ?? null;
    // That a report was taken which says nothing new is noted, and told to nobody.
    const isNews = previous === null || hasMoved(previous, payment);
    const record = { ...payment, version: payment.version + (isNews ? 1 : 0) };
    if (previous) await models.payments.replaceOne({ _id: record._id }, record, { session });
    else await insertPayment(models, record, session);
    if (!isNews) continue;
    const data = paymentMoved(record, { previous, at: now });
    emit({ aggregateId: record._id, sequence: record.version, type: 'PaymentMoved', data });
  }
}

const hasMoved = (before: PaymentRecord, after: PaymentRecord): boolean =>
  before.status !== after.status ||
  !isEqual(before.amount, after.amount) ||
  !isEqual(before.refunded, after.refunded);

const DUPLICATE_KEY = 11000;

/** @throws DUPLICATE where another order has taken the reference at this very moment. */
async function insertPayment(models: Models, record: PaymentRecord, session: ClientSession): Promise<void> {
  try {
    await models.payments.insertMany([record], { session, lean: true });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
    throw isTaken ? referenceTaken() : error;
  }
}

/** A provider's reference stands for one payment for ever. */
export const referenceTaken = (): Problem =>
  new Problem('DUPLICATE', 'provider-reference-used', {
    message: 'This reference stands for another amount or another order',
    field: ['providerRef'],
  });

async function saveSettlements(
  models: Models,
  { before, after }: Change,
  { session, now, emit }: Transaction,
): Promise<void> {
  for (const settlement of changed(before.settlements, after.settlements)) {
    const previous = before.settlements.find(({ _id }) => _id === settlement._id) ?? null;
    const record = { ...settlement, version: settlement.version + 1 };
    await models.settlements.replaceOne({ _id: record._id }, record, { session, upsert: true });
    const data = settlementMoved(record, { previous, at: now });
    emit({ aggregateId: record._id, sequence: record.version, type: 'SettlementMoved', data });
  }
}

async function saveStops(models: Models, { before, after }: Change, { session }: Transaction): Promise<void> {
  for (const stop of changed(before.stops, after.stops)) {
    const record: PayoutStopRecord = { ...stop, _id: `${stop.orderId}/${stop.reference}` };
    await models.payoutStops.replaceOne({ _id: record._id }, record, { session, upsert: true });
  }
}

const changed = <Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] =>
  after.filter((item) => !before.includes(item));
