import { chinaDate } from '../../../values/calendar-date.ts';
import { groupsBy } from '../../../values/group-by.ts';
import { subtract, sum } from '../../../values/money.ts';
import { chinaMonth } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import type { FreedPart } from './give-up-claim.ts';
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
import type { SoldUnits } from './sales-proof.ts';

/** What a reconciliation goes by, beside the claim. */
export interface ReconciliationFacts {
  readonly now: Date;
  /** Whether it is proven that these units of an order are sold, beside those of other claims. */
  readonly isProven: (orderId: string, sold: readonly SoldUnits[]) => boolean;
}

/**
 * Splits a pre-refund into sold, whose refund is final, and unsold, which is repaid; what is not named is unsold.
 *
 * @throws ILLEGAL_TRANSITION before the month after the payment, TOO_LATE after the last day, INVALID, PROCEEDS_MISSING
 *   where a sale is not proven
 */
export function reconcileClaim(
  { claim, lines }: ClaimWithLines,
  sold: readonly LineQuantity[],
  { now, isProven }: ReconciliationFacts,
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
  checkProven(unsold, sold, isProven);
  const after = unsold.map((part) => ({ ...repaidLine(part), freedQuantity: part.quantity }));
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

/** A refund becomes final by what an ordinary claim needs. */
function checkProven(
  unsold: readonly FreedPart[],
  sold: readonly LineQuantity[],
  isProven: ReconciliationFacts['isProven'],
): void {
  const kept = unsold
    .map(({ line, quantity }) => ({ ...line, quantity: standingOf(line) - quantity }))
    .filter(({ quantity }) => quantity > 0);
  for (const [orderId, ofOrder] of groupsBy(kept, (each) => each.orderId)) {
    if (isProven(orderId, ofOrder)) continue;
    const keys = new Set(ofOrder.map(lineKey));
    throw new Problem('PROCEEDS_MISSING', 'sale-not-proven', {
      message: `The buyer of ${orderId} has not paid for so much, and no insurer has instead: it counts as unsold`,
      field: ['sold', String(sold.findIndex((each) => keys.has(lineKey(each))))],
      orderId,
    });
  }
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
