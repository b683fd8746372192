import type { Transact } from '../../../runtime/transact.ts';
import type { Models } from '../models/index.ts';
import type { OrderRecord } from '../models/order.ts';
import { giveUpUnheld } from './follow-order.ts';

/** Time for the event of the hold's end to arrive, which usually cancels the order. */
const GRACE_MS = 60_000;
const BATCH = 200;

/**
 * Cancels orders whose hold ended a while ago and whose suppliers have not all agreed.
 *
 * The event of the hold's end does that as a rule. This is for orders that it cannot reach: one that was written in the
 * very moment in which its hold ended, and one whose confirmation was cut off behind its commitment and never sent again.
 * Their stock is given back by the event of the cancellation.
 */
export async function cancelUnheld(
  { models, transact }: { readonly models: Models; readonly transact: Transact },
  now: Date,
): Promise<void> {
  const late = await models.orders
    .find({ status: 'PLACED', holdExpiresAt: { $lt: new Date(now.getTime() - GRACE_MS) } }, { _id: 1 })
    .sort({ holdExpiresAt: 1 })
    .limit(BATCH)
    .batchSize(BATCH + 1)
    .lean<Pick<OrderRecord, '_id'>[]>();
  for (const { _id } of late) await transact((transaction) => giveUpUnheld(models, transaction, _id));
}
