import * as z from 'zod';
import { deed, type Speaker } from './desk.ts';
import { act, type Teller } from './teller.ts';

const orderOf = z.object({ order: z.object({ id: z.string() }) });
const CONFIRM = deed('confirmOrder', 'order { id }', orderOf);
const CANCEL = deed('cancelOrder', 'order { id }', orderOf);

/** The supplier agrees to an order. */
export async function confirm(teller: Teller, orderId: string): Promise<void> {
  await act(teller, { deed: CONFIRM, input: { orderId }, as: teller.supplier });
}

/** A party gives an order up. */
export async function cancel(teller: Teller, orderId: string, as: Speaker): Promise<void> {
  await act(teller, { deed: CANCEL, input: { orderId, reason: 'Not wanted any more' }, as });
}

/** Whether an order ends before anybody has agreed to it; if so, ends it. */
export async function endsAtOnce(teller: Teller, orderId: string): Promise<boolean> {
  const { fate, buyer } = teller;
  if (fate.ending === 'CANCELLED_UNPAID') await cancel(teller, orderId, buyer);
  // It is given up by itself once its time is over: the calendar sees to that.
  return fate.ending === 'HOLD_EXPIRED' || fate.ending === 'CANCELLED_UNPAID';
}
