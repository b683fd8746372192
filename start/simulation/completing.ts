import { chinaMonth } from '../../values/month.ts';
import type { Declared } from './claiming.ts';
import { settle } from './paying.ts';
import { type Teller, untilOrder } from './teller.ts';

/** What was delivered and paid for comes to its end; its tax and its return follow with the end of its month. */
export async function complete(declared: Declared): Promise<void> {
  const { teller, orderId } = declared;
  await settleDelivered(teller, orderId);
  // Of what a part went back to the buyer, the proceeds are not all there.
  if (teller.fate.ending !== 'PARTLY_REFUNDED') await waitForMonth(declared);
}

/** The shop gets its money, and with it the order ends. */
export async function settleDelivered(teller: Teller, orderId: string): Promise<void> {
  await settle(teller, orderId);
  await untilOrder(
    teller,
    orderId,
    ({ status, declarations }) => status === 'COMPLETED' && declarations[0]?.status === 'CLOSED',
  );
}

/** The refund is claimed once the month is summed up, and goods come back after it. */
export async function waitForMonth(declared: Declared): Promise<void> {
  const { unclaimed, calendar } = declared.teller.world;
  unclaimed.push({ ...declared, month: chinaMonth(await calendar.now()) });
}
