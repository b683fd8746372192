import * as z from 'zod';
import { chinaMonth } from '../../values/month.ts';
import { attempt, isDaring } from './attempts.ts';
import { deed, type Speaker } from './desk.ts';
import type { Fate } from './fate.ts';
import type { Goods } from './goods.ts';
import { askEarly, giveBackPart, pay, play, type Price, settle, untilGivenBack } from './paying.ts';
import { quoteFreight, report, ship } from './shipping.ts';
import { act, type Teller, untilOrder } from './teller.ts';
import type { World } from './world.ts';

/** One order whose story has come to its end. */
export interface Told {
  readonly key: string;
  readonly fate: Fate;
  readonly goods: Goods;
  readonly orderId: string;
}

const orderOf = z.object({ order: z.object({ id: z.string() }) });
const PLACE = deed(
  'placeOrder',
  'order { id total { amount currency } }',
  z.object({
    order: z.object({ id: z.string(), total: z.object({ amount: z.string(), currency: z.string() }) }),
  }),
);
const CONFIRM = deed('confirmOrder', 'order { id }', orderOf);
const CANCEL = deed('cancelOrder', 'order { id }', orderOf);

const MORE_THAN_THERE_IS = 1_000_000;
const ON_THE_WAY = ['DEPARTED', 'ARRIVED', 'IMPORT_CLEARING', 'DELIVERED'] as const;

/** Tells one order from its first request to the end that its fate has for it. */
export async function tellStory(world: World, index: number, fate: Fate): Promise<Told> {
  const goods = pick(world.goods, fate.goods);
  const key = `${world.run}-${index}`;
  const teller: Teller = {
    world,
    fate,
    goods,
    key,
    buyer: { role: 'buyer', partyId: pick(world.buyerIds, fate.buyer) },
    supplier: { role: 'supplier', partyId: goods.supplierId },
    retailer: { role: 'retailer', partyId: goods.retailerId },
  };
  const quoteId = await quoteFreight(teller);
  const { id: orderId, total } = await placeOrder(teller, quoteId);
  await goOn(teller, { orderId, quoteId, total });
  return { key, fate, goods, orderId };
}

async function placeOrder(teller: Teller, shippingQuoteId: string) {
  const { goods, fate, buyer } = teller;
  const input = {
    buyerId: buyer.partyId,
    lines: [{ listingId: goods.listingId, quantity: fate.quantity }],
    incoterm: 'DDP',
    namedPlace: 'Town',
    terms: 'PREPAID',
    deliverTo: { name: 'Anna Krause', lines: ['Main street 1'], city: 'Town', country: goods.market },
    shippingQuoteId,
  };
  const lines = [{ listingId: goods.listingId, quantity: MORE_THAN_THERE_IS }];
  if (isDaring(fate))
    await attempt(teller, 'I2', { deed: PLACE, input: { ...input, lines }, as: buyer, code: 'OUT_OF_STOCK' });
  return (await act(teller, { deed: PLACE, input, as: buyer })).order;
}

async function cancel(teller: Teller, orderId: string, as: Speaker): Promise<void> {
  await act(teller, { deed: CANCEL, input: { orderId, reason: 'Not wanted any more' }, as });
}

interface Placed {
  readonly orderId: string;
  readonly quoteId: string;
  readonly total: Price;
}

async function goOn(teller: Teller, { orderId, quoteId, total }: Placed): Promise<void> {
  const { fate, buyer, retailer, supplier } = teller;
  // It is given up by itself once its time is over: the calendar sees to that.
  if (fate.ending === 'HOLD_EXPIRED') return;
  if (fate.ending === 'CANCELLED_UNPAID') return cancel(teller, orderId, buyer);
  await act(teller, { deed: CONFIRM, input: { orderId }, as: supplier });
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
  await settle(teller, orderId);
  await untilOrder(
    teller,
    orderId,
    ({ status, declarations }) => status === 'COMPLETED' && declarations[0]?.status === 'CLOSED',
  );
  // Of what a part went back to the buyer, the proceeds are not all there.
  if (fate.ending !== 'PARTLY_REFUNDED') await waitForSummary(teller, orderId);
}

/** The refund is claimed once the list is in its month's summary, and goods come back after it. */
async function waitForSummary(teller: Teller, orderId: string): Promise<void> {
  const { unclaimed, calendar } = teller.world;
  const month = chinaMonth(await calendar.now());
  unclaimed.push({ teller, orderId, month });
}

async function dispute(teller: Teller, ref: string, verdict: 'won' | 'charged_back'): Promise<void> {
  await play(teller, { event: 'disputed', ref });
  await play(teller, { event: verdict, ref });
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}
