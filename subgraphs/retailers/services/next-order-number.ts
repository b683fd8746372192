import type { Models } from '../models/index.ts';
import type { OrderNumberRecord } from '../models/order-number.ts';

const DIGITS = 6;

/**
 * The next number of a retailer's orders, such as `000042`.
 *
 * Taken outside of the order's transaction, so that a busy shop's orders do not wait for each other; an order that is
 * not written after all leaves a gap.
 */
export async function nextOrderNumber({ orderNumbers }: Models, retailerId: string): Promise<string> {
  const { last } = (await orderNumbers
    .findOneAndUpdate({ _id: retailerId }, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' })
    .lean<OrderNumberRecord>()) ?? { last: 1 };
  return String(last).padStart(DIGITS, '0');
}
