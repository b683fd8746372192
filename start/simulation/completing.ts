import { chinaMonth } from '../../values/month.ts';
import { settle } from './paying.ts';
import { type Teller, untilOrder } from './teller.ts';

/** What was delivered and paid for comes to its end; its tax and its return follow with the end of its month. */
export async function complete(teller: Teller, orderId: string): Promise<void> {
  await settle(teller, orderId);
  await untilOrder(
    teller,
    orderId,
    ({ status, declarations }) => status === 'COMPLETED' && declarations[0]?.status === 'CLOSED',
  );
  // Of what a part went back to the buyer, the proceeds are not all there.
  if (teller.fate.ending !== 'PARTLY_REFUNDED') await waitForMonth(teller, orderId);
}

/** The refund is claimed once the month is summed up, and goods come back after it. */
async function waitForMonth(teller: Teller, orderId: string): Promise<void> {
  const { unclaimed, calendar } = teller.world;
  const month = chinaMonth(await calendar.now());
  unclaimed.push({ teller, orderId, month });
}
