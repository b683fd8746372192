import { complete } from './completing.ts';
import { cancel, confirm, endsAtOnce } from './deciding.ts';
import { pay, type Price, untilGivenBack } from './paying.ts';
import { ON_THE_WAY, report, ship } from './shipping.ts';
import type { Placed } from './story.ts';
import type { Teller } from './teller.ts';

/** A business pays a part in advance or nothing, and the rest once the goods are at its door. */
export async function tellBusinessStory(teller: Teller, { orderId, quoteId, total }: Placed): Promise<void> {
  const { fate, retailer } = teller;
  if (await endsAtOnce(teller, orderId)) return;
  await confirm(teller, orderId);
  const { deposit, rest } = fate.trade === 'ON_DEPOSIT' ? partsOf(total) : { deposit: null, rest: total };
  if (deposit) await pay(teller, { orderId, total: deposit });
  if (fate.ending === 'CANCELLED_PAID') {
    await cancel(teller, orderId, retailer);
    return untilGivenBack(teller, orderId);
  }
  const shipment = await ship(teller, { orderId, quoteId });
  await report(teller, shipment, ON_THE_WAY);
  await pay(teller, { orderId, total: rest, payments: deposit ? 2 : 1 });
  await complete(teller, orderId);
}

const DEPOSIT_PERCENT = 30;

/** No cent of the two is lost; prices here have two digits after the point. */
function partsOf({ amount, currency }: Price): { readonly deposit: Price; readonly rest: Price } {
  const cents = Math.round(Number(amount) * 100);
  const first = Math.ceil((cents * DEPOSIT_PERCENT) / 100);
  const price = (part: number): Price => ({ amount: (part / 100).toFixed(2), currency });
  return { deposit: price(first), rest: price(cents - first) };
}
