import type { ClientSession } from 'mongoose';
import type { Transaction } from '../../../runtime/write.ts';
import { formatDecimal, parseDecimal } from '../../../values/decimal.ts';
import { Problem } from '../../../values/problem.ts';
import { givenBack, type InvoiceAccount, isSameInvoice } from '../domain/draw-invoices.ts';
import { refundClaimMoved } from '../domain/events.ts';
import type { FreedPart } from '../domain/give-up-claim.ts';
import { type ClaimLine, type RefundClaim } from '../domain/refund-claim.ts';
import { isForOffice } from '../domain/refund-status.ts';
import type { Models } from '../models/index.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { SupplierFactsRecord } from '../models/supplier-facts.ts';
import { vatInvoiceId, type VatInvoiceRecord } from '../models/vat-invoice.ts';
import { takeLines } from './claim-line-store.ts';

/** A supplier, for a transaction that works with its claims: of several, each waits for the one before. */
export const lockSupplier = (
  models: Models,
  supplierId: string,
  session: ClientSession,
): Promise<SupplierFactsRecord | null> =>
  models.supplierFacts
    .findOneAndUpdate({ _id: supplierId }, { $inc: { changes: 1 } }, { session, returnDocument: 'after' })
    .lean<SupplierFactsRecord>();

/** A claim with its supplier locked, as it is inside the transaction. */
export async function lockClaim(
  models: Models,
  claimId: string,
  session: ClientSession,
): Promise<RefundClaimRecord | null> {
  const named = await models.refundClaims.findById(claimId).session(session).lean<RefundClaimRecord>();
  if (!named) return null;
  await lockSupplier(models, named.supplierId, session);
  return models.refundClaims.findById(claimId).session(session).lean<RefundClaimRecord>();
}

/** Stores a new claim, with its lines, and takes them for it. @throws ALREADY_CLAIMED */
export async function insertClaim(
  models: Models,
  { claim, lines }: { readonly claim: RefundClaim; readonly lines: readonly ClaimLine[] },
  transaction: Transaction,
): Promise<void> {
  const { session, now } = transaction;
  const { _id: claimId } = claim;
  await models.refundClaims.insertMany([{ ...claim, askAt: now }], { session, lean: true });
  await models.refundClaimLines.insertMany(
    lines.map((line) => ({ ...line, _id: `${claimId}/${String(line.number).padStart(4, '0')}`, claimId })),
    { session, lean: true },
  );
  await takeLines(models, { claimId, lines }, session);
  tell({ before: null, claim, lines }, transaction);
}

/** Stores a claim as it is now, and tells the others. @throws VERSION_CONFLICT */
export async function saveClaim(
  models: Models,
  {
    before,
    after,
    lines,
  }: {
    readonly before: RefundClaim;
    readonly after: RefundClaim;
    readonly lines: readonly ClaimLine[];
  },
  transaction: Transaction,
): Promise<void> {
  const { session, now } = transaction;
  const { _id, version } = after;
  const record: RefundClaimRecord = { ...after, askAt: isForOffice(after) ? now : null };
  const { matchedCount } = await models.refundClaims.replaceOne({ _id, version: version - 1 }, record, {
    session,
  });
  if (matchedCount !== 1) throw new Problem('VERSION_CONFLICT', 'claim-changed-in-between');
  tell({ before, claim: after, lines }, transaction);
}

function tell(
  {
    before,
    claim,
    lines,
  }: {
    readonly before: RefundClaim | null;
    readonly claim: RefundClaim;
    readonly lines: readonly ClaimLine[];
  },
  { emit }: Transaction,
): void {
  const data = refundClaimMoved(claim, { previous: before, lines });
  emit({ aggregateId: claim._id, sequence: claim.version, type: 'RefundClaimMoved', data });
}

/** Invoices of a supplier, as claims have used them. */
export async function loadInvoices(
  { vatInvoices }: Models,
  {
    supplierId,
    invoices,
  }: {
    readonly supplierId: string;
    readonly invoices: readonly { readonly number: string; readonly line: number }[];
  },
  session: ClientSession,
): Promise<readonly InvoiceAccount[]> {
  const ids = invoices.map(({ number, line }) => vatInvoiceId(supplierId, number, line));
  const records = await vatInvoices
    .find({ _id: { $in: ids } })
    .session(session)
    .lean<VatInvoiceRecord[]>();
  return records.map(({ number, line, quantity, amount, levyRate, used }) => ({
    number,
    line,
    quantity: parseDecimal(quantity),
    amount,
    levyRate: parseDecimal(levyRate),
    used: { ...used, quantity: parseDecimal(used.quantity) },
  }));
}

export async function saveInvoices(
  { vatInvoices }: Models,
  { supplierId, accounts }: { readonly supplierId: string; readonly accounts: readonly InvoiceAccount[] },
  session: ClientSession,
): Promise<void> {
  for (const { number, line, quantity, amount, levyRate, used } of accounts) {
    const record: VatInvoiceRecord = {
      _id: vatInvoiceId(supplierId, number, line),
      supplierId,
      number,
      line,
      quantity: formatDecimal(quantity),
      amount,
      levyRate: formatDecimal(levyRate),
      used: { ...used, quantity: formatDecimal(used.quantity) },
    };
    await vatInvoices.replaceOne({ _id: record._id }, record, { session, upsert: true });
  }
}

/** Gives invoices back what a claim had used of them. */
export async function giveBackInvoices(
  models: Models,
  { supplierId, parts }: { readonly supplierId: string; readonly parts: readonly FreedPart[] },
  session: ClientSession,
): Promise<void> {
  const invoices = parts.flatMap(({ line }) => line.invoice ?? []);
  let accounts = await loadInvoices(models, { supplierId, invoices }, session);
  for (const part of parts) {
    const { invoice } = part.line;
    accounts = accounts.map((account) =>
      invoice && isSameInvoice(account, invoice) ? givenBack(account, part) : account,
    );
  }
  await saveInvoices(models, { supplierId, accounts }, session);
}
