import { complete } from './completing.ts';
import { cancel, confirm, endsAtOnce } from './deciding.ts';
import { insure } from './insuring.ts';
import { pay, splitPrice, untilGivenBack } from './paying.ts';
import { ON_THE_WAY, report, ship } from './shipping.ts';
import type { Placed } from './story.ts';
import type { Teller } from './teller.ts';

/** A business pays a part in advance, or nothing, which is insured; and the rest once the goods are at its door, or not. */
export async function tellBusinessStory(teller: Teller, { orderId, quoteId, total }: Placed): Promise<void> {
  const { world, fate, retailer } = teller;
  if (await endsAtOnce(teller, orderId)) return;
  await confirm(teller, orderId);
  const [deposit, rest] = fate.trade === 'ON_DEPOSIT' ? splitPrice(total, DEPOSIT_SHARE) : [null, total];
  if (deposit) await pay(teller, { orderId, total: deposit });
  if (fate.ending === 'CANCELLED_PAID') {
    await cancel(teller, orderId, retailer);
    return untilGivenBack(teller, orderId);
  }
  const shipment = await ship(teller, { orderId, quoteId });
  const declared = { teller, orderId, declarationId: shipment.declarationId };
  const isInsured = fate.trade === 'ON_ACCOUNT' && (await insure(teller, orderId));
  await report(teller, shipment, ON_THE_WAY);
  if (fate.ending === 'UNPAID' || fate.ending === 'PAID_LATE') {
    if (isInsured) world.unpaid.push({ ...declared, total });
    return;
  }
  await pay(teller, { orderId, total: rest, payments: deposit ? 2 : 1 });
  await complete(declared);
}

const DEPOSIT_SHARE = 0.3;
