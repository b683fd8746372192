import { chinaDate } from '../../../values/calendar-date.ts';
import { subtract, sum } from '../../../values/money.ts';
import { chinaMonth } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import { claimMoved, type RefundClaim } from './refund-claim.ts';
import { preRefundMachine } from './refund-status.ts';
import {
  checkQuantities,
  type ClaimWithLines,
  lineKey,
  type LineQuantity,
  nextPart,
  type Repaid,
  repaidLine,
  standingOf,
} from './repay-claim.ts';

/**
 * Splits a pre-refund into sold, whose refund is final, and unsold, which is repaid; what is not named is unsold.
 *
 * @throws ILLEGAL_TRANSITION before the month after the payment, TOO_LATE after the last day, INVALID
 */
export function reconcileClaim(
  { claim, lines }: ClaimWithLines,
  sold: readonly LineQuantity[],
  now: Date,
): Repaid {
  preRefundMachine.check(claim.status, 'RECONCILED');
  checkTime(claim, now);
  checkQuantities(lines, sold, 'sold');
  const left = new Map(sold.map((each) => [lineKey(each), each.quantity]));
  const unsold = lines.map((line) => {
    const open = left.get(lineKey(line)) ?? 0;
    const soldHere = Math.min(standingOf(line), open);
    left.set(lineKey(line), open - soldHere);
    return nextPart(line, standingOf(line) - soldHere);
  });
  const after = unsold.map(repaidLine);
  const repaid = sum(
    after.map((line) => line.repaid),
    'CNY',
  );
  const reconciliation = { finalAmount: subtract(claim.amount, repaid), repaid, on: chinaDate(now) };
  const moved = claimMoved(claim, { status: 'RECONCILED', text: null, at: now });
  return {
    claim: { ...moved, reconciliation, repaid, dueOn: null },
    lines: after,
    freed: unsold.filter(({ quantity }) => quantity > 0),
  };
}

function checkTime({ moves, dueOn }: RefundClaim, now: Date): void {
  const paidAt = moves.find(({ status }) => status === 'PRE_PAID')?.at;
  if (paidAt && chinaMonth(now) <= chinaMonth(paidAt)) {
    throw new Problem('ILLEGAL_TRANSITION', 'reconciled-too-early', {
      message: 'A pre-refund is reconciled from the month after it was paid',
    });
  }
  if (dueOn !== null && chinaDate(now) > dueOn) {
    throw new Problem('TOO_LATE', 'reconcile-deadline-passed', {
      message: `The pre-refund was to be reconciled until ${dueOn}`,
    });
  }
}
