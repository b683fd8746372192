import { type CalendarDate, chinaDate } from '../../../values/calendar-date.ts';
import { Decimal } from '../../../values/decimal.ts';
import { add, type Money, subtract, sum } from '../../../values/money.ts';
import { chinaMonth } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import type { FreedPart } from './give-up-claim.ts';
import { splitPreRefund } from './pre-refund.ts';
import { claimMoved, type ClaimLine, type RefundClaim } from './refund-claim.ts';
import { preRefundMachine } from './refund-status.ts';

/** What was sold of a declared line. */
export interface SoldLine {
  readonly declarationId: string;
  readonly lineNumber: number;
  readonly quantity: number;
}

export interface Reconciled {
  readonly claim: RefundClaim;
  readonly lines: readonly ClaimLine[];
  /** What was not sold goes back to its invoices and may be claimed again. */
  readonly freed: readonly FreedPart[];
}

/**
 * Splits a pre-refund into sold, whose refund is final, and unsold, which is repaid; what is not named is unsold.
 *
 * @throws ILLEGAL_TRANSITION before the month after the payment, TOO_LATE after the last day, INVALID
 */
export function reconcileClaim(
  { claim, lines }: { readonly claim: RefundClaim; readonly lines: readonly ClaimLine[] },
  sold: readonly SoldLine[],
  now: Date,
): Reconciled {
  preRefundMachine.check(claim.status, 'RECONCILED');
  checkTime(claim, now);
  checkSold(lines, sold);
  const left = new Map(sold.map((each) => [keyOf(each), each.quantity]));
  const split = lines.map((line) => {
    const abroad = line.quantity - line.repaidQuantity;
    const soldHere = Math.min(abroad, left.get(keyOf(line)) ?? 0);
    left.set(keyOf(line), (left.get(keyOf(line)) ?? 0) - soldHere);
    return splitLine(line, { sold: soldHere, abroad });
  });
  const after = split.map(({ line }) => line);
  const repaid = sum(
    after.map((line) => line.repaid),
    'CNY',
  );
  const on: CalendarDate = chinaDate(now);
  const reconciliation = { finalAmount: subtract(claim.amount, repaid), repaid, on };
  return {
    claim: {
      ...claimMoved(claim, { status: 'RECONCILED', text: null, at: now }),
      reconciliation,
      repaid,
      dueOn: null,
    },
    lines: after,
    freed: split.flatMap(({ freed }) => (freed.quantity > 0 ? [freed] : [])),
  };
}

function splitLine(
  line: ClaimLine,
  { sold, abroad }: { readonly sold: number; readonly abroad: number },
): { readonly line: ClaimLine; readonly freed: FreedPart } {
  const quantity = abroad - sold;
  if (quantity === 0) return { line, freed: { line, quantity, base: line.base, amount: line.amount } };
  const part = { sold: new Decimal(String(sold)), exported: new Decimal(String(abroad)) };
  const amount = splitPreRefund(subtract(line.amount, line.repaid), part).repaid;
  const base = splitPreRefund(line.base, {
    sold: new Decimal(String(line.quantity - quantity)),
    exported: new Decimal(String(line.quantity)),
  }).repaid;
  return {
    line: {
      ...line,
      repaid: add(line.repaid, amount),
      repaidQuantity: line.repaidQuantity + quantity,
    },
    freed: { line, quantity, base, amount },
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

function checkSold(lines: readonly ClaimLine[], sold: readonly SoldLine[]): void {
  const seen = new Set<string>();
  for (const [index, each] of sold.entries()) {
    const field = ['sold', String(index)];
    const key = keyOf(each);
    const claimed = lines.filter((line) => keyOf(line) === key);
    if (claimed.length === 0) {
      throw new Problem('NOT_FOUND', 'no-such-line', { message: 'The claim has no such line', field });
    }
    if (seen.has(key)) throw new Problem('DUPLICATE', 'line-twice', { message: 'Twice', field });
    seen.add(key);
    const abroad = claimed.reduce((all, line) => all + line.quantity - line.repaidQuantity, 0);
    if (each.quantity <= abroad) continue;
    throw new Problem('LIMIT_EXCEEDED', 'sold-more-than-exported', {
      message: `Of this line ${abroad} were left to be sold`,
      field: [...field, 'quantity'],
    });
  }
}

const keyOf = ({ declarationId, lineNumber }: Pick<SoldLine, 'declarationId' | 'lineNumber'>): string =>
  `${declarationId}/${lineNumber}`;

/** Lines whose refund was taken back whole. */
export const clawedBackLines = (lines: readonly ClaimLine[]): readonly ClaimLine[] =>
  lines.map((line) => ({ ...line, repaid: line.amount, repaidQuantity: line.quantity }));

/** What of a claim the claimant keeps. */
export const keptOf = ({ amount, repaid }: Pick<RefundClaim, 'amount' | 'repaid'>): Money =>
  subtract(amount, repaid);
