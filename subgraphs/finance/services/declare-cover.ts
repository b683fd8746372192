import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { addDays, type CalendarDate, chinaDate } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import type { FinanceContext } from '../context.ts';
import { createDatedLoader, loadRows } from '../dated-loader.ts';
import { declareCover as declare } from '../domain/cover.ts';
import type { CreditLimit } from '../domain/credit-limit.ts';
import { checkActive, type InsurancePolicy } from '../domain/insurance-policy.ts';
import { isGranted, LIMIT_STATUSES } from '../domain/limit-status.ts';
import {
  type PremiumQuestion,
  premiumRateOn,
  type PremiumRateRow,
  premiumSubjects,
} from '../domain/premium-rate.ts';
import { checkSuits } from '../domain/underwriting-model.ts';
import type { DeclareCoverInput } from '../generated.ts';
import type { CoverRecord } from '../models/cover.ts';
import { type CreditLimitRecord, insuredSubject } from '../models/credit-limit.ts';
import type { Models } from '../models/index.ts';
import type { InsurancePolicyRecord } from '../models/insurance-policy.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { ShipmentFactsRecord } from '../models/shipment-facts.ts';
import { awaitOrder } from './await-order.ts';
import { isHolder, noSuch, requireInsured } from './insurance-rights.ts';
import { loadReceipts, saveInsuredOrder } from './insurance-store.ts';
import { readDays } from './issue-policy.ts';
import { isSeller, noSuchOrder } from './money-rights.ts';
import { lockOrder } from './order-money-store.ts';

/** Declares a shipped order to a policy, and takes up the limit with what it insures. */
export async function declareCover(
  context: FinanceContext,
  input: DeclareCoverInput,
): Promise<Answered<{ readonly orderId: string }>> {
  const { models, write } = context;
  const viewer = requireInsured(context.viewer);
  const { creditDays } = readFields([], {
    creditDays: () => (input.creditDays == null ? null : readDays(input.creditDays, 1)),
  });
  const { orderId, policyId } = input;
  await awaitOrder(context, orderId);

  return write({ mutation: 'declareCover', party: partyOf(viewer), input }, async (transaction) => {
    const { session } = transaction;
    const facts = await lockOrder(models, orderId, session);
    if (!facts || !isSeller(viewer, facts)) throw noSuchOrder();
    const policy = await models.insurancePolicies
      .findById(policyId)
      .session(session)
      .lean<InsurancePolicyRecord>();
    if (!policy || !isHolder(viewer, policy)) throw noSuch('policy', 'policyId');
    const earlier = await models.covers.findById(orderId).session(session).lean<CoverRecord>();
    if (earlier && !earlier.isUnshipped) throw coveredAlready();
    await insure(models, { facts, policy, creditDays, earlier }, transaction);
    return { orderId };
  });
}

interface Insurance {
  readonly facts: OrderFactsRecord;
  readonly policy: InsurancePolicy;
  readonly creditDays: number | null;
  /** Of a shipment that was cancelled; null = none. */
  readonly earlier: CoverRecord | null;
}

async function insure(
  models: Models,
  { facts, policy, creditDays, earlier }: Insurance,
  transaction: Transaction,
): Promise<void> {
  const { session, now } = transaction;
  const declaredOn = chinaDate(now);
  checkActive(policy, declaredOn);
  const { _id: orderId } = facts;
  if (facts.total.currency !== policy.maxLiability.currency) throw otherCurrency(policy);
  const shipments = await shipmentsOf(models, facts, transaction);
  checkSuits(policy.model, { ...facts, isStockAbroad: shipments.some((each) => each.isOverseasWarehouse) });
  const limit = await limitFor(models, { facts, policy }, transaction);
  const days = daysWithin(limit, creditDays);
  const { model } = policy;
  const question = { model, country: facts.destination, terms: facts.terms, days };
  const rate = await premiumRate(models, question, declaredOn);
  const receipts = await loadReceipts(models, facts, { model, session });
  const shippedOn = chinaDate(shipments.map(({ bookedAt }) => bookedAt).reduce((a, b) => (a < b ? a : b)));
  const dueOn = addDays(shippedOn, days);
  const version = earlier?.version ?? 0;
  const after = declare({ orderId, policy, limit, ...receipts, rate, declaredOn, dueOn, version });
  // The limit was there before the cover was.
  await saveInsuredOrder(models, { before: null, after }, transaction);
}

/** @throws ILLEGAL_TRANSITION for an order that is cancelled or has no shipment yet */
async function shipmentsOf(
  { shipmentFacts }: Models,
  { _id: orderId, status }: OrderFactsRecord,
  { session }: Transaction,
): Promise<readonly ShipmentFactsRecord[]> {
  if (status === 'CANCELLED') {
    throw new Problem('ILLEGAL_TRANSITION', 'order-cancelled', { message: 'The order is cancelled' });
  }
  const shipments = await shipmentFacts
    .find({ orderId, status: { $ne: 'CANCELLED' } })
    .session(session)
    .lean<ShipmentFactsRecord[]>();
  if (shipments.length > 0) return shipments;
  throw new Problem('ILLEGAL_TRANSITION', 'not-shipped', {
    message: 'A cover is declared with a shipment, and the order has none',
  });
}

/** @throws LIMIT_EXCEEDED where the insurer has granted no limit for the order */
async function limitFor(
  { creditLimits }: Models,
  { facts, policy }: Pick<Insurance, 'facts' | 'policy'>,
  { session }: Transaction,
): Promise<CreditLimitRecord> {
  const buyerId = policy.model === 'NAMED_BUYER' ? facts.buyerId : null;
  const limit = await creditLimits
    .findOne({
      subject: insuredSubject(policy.holderId, buyerId),
      policyId: policy._id,
      status: { $in: LIMIT_STATUSES.filter(isGranted) },
    })
    .session(session)
    .lean<CreditLimitRecord>();
  if (limit) return limit;
  throw new Problem('LIMIT_EXCEEDED', 'no-limit', { message: 'The insurer has granted no limit for it' });
}

function daysWithin({ maxDays }: CreditLimit, asked: number | null): number {
  if (asked === null || asked <= maxDays) return asked ?? maxDays;
  throw new Problem('LIMIT_EXCEEDED', 'credit-too-long', {
    message: `The limit is for up to ${maxDays} days of credit`,
    field: ['creditDays'],
  });
}

/** @throws RULE_UNKNOWN */
async function premiumRate(
  { premiumRates }: Models,
  question: PremiumQuestion,
  on: CalendarDate,
): Promise<PremiumRateRow> {
  const rows = await loadRows(createDatedLoader<PremiumRateRow>(premiumRates), premiumSubjects(question), on);
  const found = premiumRateOn(rows, question, on);
  if (found) return found;
  const { country, terms, days } = question;
  throw new Problem('RULE_UNKNOWN', 'no-premium-rate', {
    message: `No premium rate is known for ${country}, ${terms}, ${days} days`,
  });
}

const otherCurrency = ({ maxLiability }: InsurancePolicy): Problem =>
  new Problem('CURRENCY_MISMATCH', 'policy-in-other-currency', {
    message: `The policy is in ${maxLiability.currency}`,
    field: ['policyId'],
  });

const coveredAlready = (): Problem =>
  new Problem('DUPLICATE', 'cover-declared', { message: 'The order has a cover already' });
