import type { Clock } from '../../../runtime/clock.ts';
import type { Models } from '../models/index.ts';
import type { RefundOrderRecord } from '../models/refund-order.ts';
import { type PaymentProvider, ProviderDeclined } from '../providers/payment-provider.ts';

export interface SendDeps {
  readonly models: Models;
  readonly clock: Clock;
  readonly providers: readonly PaymentProvider[];
}

const BATCH = 50;
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 3_600_000;

/**
 * Tells providers of refunds that are booked, until they have carried them out.
 *
 * Each carries the refund's own key, so that a call whose answer was lost has its effect once. A refund of money that
 * came without a provider is for a person to carry out.
 */
export async function sendRefunds({ models, clock, providers }: SendDeps): Promise<void> {
  const waiting = await models.refundOrders
    .find({ status: 'WAITING', dueAt: { $lte: clock.now() } })
    .sort({ dueAt: 1 })
    .limit(BATCH)
    .lean<RefundOrderRecord[]>();
  for (const order of waiting) {
    const provider = providers.find(({ owns }) => owns(order.providerRef));
    const result = provider ? await attempt(provider, order, clock.now()) : { status: 'BY_HAND' as const };
    await models.refundOrders.updateOne({ _id: order._id, status: 'WAITING' }, { $set: result });
  }
}

async function attempt(
  provider: PaymentProvider,
  { _id: key, providerRef, amount, attempts }: RefundOrderRecord,
  now: Date,
): Promise<Partial<RefundOrderRecord>> {
  try {
    await provider.refundPayment({ key, providerRef, amount });
    return { status: 'SENT' };
  } catch (error) {
    if (error instanceof ProviderDeclined) return { status: 'DECLINED', reason: error.message };
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20), LAST_PAUSE_MS);
    return { attempts: attempts + 1, dueAt: new Date(now.getTime() + pauseMs) };
  }
}
