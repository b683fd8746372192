import type { Decimal } from '../../../values/decimal.ts';
import { type Money, subtract, times, zero } from '../../../values/money.ts';

/** What of an invoice is covered, and what is not. */
export interface CoveredInvoice {
  readonly insured: Money;
  readonly uninsured: Money;
}

/** The part of an invoice that the buyer's limit still covers. */
export function coverInvoice(invoice: Money, limitAvailable: Money): CoveredInvoice {
  const insured = smaller(invoice, limitAvailable.minor > 0n ? limitAvailable : zero(invoice.currency));
  return { insured, uninsured: subtract(invoice, insured) };
}

/** The premium of an insured amount at the insurer's rate for country, terms and days. */
export const premiumOf = (insured: Money, rate: Decimal): Money => times(insured, rate);

export interface Loss {
  /** What the buyer did not pay. */
  readonly loss: Money;
  readonly insured: Money;
  /** Share of a loss that the policy pays, such as 0.90. */
  readonly coveredShare: Decimal;
  /** The policy's most in all. */
  readonly maxLiability: Money;
  /** What the policy has paid for other losses. */
  readonly paidBefore: Money;
}

/** What the insurer pays: never more than the insured part's share, nor than the policy has left. */
export function indemnityOf({ loss, insured, coveredShare, maxLiability, paidBefore }: Loss): Money {
  const left = subtract(maxLiability, paidBefore);
  const share = times(smaller(loss, insured), coveredShare);
  return smaller(share, left.minor > 0n ? left : zero(left.currency));
}

/** @throws CURRENCY_MISMATCH when the two are in different currencies. */
const smaller = (a: Money, b: Money): Money => (subtract(a, b).minor > 0n ? b : a);
