import { addDays, type CalendarDate } from '../../../values/calendar-date.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import { type Money, subtract, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { coverMachine, type CoverStatus } from './cover-status.ts';
import { coverInvoice, premiumOf } from './credit-insurance.ts';
import { availableOf, type CreditLimit, freed, occupied } from './credit-limit.ts';
import { type Rule, ruleOf } from '../../../values/dated-row.ts';
import type { InsuranceClaim } from './insurance-claim.ts';
import type { InsurancePolicy } from './insurance-policy.ts';
import type { PremiumRateRow } from './premium-rate.ts';
import type { UnderwritingModel } from './underwriting-model.ts';

export const LOSS_REASONS = ['DEFAULT', 'INSOLVENCY', 'REPUDIATION', 'POLITICAL'] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/** The credit insurance of one order. */
export interface Cover {
  /** The order's id. */
  readonly _id: string;
  readonly policyId: string;
  readonly limitId: string;
  readonly holderId: string;
  readonly model: UnderwritingModel;
  /** What was owed when it was declared. */
  readonly invoice: Money;
  readonly insured: Money;
  /** What of the insured part is still at risk and takes up the limit; it never grows again. */
  readonly outstanding: Money;
  /** Share of a loss that is paid; with the days below as the policy said when it was declared. */
  readonly share: string;
  /** The last day on which a loss can be told. */
  readonly noticeUntil: CalendarDate;
  /** How many days after the notice a claim can be filed. */
  readonly waitingDays: number;
  readonly premium: Money;
  readonly premiumRule: Rule;
  readonly declaredOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly status: CoverStatus;
  /** What had come in when it was looked at last; after the payout the most that ever had. */
  readonly received: Money;
  readonly lossReason: LossReason | null;
  readonly notifiedOn: CalendarDate | null;
  readonly claim: InsuranceClaim | null;
  /** It ended because its goods have stayed: those of another shipment can be insured anew. Absent = not so. */
  readonly isUnshipped?: boolean;
  readonly version: number;
}

/** A cover with the limit that it takes up: they change together. */
export interface InsuredOrder {
  readonly cover: Cover;
  readonly limit: CreditLimit;
}

export interface CoverDeclaration {
  readonly orderId: string;
  readonly policy: InsurancePolicy;
  readonly limit: CreditLimit;
  /** What the order is worth, without goods that came back. */
  readonly total: Money;
  readonly received: Money;
  readonly rate: PremiumRateRow;
  readonly declaredOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Of the order's cover that ended before, whose events this one's follow; 0 = there was none. */
  readonly version: number;
}

/**
 * Insures what an order's buyer still owes, as far as the limit goes.
 *
 * @throws ILLEGAL_TRANSITION where nothing is owed any more, LIMIT_EXCEEDED where the limit has nothing left,
 * TOO_LATE after the due date.
 */
export function declareCover(given: CoverDeclaration): InsuredOrder {
  const { orderId, policy, limit, total, received, rate, declaredOn, dueOn, version } = given;
  const invoice = subtract(total, received);
  if (invoice.minor <= 0n) {
    throw new Problem('ILLEGAL_TRANSITION', 'nothing-owed', { message: 'The buyer owes nothing any more' });
  }
  if (dueOn < declaredOn) {
    throw new Problem('TOO_LATE', 'invoice-overdue', { message: `The invoice was due on ${dueOn}` });
  }
  const { insured } = coverInvoice(invoice, availableOf(limit));
  if (insured.minor === 0n) {
    throw new Problem('LIMIT_EXCEEDED', 'limit-used-up', { message: 'The limit has nothing left' });
  }
  const cover: Cover = {
    _id: orderId,
    policyId: policy._id,
    limitId: limit._id,
    holderId: policy.holderId,
    model: policy.model,
    invoice,
    insured,
    outstanding: insured,
    share: policy.coveredShare,
    noticeUntil: addDays(dueOn, policy.noticeDays),
    waitingDays: policy.waitingDays,
    premium: premiumOf(insured, parseDecimal(rate.rate)),
    premiumRule: ruleOf(rate),
    declaredOn,
    dueOn,
    status: 'DECLARED',
    received,
    lossReason: null,
    notifiedOn: null,
    claim: null,
    version,
  };
  // The premium is charged with the declaration, so that no cover waits for it.
  return { cover: withCoverStatus(cover, 'COVERED'), limit: occupied(limit, insured) };
}

/** @throws ILLEGAL_TRANSITION */
export function withCoverStatus(cover: Cover, status: CoverStatus): Cover {
  coverMachine.check(cover.status, status);
  return { ...cover, status };
}

/** What of the invoice is not insured. */
export const uninsuredOf = ({ invoice, insured }: Cover): Money => subtract(invoice, insured);

/** With so much still at risk and no more; the limit gets the rest back. */
export function atRisk(insured: InsuredOrder, amount: Money): InsuredOrder {
  const { cover, limit } = insured;
  const back = subtract(cover.outstanding, amount);
  if (back.minor <= 0n) return insured;
  return { cover: { ...cover, outstanding: amount }, limit: freed(limit, back) };
}

/** Nothing of it is at risk any more. */
export const riskless = (insured: InsuredOrder): InsuredOrder =>
  atRisk(insured, zero(insured.cover.insured.currency));
