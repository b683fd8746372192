import type { Answered } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import type { FinanceContext } from '../context.ts';
import { notifyLoss as notify } from '../domain/tell-loss.ts';
import type { NotifyLossInput } from '../generated.ts';
import { changeCover } from './change-cover.ts';
import { requireInsured } from './insurance-rights.ts';

/** Tells the insurer that the buyer does not pay. */
export async function notifyLoss(
  context: FinanceContext,
  input: NotifyLossInput,
): Promise<Answered<{ readonly orderId: string }>> {
  const viewer = requireInsured(context.viewer);
  const { reason } = input;
  return changeCover(context, { viewer, mutation: 'notifyLoss', input }, (cover, { now }) =>
    notify(cover, { reason, today: chinaDate(now) }),
  );
}
