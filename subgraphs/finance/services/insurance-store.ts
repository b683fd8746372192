import type { ClientSession } from 'mongoose';
import type { Transaction } from '../../../runtime/write.ts';
import { isEqual } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { Cover, InsuredOrder } from '../domain/cover.ts';
import { coverMoved, coverOf } from '../domain/cover-moved.ts';
import type { CreditLimit } from '../domain/credit-limit.ts';
import type { Receipts } from '../domain/follow-buyer.ts';
import { emptyLedger } from '../domain/ledger.ts';
import { worthOf } from '../domain/order-terms.ts';
import { claimFrom } from '../domain/tell-loss.ts';
import { receivedOf, type UnderwritingModel } from '../domain/underwriting-model.ts';
import type { CoverRecord } from '../models/cover.ts';
import type { CreditLimitRecord } from '../models/credit-limit.ts';
import type { Models } from '../models/index.ts';
import type { InsurancePolicyRecord } from '../models/insurance-policy.ts';
import { ledgerId, type LedgerRecord } from '../models/ledger.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';

/**
 * A policy, for a transaction that goes by what it has left or which limits it has: of several, each waits for the one
 * before.
 */
export const lockPolicy = (
  { insurancePolicies }: Models,
  policyId: string,
  session: ClientSession,
): Promise<InsurancePolicyRecord | null> =>
  insurancePolicies
    .findOneAndUpdate({ _id: policyId }, { $inc: { version: 1 } }, { session, returnDocument: 'after' })
    .lean<InsurancePolicyRecord>();

/** The cover of an order with its limit; null where none was declared. */
export async function loadInsuredOrder(
  models: Models,
  orderId: string,
  session: ClientSession,
): Promise<InsuredOrder | null> {
  const cover = await models.covers.findById(orderId).session(session).lean<CoverRecord>();
  if (!cover) return null;
  const limit = await models.creditLimits.findById(cover.limitId).session(session).lean<CreditLimitRecord>();
  if (!limit) throw new Error(`The cover of ${orderId} has no limit`);
  return { cover, limit };
}

/** What has come in of a locked order, as its insurer sees it. */
export async function loadReceipts(
  models: Models,
  facts: Pick<OrderFactsRecord, '_id' | 'total' | 'credited'>,
  { model, session }: { readonly model: UnderwritingModel; readonly session: ClientSession },
): Promise<Receipts> {
  const { currency } = facts.total;
  const ledger = await models.ledgers
    .findById(ledgerId(facts._id, currency))
    .session(session)
    .lean<LedgerRecord>();
  const total = worthOf(facts);
  return { total, received: receivedOf(model, ledger ?? emptyLedger(currency), total) };
}

/** Saves what a rule has changed of a cover and its limit, with the event. Answers the cover as it is now. */
export async function saveInsuredOrder(
  models: Models,
  { before, after }: { readonly before: InsuredOrder | null; readonly after: InsuredOrder },
  { session, now, emit }: Transaction,
): Promise<Cover> {
  await saveLimit(models, { before: before?.limit, after: after.limit }, session);
  const previous = before?.cover ?? null;
  if (after.cover === previous) return previous;
  // What the ledger said that changes nothing is noted, and told to nobody.
  const isNews = previous === null || hasMoved(previous, after.cover);
  const cover = { ...after.cover, version: after.cover.version + (isNews ? 1 : 0) };
  await models.covers.replaceOne({ _id: cover._id }, cover, { session, upsert: true });
  if (isNews) {
    const data = coverMoved(cover, { previous, at: now });
    emit({ aggregateId: coverOf(cover._id), sequence: cover.version, type: 'CoverMoved', data });
  }
  return cover;
}

const hasMoved = (before: Cover, after: Cover): boolean =>
  before.status !== after.status ||
  before.claim?.status !== after.claim?.status ||
  claimFrom(before) !== claimFrom(after) ||
  !isEqual(before.outstanding, after.outstanding) ||
  before.claim?.recovered?.minor !== after.claim?.recovered?.minor;

/**
 * Saves a limit as it was read, and only that: another transaction that took some of it meanwhile makes this one begin
 * anew, so that two shipments never share what is left.
 */
export async function saveLimit(
  { creditLimits }: Models,
  { before, after }: { readonly before: CreditLimit | undefined; readonly after: CreditLimit },
  session: ClientSession,
): Promise<void> {
  if (before === after) return;
  const { _id, version, approved, outstanding, status } = after;
  const { matchedCount } = await creditLimits.updateOne(
    { _id, version },
    { $set: { approved, outstanding, status }, $inc: { version: 1 } },
    { session },
  );
  if (matchedCount === 0) {
    throw new Problem('VERSION_CONFLICT', 'limit-changed', { message: 'The limit has changed meanwhile' });
  }
}
