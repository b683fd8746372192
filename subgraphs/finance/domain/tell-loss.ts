import { addDays, type CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { type Cover, type LossReason, withCoverStatus } from './cover.ts';

export const isOverdue = ({ status, dueOn }: Pick<Cover, 'status' | 'dueOn'>, today: CalendarDate): boolean =>
  status === 'COVERED' && dueOn < today;

/** A cover whose due date is over, in the state that says so, whether or not the schedule has been there. */
export const withOverdue = (cover: Cover, today: CalendarDate): Cover =>
  isOverdue(cover, today) ? withCoverStatus(cover, 'OVERDUE') : cover;

/** The first day on which a loss can be claimed; a bankrupt buyer is not waited for. Null before the notice. */
export function claimFrom({
  notifiedOn,
  lossReason,
  waitingDays,
}: Pick<Cover, 'notifiedOn' | 'lossReason' | 'waitingDays'>): CalendarDate | null {
  if (notifiedOn === null) return null;
  return lossReason === 'INSOLVENCY' ? notifiedOn : addDays(notifiedOn, waitingDays);
}

/**
 * Tells the insurer that the buyer does not pay; of a loss that was told, that the buyer is bankrupt, which ends the
 * waiting.
 *
 * @throws ILLEGAL_TRANSITION, also for a buyer that is merely late before it is late; TOO_LATE after the policy's notice
 * period.
 */
export function notifyLoss(
  before: Cover,
  { reason, today }: { readonly reason: LossReason; readonly today: CalendarDate },
): Cover {
  const isWaiting = before.status === 'LOSS_NOTIFIED' && before.lossReason !== 'INSOLVENCY';
  if (isWaiting && reason === 'INSOLVENCY') return { ...before, lossReason: reason, notifiedOn: today };
  const cover = withOverdue(before, today);
  if (reason === 'DEFAULT' && cover.status === 'COVERED') {
    throw new Problem('ILLEGAL_TRANSITION', 'not-due-yet', {
      message: `The buyer has until ${cover.dueOn} to pay`,
      status: cover.status,
    });
  }
  const told = withCoverStatus(cover, 'LOSS_NOTIFIED');
  if (today > cover.noticeUntil) {
    throw new Problem('TOO_LATE', 'notice-period-over', {
      message: `A loss had to be told by ${cover.noticeUntil}`,
    });
  }
  return { ...told, lossReason: reason, notifiedOn: today };
}

export interface ClaimFiling {
  readonly newId: string;
  /** What is owed. */
  readonly loss: Money;
  readonly today: CalendarDate;
  readonly at: Date;
}

/** Claims the insured part. @throws ALREADY_CLAIMED, ILLEGAL_TRANSITION before the notice and while it is too early */
export function fileClaim(cover: Cover, { newId, loss, today, at }: ClaimFiling): Cover {
  if (cover.claim) throw new Problem('ALREADY_CLAIMED', 'claim-filed', { message: 'A claim was filed' });
  const claimed = withCoverStatus(cover, 'CLAIMED');
  const from = claimFrom(cover);
  if (from !== null && today < from) {
    throw new Problem('ILLEGAL_TRANSITION', 'waiting-period', {
      message: `The claim can be filed from ${from}`,
      status: cover.status,
    });
  }
  const claim = { _id: newId, loss, indemnity: null, recovered: null, status: 'FILED', filedAt: at } as const;
  return { ...claimed, claim };
}
