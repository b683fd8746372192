import type { Models } from '../models/index.ts';
import type { OrderNumberRecord } from '../models/order-number.ts';

type Numbers = Pick<Models, 'orderNumbers'>;

const DIGITS = 6;
/** The document that counts shops, beside those of the shops themselves. */
const SHOPS = 'shops';

/**
 * The next number of a retailer's orders, such as `7-000042`: its shop's number and its own. No two orders of the platform
 * have one number, since customs knows an order by platform and number.
 *
 * Taken outside of the order's transaction, so that a busy shop's orders do not wait for each other; an order that is
 * not written after all leaves a gap.
 */
export async function nextOrderNumber(numbers: Numbers, retailerId: string): Promise<string> {
  const { last, shop } = await takeNext(numbers, retailerId);
  return `${shop ?? (await numberShop(numbers, retailerId))}-${String(last).padStart(DIGITS, '0')}`;
}

const takeNext = ({ orderNumbers }: Numbers, _id: string): Promise<OrderNumberRecord> =>
  orderNumbers
    .findOneAndUpdate({ _id }, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' })
    .lean<OrderNumberRecord>()
    .orFail();

/** Numbers a shop at its first order; of several at once the first gives it its number. */
async function numberShop(numbers: Numbers, retailerId: string): Promise<number | undefined> {
  const { last: shop } = await takeNext(numbers, SHOPS);
  await numbers.orderNumbers.updateOne({ _id: retailerId, shop: null }, { $set: { shop } });
  const numbered = await numbers.orderNumbers.findById(retailerId).lean<OrderNumberRecord>().orFail();
  return numbered.shop;
}
