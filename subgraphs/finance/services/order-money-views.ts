import type { FinanceContext } from '../context.ts';
import { connectionOf, type Connection, type PageArguments, readPage } from '../../../runtime/page.ts';
import type { LedgerEntryRecord } from '../models/ledger-entry.ts';
import type { LedgerRecord } from '../models/ledger.ts';
import type { Money } from '../../../values/money.ts';
import type { PaymentRecord } from '../models/payment.ts';
import type { PayoutStopRecord } from '../models/payout-stop.ts';
import type { SettlementRecord } from '../models/settlement.ts';
import { sightOf } from './money-rights.ts';

/** A ledger as far as its viewer sees it. */
export interface SeenLedger {
  readonly record: LedgerRecord;
  readonly isWhole: boolean;
}

/** How much of an order's money this viewer sees; null for an order that is not there, and for none of it. */
async function sight({ loaders, viewer }: FinanceContext, orderId: string): Promise<'ALL' | 'BUYER' | null> {
  const facts = viewer && (await loaders.orderFactsById.load(orderId));
  return facts && sightOf(viewer, facts);
}

/** An order's payments, for its seller and its buyer. */
export const paymentsOf = async (
  context: FinanceContext,
  orderId: string,
): Promise<readonly PaymentRecord[] | null> =>
  (await sight(context, orderId)) && context.loaders.paymentsByOrderId.load(orderId);

/** An order's settlements, for its seller. */
export const settlementsOf = async (
  context: FinanceContext,
  orderId: string,
): Promise<readonly SettlementRecord[] | null> =>
  (await sight(context, orderId)) === 'ALL' ? context.loaders.settlementsByOrderId.load(orderId) : null;

/** What has stopped an order's payout, for its seller. */
export const payoutStopsOf = async (
  context: FinanceContext,
  orderId: string,
): Promise<readonly PayoutStopRecord[] | null> =>
  (await sight(context, orderId)) === 'ALL' ? context.loaders.stopsByOrderId.load(orderId) : null;

/** An order's ledgers: whole for its seller, what came and went back for its buyer. */
export async function ledgersOf(
  context: FinanceContext,
  orderId: string,
): Promise<readonly SeenLedger[] | null> {
  const seen = await sight(context, orderId);
  if (!seen) return null;
  const records = await context.loaders.ledgersByOrderId.load(orderId);
  return records.map((record) => ({ record, isWhole: seen === 'ALL' }));
}

/** A payment, for those who see its order's payments. */
export async function paymentFor(context: FinanceContext, paymentId: string): Promise<PaymentRecord | null> {
  const payment = await context.loaders.paymentById.load(paymentId);
  return payment && (await sight(context, payment.orderId)) ? payment : null;
}

/** What a payment's provider has kept, for those who see all of its order's money. */
export const feeFor = async (
  context: FinanceContext,
  payment: PaymentRecord,
  part: 'fee' | 'feeOwed',
): Promise<Money | null> => ((await sight(context, payment.orderId)) === 'ALL' ? payment[part] : null);

/** A settlement, for those who see its order's settlements. */
export async function settlementFor(
  context: FinanceContext,
  settlementId: string,
): Promise<SettlementRecord | null> {
  const settlement = await context.loaders.settlementById.load(settlementId);
  return settlement && (await sight(context, settlement.orderId)) === 'ALL' ? settlement : null;
}

/** A page of a ledger's bookings, oldest first; null for whoever does not see them. */
export async function entriesOf(
  { loaders }: FinanceContext,
  { record, isWhole }: SeenLedger,
  given: PageArguments,
): Promise<Connection<LedgerEntryRecord> | null> {
  if (!isWhole) return null;
  const page = readPage(given, { list: 'Ledger.entries', filter: { ledgerId: record._id } });
  const rows = await loaders.entriesByLedgerId.load({ parentId: record._id, page });
  return connectionOf(rows, page, ({ number }) => [number]);
}
