import { add, formatAmount, isEqual, type Money, zero } from '../../../values/money.ts';
import { addMonths } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import type { ClaimPeriod } from './refund-claim.ts';

/** The claimed periods of a manufacturer next to one in time; null = none. */
export interface Neighbours {
  readonly before: ClaimPeriod | null;
  readonly after: ClaimPeriod | null;
}

/**
 * What a period carries in is what the one before carried out, in whatever order they are claimed.
 *
 * Months between two that are claimed had no exports; what their VAT adds to the credit, or takes from it, the later one
 * says (`unclaimedVat`).
 *
 * @throws INVALID
 */
export function checkChain(period: ClaimPeriod, { before, after }: Neighbours): void {
  if (period.unclaimedVat.minor !== 0n && (!before || isNext(before, period))) {
    throw new Problem('INVALID', 'no-months-between', {
      message: before
        ? `Between ${before.month} and ${period.month} is no month`
        : 'No period before this one is claimed here: what is carried in says all',
      field: ['period', 'unclaimedVat'],
    });
  }
  if (before && !isEqual(carriedInto(period, before), period.carriedIn)) {
    throw new Problem('INVALID', 'carried-in-differs', {
      message: `${before.month} carried out ${formatAmount(before.carriedOut)}: ${formatAmount(carriedInto(period, before))} is carried in`,
      field: ['period', 'carriedIn'],
    });
  }
  if (after && !isEqual(carriedInto(after, period), after.carriedIn)) {
    throw new Problem('INVALID', 'carried-out-differs', {
      message: `${after.month} carried in ${formatAmount(after.carriedIn)}, and this period carries out ${formatAmount(period.carriedOut)}`,
      field: ['period'],
    });
  }
}

const isNext = (before: ClaimPeriod, period: ClaimPeriod): boolean =>
  addMonths(before.month, 1) === period.month;

/** What a period has of the credit that one before it left. */
function carriedInto({ unclaimedVat }: ClaimPeriod, { carriedOut }: ClaimPeriod): Money {
  const left = add(carriedOut, unclaimedVat);
  return left.minor > 0n ? left : zero('CNY');
}
