import type { Clock } from '../../../runtime/clock.ts';
import type { Write } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { decideClaim } from '../domain/decide-claim.ts';
import type { Models } from '../models/index.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import { lockClaim } from './claim-store.ts';
import { changeClaim } from './move-refund-claim.ts';

const BATCH = 50;

/** Takes back pre-refunds that were not reconciled in time; their goods may be claimed once they are sold. */
export async function takeBackPreRefunds({
  models,
  clock,
  write,
}: {
  readonly models: Models;
  readonly clock: Clock;
  readonly write: Write;
}): Promise<void> {
  const today = chinaDate(clock.now());
  const over = await models.refundClaims
    .find({ status: 'PRE_PAID', dueOn: { $lt: today } })
    .sort({ dueOn: 1 })
    .limit(BATCH)
    .lean<RefundClaimRecord[]>();
  for (const { _id: claimId, dueOn } of over) {
    const input = { idempotencyKey: `${claimId}/${dueOn}` };
    await write({ mutation: 'takeBackPreRefund', party: 'platform', input }, async (transaction) => {
      const before = await lockClaim(models, claimId, transaction.session);
      if (before?.status !== 'PRE_PAID' || before.dueOn !== dueOn) return {};
      const decision = {
        decisionId: input.idempotencyKey,
        status: 'CLAWED_BACK' as const,
        text: `Not reconciled until ${dueOn}`,
        at: transaction.now,
      };
      const after = decideClaim(before, decision, { rules: [], calendars: [] });
      await changeClaim(models, { before, after }, transaction);
      return {};
    });
  }
}
