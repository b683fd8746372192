import { add, formatAmount, isEqual, type Money, subtract, sum, zero } from '../../../values/money.ts';
import { addMonths, type Month } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import type { VatPeriodFigures } from './claim-by-period.ts';
import type { ClaimLine, ClaimPeriod } from './refund-claim.ts';
import { partOfLine } from './repay-claim.ts';

/** The claimed periods of a manufacturer next to one in the chain; null = none. */
export interface Neighbours {
  readonly before: ClaimPeriod | null;
  readonly after: ClaimPeriod | null;
}

/**
 * What a period carries in is what the one before carried out, in whatever order they are claimed.
 *
 * Months between two that are claimed had no exports; what their VAT adds to the credit, or takes from it, the later one
 * says (`unclaimedVat`). What was repaid of earlier periods is credit again in one that says so (`repaidVat`).
 *
 * @throws INVALID
 */
export function checkChain(period: ClaimPeriod, { before, after }: Neighbours): void {
  if (period.unclaimedVat.minor !== 0n && (!before || addMonths(before.month, 1) >= period.month)) {
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

/** What a period has of the credit that one before it left. */
function carriedInto(
  { unclaimedVat, repaidVat = zero('CNY') }: ClaimPeriod,
  { carriedOut }: ClaimPeriod,
): Money {
  const left = add(add(carriedOut, unclaimedVat), repaidVat);
  return left.minor > 0n ? left : zero('CNY');
}

/** What of a claim has its place in the chain. */
export interface PeriodOfClaim {
  /** A claim for goods that are still to be sold. */
  readonly preRefund: boolean;
  readonly period: ClaimPeriod;
}

/**
 * Where a claim of a month belongs among those of its supplier: sold and unsold goods of a month are two claims, of which the one
 * that is filed second goes on from the first.
 *
 * @throws ALREADY_CLAIMED
 */
export function placeInChain(
  claims: readonly PeriodOfClaim[],
  { month, preRefund }: { readonly month: Month; readonly preRefund: boolean },
): Neighbours & { readonly part: 1 | 2 } {
  const ofMonth = claims.filter(({ period }) => period.month === month);
  if (ofMonth.some((each) => each.preRefund === preRefund)) throw periodClaimed(month, preRefund);
  const other = ofMonth[0]?.period ?? null;
  const chain = claims.map(({ period }) => period).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const before = chain.findLast((period) => period.month < month) ?? null;
  const after = chain.find((period) => period.month > month) ?? null;
  if (!other) return { part: 1, before, after };
  // Beside a second one the first was given up: this one takes its place.
  return partOf(other) === 1 ? { part: 2, before: other, after } : { part: 1, before, after: other };
}

const partOf = ({ part = 1 }: ClaimPeriod): 1 | 2 => part;
const placeOf = (period: ClaimPeriod): string => `${period.month}/${partOf(period)}`;

const periodClaimed = (month: Month, preRefund: boolean): Problem =>
  new Problem('ALREADY_CLAIMED', 'period-claimed', {
    message: `The ${preRefund ? 'unsold' : 'sold'} goods of ${month} are in another claim`,
    field: ['period', 'month'],
  });

/** The month's VAT is in the first of its claims alone. @throws INVALID */
export function checkVatOnce({ outputVat, inputVat }: VatPeriodFigures, part: 1 | 2): void {
  const given = Object.entries({ outputVat, inputVat }).find(([, { minor }]) => minor > 0n);
  if (part === 1 || !given) return;
  throw new Problem('INVALID', 'vat-in-other-claim', {
    message: 'The VAT of this month is in its other claim, from which this one goes on: it is 0 here',
    field: ['period', given[0]],
  });
}

/** What was repaid for lines of periods and no period has carried in yet, with the levy of it that is not refunded. */
export function leftOfRepaid(lines: readonly ClaimLine[], claims: readonly PeriodOfClaim[]): Money {
  const repaid = lines.filter(isOfPeriod).map(repaidWithLevy);
  const carriedIn = claims.flatMap(({ period }) => period.repaidVat ?? []);
  return subtract(sum(repaid, 'CNY'), sum(carriedIn, 'CNY'));
}

/** What is taxed beside a period was not in its VAT: the levy on it is due, and nothing of it was credit. */
const isOfPeriod = ({ method }: ClaimLine): boolean => method !== 'TAXED';

const repaidWithLevy = (line: ClaimLine): Money =>
  add(line.repaid, partOfLine(line, line.toCost, line.repaidQuantity));

/** @throws LIMIT_EXCEEDED for more than earlier periods have repaid, and no other has carried in */
export function checkRepaidVat({ repaidVat }: VatPeriodFigures, left: Money): void {
  if (repaidVat.minor <= left.minor) return;
  throw new Problem('LIMIT_EXCEEDED', 'more-than-repaid', {
    message: `Of what earlier periods have repaid ${formatAmount(left)} is not carried in yet`,
    field: ['period', 'repaidVat'],
  });
}
