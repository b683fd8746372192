import type { CalendarDate } from '../../../values/calendar-date.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import { claimMoved, type RefundClaim } from './refund-claim.ts';
import { lastDayAfter } from './refund-deadline.ts';
import { refundRuleOn, type RefundRuleRow } from './refund-rules.ts';
import type { RefundStatus } from './refund-status.ts';
import type { CalendarRow } from './working-days.ts';

/** What a tax office says about a claim. */
export interface TaxDecision {
  /** The office's own id; applied once, for ever. */
  readonly decisionId: string;
  readonly status: RefundStatus;
  /** What it asks, or why. */
  readonly text: string | null;
  readonly at: Date;
}

export interface DeadlineRows {
  readonly rules: readonly RefundRuleRow[];
  readonly calendars: readonly CalendarRow[];
}

const OF_THE_OFFICE: ReadonlySet<RefundStatus> = new Set([
  'SUBMITTED',
  'UNDER_REVIEW',
  'QUERIED',
  'APPROVED',
  'PAID',
  'PRE_PAID',
  'REJECTED',
  'CLAWED_BACK',
]);
const WITH_REASON: ReadonlySet<RefundStatus> = new Set(['QUERIED', 'REJECTED', 'CLAWED_BACK']);

/** A claim as the tax office's decision leaves it. @throws INVALID, ILLEGAL_TRANSITION */
export function decideClaim(claim: RefundClaim, decision: TaxDecision, rows: DeadlineRows): RefundClaim {
  const { status, text, at } = decision;
  if (!OF_THE_OFFICE.has(status)) {
    throw new Problem('INVALID', 'not-the-offices-to-decide', {
      message: `${status} is the claimant's to bring about`,
      field: ['status'],
    });
  }
  if (WITH_REASON.has(status) && text === null) {
    throw new Problem('INVALID', 'text-missing', { message: `${status} needs a text`, field: ['text'] });
  }
  if (at < claim.filedAt) {
    throw new Problem('INVALID', 'before-the-claim', {
      message: `The claim was filed at ${claim.filedAt.toISOString()}`,
      field: ['at'],
    });
  }
  if (status === 'PAID' && claim.amount.minor === 0n) {
    throw new Problem('INVALID', 'nothing-to-pay', {
      message: 'The claim comes to nothing',
      field: ['status'],
    });
  }
  const moved = claimMoved(claim, decision);
  return {
    ...moved,
    isLive: status !== 'REJECTED' && !isTakenBackUnsold(claim, status),
    repaid: status === 'CLAWED_BACK' ? claim.amount : claim.repaid,
    dueOn: dueAfter(claim, decision, rows),
  };
}

/** The goods may be claimed once they are sold; those of a pre-refund that was reconciled are free already, or final. */
const isTakenBackUnsold = (before: RefundClaim, status: RefundStatus): boolean =>
  before.status === 'PRE_PAID' && status === 'CLAWED_BACK';

/** A pre-refund is reconciled by a day; while the office reads, the last day to file again counts. */
function dueAfter(
  { dueOn }: RefundClaim,
  { status, at }: TaxDecision,
  { rules, calendars }: DeadlineRows,
): CalendarDate | null {
  if (status === 'SUBMITTED' || status === 'UNDER_REVIEW' || status === 'QUERIED') return dueOn;
  if (status !== 'PRE_PAID') return null;
  const paidOn = chinaDate(at);
  return lastDayAfter(paidOn, refundRuleOn(rules, 'RECONCILE_DEADLINE', paidOn), calendars);
}
