import type { PlacedOrder } from './next-steps.ts';
import type { Step } from './step.ts';
import { endOfChinaDay } from './summary-due.ts';

/** What an insured seller still has to do about a buyer that has not paid. */
export function insuranceSteps({ order, cover }: PlacedOrder): readonly Step[] {
  if (!cover) return [];
  const step = {
    by: 'RETAILER',
    partyId: order.retailerId,
    subject: null,
    shipmentId: null,
    blocking: false,
    blockedBy: [],
  } as const;
  if (cover.status === 'OVERDUE') {
    const dueAt = endOfChinaDay(cover.noticeUntil);
    return [{ ...step, action: 'NOTIFY_LOSS', dueAt, openedAt: cover.at }];
  }
  if (cover.status !== 'LOSS_NOTIFIED' || cover.claimFrom === null) return [];
  // The insurer waits whether the buyer pays after all: it is opened for the first day on which it takes the claim.
  const openedAt = new Date(`${cover.claimFrom}T00:00:00+08:00`);
  return [{ ...step, action: 'FILE_INSURANCE_CLAIM', dueAt: null, openedAt }];
}
