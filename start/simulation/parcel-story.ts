import { cancel, confirm, endsAtOnce } from './deciding.ts';
import { complete } from './completing.ts';
import { askEarly, giveBackPart, pay, play, untilGivenBack } from './paying.ts';
import { ON_THE_WAY, report, ship } from './shipping.ts';
import type { Placed } from './story.ts';
import { type Teller, untilOrder } from './teller.ts';

/** A consumer pays in advance, and gets a parcel. */
export async function tellParcelStory(teller: Teller, { orderId, quoteId, total }: Placed): Promise<void> {
  const { fate, retailer } = teller;
  if (await endsAtOnce(teller, orderId)) return;
  await confirm(teller, orderId);
  const ref = await pay(teller, { orderId, total });
  if (fate.ending === 'CANCELLED_PAID') {
    await cancel(teller, orderId, retailer);
    return untilGivenBack(teller, orderId);
  }
  if (fate.ending === 'COMPLETED' || fate.ending === 'RETURNED') await askEarly(teller, orderId);
  const shipment = await ship(teller, { orderId, quoteId });
  if (fate.ending === 'PARTLY_REFUNDED') await giveBackPart(teller, orderId);
  if (fate.ending === 'DISPUTE_WON') await dispute(teller, ref, 'won');
  await report(teller, shipment, ON_THE_WAY);
  if (fate.ending === 'CHARGED_BACK') {
    await dispute(teller, ref, 'charged_back');
    await untilOrder(teller, orderId, ({ payments }) => payments[0]?.status === 'CHARGED_BACK');
    return;
  }
  await complete({ teller, orderId, declarationId: shipment.declarationId });
}

async function dispute(teller: Teller, ref: string, verdict: 'won' | 'charged_back'): Promise<void> {
  await play(teller, { event: 'disputed', ref });
  await play(teller, { event: verdict, ref });
}
