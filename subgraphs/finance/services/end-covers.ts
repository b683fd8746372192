import type { Clock } from '../../../runtime/clock.ts';
import type { Write } from '../../../runtime/write.ts';
import { addDays, chinaDate } from '../../../values/calendar-date.ts';
import { withLimitStatus } from '../domain/credit-limit.ts';
import { isLiveLimit, LIMIT_STATUSES } from '../domain/limit-status.ts';
import { withOverdue } from '../domain/tell-loss.ts';
import type { CoverRecord } from '../models/cover.ts';
import type { CreditLimitRecord } from '../models/credit-limit.ts';
import type { Models } from '../models/index.ts';
import { loadInsuredOrder, saveInsuredOrder, saveLimit } from './insurance-store.ts';
import { lockOrder } from './order-money-store.ts';

interface EndDeps {
  readonly models: Models;
  readonly write: Write;
  readonly clock: Clock;
}

const BATCH = 100;

/** Says of covers whose due date is over that the buyer is late. */
export async function endDueDates({ models, write, clock }: EndDeps): Promise<void> {
  const over = await models.covers
    .find({ status: 'COVERED', dueOn: { $lt: chinaDate(clock.now()) } })
    .sort({ dueOn: 1 })
    .limit(BATCH)
    .lean<CoverRecord[]>();
  for (const { _id: orderId, version } of over) {
    const input = { idempotencyKey: `${orderId}/${version}` };
    await write({ mutation: 'endDueDate', party: 'platform', input }, async (transaction) => {
      await lockOrder(models, orderId, transaction.session);
      const before = await loadInsuredOrder(models, orderId, transaction.session);
      if (!before) return {};
      const cover = withOverdue(before.cover, chinaDate(transaction.now));
      await saveInsuredOrder(models, { before, after: { ...before, cover } }, transaction);
      return {};
    });
  }
}

/** Ends the limits whose policy is over. What was shipped under them stays covered. */
export async function endLimits({ models, write, clock }: EndDeps): Promise<void> {
  const status = { $in: LIMIT_STATUSES.filter(isLiveLimit) };
  const over = await models.creditLimits
    .find({ status, validTo: { $lt: chinaDate(clock.now()) } })
    .limit(BATCH)
    .lean<CreditLimitRecord[]>();
  for (const { _id, version } of over) {
    const input = { idempotencyKey: `${_id}/${version}` };
    await write({ mutation: 'endLimit', party: 'platform', input }, async ({ session, now }) => {
      const before = await models.creditLimits.findById(_id).session(session).lean<CreditLimitRecord>();
      if (!before || !isLiveLimit(before.status) || before.validTo > addDays(chinaDate(now), -1)) return {};
      await saveLimit(models, { before, after: withLimitStatus(before, 'EXPIRED') }, session);
      return {};
    });
  }
}
