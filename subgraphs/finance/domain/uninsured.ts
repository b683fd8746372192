import type { CalendarDate } from '../../../values/calendar-date.ts';
import { type Money, subtract } from '../../../values/money.ts';
import { coverInvoice } from './credit-insurance.ts';
import { availableOf, type CreditLimit } from './credit-limit.ts';
import { type InsurancePolicy, policyStatusOn } from './insurance-policy.ts';
import type { PaymentTerms } from '../../../values/payment-terms.ts';
import { suits } from './underwriting-model.ts';

/** A limit with the policy that it is of. */
export interface PolicyLimit {
  readonly policy: InsurancePolicy;
  readonly limit: CreditLimit;
}

/** What an order says at the moment of ordering. */
export interface OfferedOrder {
  readonly total: Money;
  readonly channel: 'B2B' | 'B2C';
  readonly terms: PaymentTerms;
}

/**
 * What no cover would pay of an order that is not insured yet: the part beyond the best of its seller's limits.
 *
 * Null where it is paid in advance and nobody insures that. Stock abroad is not asked for: whether goods will lie there
 * is known with their shipment.
 */
export function uninsuredAtOrder(
  { total, channel, terms }: OfferedOrder,
  limits: readonly PolicyLimit[],
  on: CalendarDate,
): Money | null {
  const usable = limits.filter(
    ({ policy, limit }) =>
      policyStatusOn(policy, on) === 'ACTIVE' &&
      limit.outstanding.currency === total.currency &&
      suits(policy.model, { channel, terms, isStockAbroad: false }),
  );
  if (usable.length === 0 && terms === 'PREPAID') return null;
  const rests = usable.map(({ limit }) => coverInvoice(total, availableOf(limit)).uninsured);
  return rests.reduce((best, rest) => (subtract(rest, best).minor < 0n ? rest : best), total);
}
