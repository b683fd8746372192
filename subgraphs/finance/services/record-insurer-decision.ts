import { sha256 } from '../../../runtime/id.ts';
import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { canonicalJson } from '../../../values/canonical-json.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { type Money, parseMoney } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { FinanceContext } from '../context.ts';
import { granted, withLimitStatus } from '../domain/credit-limit.ts';
import { type ClaimDecision, decideInsuranceClaim } from '../domain/decide-insurance-claim.ts';
import { followBuyer } from '../domain/follow-buyer.ts';
import { checkNotOver, policyStatusOn } from '../domain/insurance-policy.ts';
import { isLiveLimit, LIMIT_STATUSES } from '../domain/limit-status.ts';
import type { RecordInsurerDecisionInput } from '../generated.ts';
import type { CoverRecord } from '../models/cover.ts';
import type { CreditLimitRecord } from '../models/credit-limit.ts';
import type { Models } from '../models/index.ts';
import type { InsurancePolicyRecord } from '../models/insurance-policy.ts';
import type { InsurerDecisionRecord } from '../models/insurer-decision.ts';
import { noSuch, requireInsurer } from './insurance-rights.ts';
import {
  loadInsuredOrder,
  loadReceipts,
  lockPolicy,
  saveInsuredOrder,
  saveLimit,
} from './insurance-store.ts';
import { lockOrder } from './order-money-store.ts';

const MAX_ID = 100;

/** What the insurer says of a limit, a claim or a policy; its own id is applied once, for ever. */
export async function recordInsurerDecision(
  { models, write, viewer }: FinanceContext,
  input: RecordInsurerDecisionInput,
): Promise<Answered<{ readonly subjectId: string }>> {
  const party = partyOf(requireInsurer(viewer));
  const { subjectId, approve } = input;
  const { decisionId, amount } = readFields([], {
    decisionId: () => parseText(input.decisionId, MAX_ID),
    amount: () => (input.amount == null ? null : parseMoney(input.amount)),
  });

  return write({ mutation: 'recordInsurerDecision', party, input }, async (transaction) => {
    const content = { subjectId, approve, amount: amount && [String(amount.minor), amount.currency] };
    const contentHash = sha256(canonicalJson(content));
    if (await isKnown(models, { decisionId, contentHash }, transaction)) return { subjectId };
    await decide(models, subjectId, { decision: { approve, amount }, transaction });
    const record = { _id: decisionId, subjectId, contentHash, at: transaction.now };
    await models.insurerDecisions.insertMany([record], { session: transaction.session, lean: true });
    return { subjectId };
  });
}

/** @throws DUPLICATE for an id that stands for another decision */
async function isKnown(
  { insurerDecisions }: Models,
  { decisionId, contentHash }: { readonly decisionId: string; readonly contentHash: string },
  { session }: Transaction,
): Promise<boolean> {
  const known = await insurerDecisions.findById(decisionId).session(session).lean<InsurerDecisionRecord>();
  if (known && known.contentHash !== contentHash) {
    throw new Problem('DUPLICATE', 'decision-id-used', {
      message: 'This id stands for another decision',
      field: ['decisionId'],
    });
  }
  return known !== null;
}

interface Decided {
  readonly decision: ClaimDecision;
  readonly transaction: Transaction;
}

function decide(models: Models, subjectId: string, decided: Decided): Promise<void> {
  if (subjectId.startsWith('lim_')) return decideOnLimit(models, subjectId, decided);
  if (subjectId.startsWith('icl_')) return decideOnClaim(models, subjectId, decided);
  return endPolicy(models, subjectId, decided);
}

async function decideOnLimit(
  models: Models,
  limitId: string,
  { decision: { approve, amount }, transaction: { session, now } }: Decided,
): Promise<void> {
  const before = await models.creditLimits.findById(limitId).session(session).lean<CreditLimitRecord>();
  const policy =
    before &&
    (await models.insurancePolicies.findById(before.policyId).session(session).lean<InsurancePolicyRecord>());
  if (!before || !policy) throw noSuch('limit', 'subjectId');
  checkNotOver(policy, chinaDate(now));
  checkCurrency(amount, before.requested);
  const after = approve ? granted(before, amount) : withLimitStatus(before, 'REVOKED');
  await saveLimit(models, { before, after }, session);
}

async function decideOnClaim(
  models: Models,
  claimId: string,
  { decision, transaction }: Decided,
): Promise<void> {
  const { session } = transaction;
  const found = await models.covers.findOne({ 'claim._id': claimId }).session(session).lean<CoverRecord>();
  const facts = found && (await lockOrder(models, found._id, session));
  const before = facts && (await loadInsuredOrder(models, facts._id, session));
  const policy = before && (await lockPolicy(models, before.cover.policyId, session));
  if (!facts || !before || !policy) throw noSuch('claim', 'subjectId');
  checkCurrency(decision.amount, before.cover.insured);
  const receipts = await loadReceipts(models, facts, { model: before.cover.model, session });
  const after = decideInsuranceClaim({ ...followBuyer(before, receipts), policy }, decision);
  await saveInsuredOrder(models, { before, after }, transaction);
  await models.insurancePolicies.updateOne(
    { _id: policy._id },
    { $set: { used: after.policy.used } },
    { session },
  );
}

/** A policy is agreed with its issue; the insurer can only end it, and its limits with it. */
async function endPolicy(
  models: Models,
  policyId: string,
  { decision, transaction: { session, now } }: Decided,
): Promise<void> {
  const policy = await lockPolicy(models, policyId, session);
  if (!policy) throw noSuch('limit, claim or policy', 'subjectId');
  const status = policyStatusOn(policy, chinaDate(now));
  if (decision.approve || status === 'CANCELLED' || status === 'EXPIRED') {
    throw new Problem('ILLEGAL_TRANSITION', 'policy-not-in-status', {
      message: `A policy that is ${status} cannot be agreed to or ended`,
      status,
    });
  }
  await models.insurancePolicies.updateOne({ _id: policyId }, { $set: { isCancelled: true } }, { session });
  // Each is written, so that a decision on one of them at this moment begins anew, and finds it over.
  await models.creditLimits.updateMany(
    { policyId, status: { $in: LIMIT_STATUSES.filter(isLiveLimit) } },
    { $set: { status: 'EXPIRED' }, $inc: { version: 1 } },
    { session },
  );
}

function checkCurrency(amount: Money | null, { currency }: Money): void {
  if (!amount || amount.currency === currency) return;
  throw new Problem('CURRENCY_MISMATCH', 'amount-in-other-currency', {
    message: `The policy is in ${currency}`,
    field: ['amount'],
  });
}
