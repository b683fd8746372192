import * as z from 'zod';
import { attempt, isDaring } from './attempts.ts';
import { tellBusinessStory } from './business-story.ts';
import { deed } from './desk.ts';
import type { Fate } from './fate.ts';
import type { Goods } from './goods.ts';
import { tellParcelStory } from './parcel-story.ts';
import type { Price } from './paying.ts';
import { quoteFreight } from './shipping.ts';
import { tellStockStory } from './stock-story.ts';
import { act, type Teller } from './teller.ts';
import { type Trade, TRADE_TERMS } from './trade.ts';
import type { World } from './world.ts';

/** One order whose story has come to its end. */
export interface Told {
  readonly key: string;
  readonly fate: Fate;
  readonly goods: Goods;
  /** Sales units. */
  readonly units: number;
  readonly orderId: string;
}

/** An order that was placed. */
export interface Placed {
  readonly orderId: string;
  readonly quoteId: string;
  readonly total: Price;
}

const PLACE = deed(
  'placeOrder',
  'order { id total { amount currency } }',
  z.object({
    order: z.object({ id: z.string(), total: z.object({ amount: z.string(), currency: z.string() }) }),
  }),
);

const MORE_THAN_THERE_IS = 1_000_000;

/** How the orders of a kind of trade go on. */
const STORIES: Readonly<Record<Trade, (teller: Teller, placed: Placed) => Promise<void>>> = {
  PARCEL: tellParcelStory,
  ON_DEPOSIT: tellBusinessStory,
  ON_ACCOUNT: tellBusinessStory,
  TO_STOCK: tellStockStory,
};

/** Tells one order from its first request to the end that its fate has for it. */
export async function tellStory(world: World, index: number, fate: Fate): Promise<Told> {
  const { channel } = TRADE_TERMS[fate.trade];
  const goods = pick(goodsFor(world, fate.trade), fate.goods);
  const units = goods.fewest * fate.quantity;
  const key = `${world.run}-${index}`;
  const teller: Teller = {
    world,
    fate,
    goods,
    units,
    key,
    buyer: { role: 'buyer', partyId: pick(world.buyerIds[channel], fate.buyer) },
    supplier: { role: 'supplier', partyId: goods.supplierId },
    retailer: { role: 'retailer', partyId: goods.retailerId },
  };
  const quoteId = await quoteFreight(teller);
  const { id: orderId, total } = await placeOrder(teller, quoteId);
  await STORIES[fate.trade](teller, { orderId, quoteId, total });
  return { key, fate, goods, units, orderId };
}

async function placeOrder(teller: Teller, shippingQuoteId: string) {
  const { goods, fate, units, buyer } = teller;
  const { incoterms, terms } = TRADE_TERMS[fate.trade];
  const input = {
    buyerId: buyer.partyId,
    lines: [{ listingId: goods.listingId, quantity: units }],
    incoterm: pick(incoterms, fate.incoterm),
    namedPlace: 'Town',
    terms,
    deliverTo: { name: 'Anna Krause', lines: ['Main street 1'], city: 'Town', country: goods.market },
    shippingQuoteId,
  };
  const lines = [{ listingId: goods.listingId, quantity: MORE_THAN_THERE_IS }];
  if (isDaring(fate))
    await attempt(teller, 'I2', { deed: PLACE, input: { ...input, lines }, as: buyer, code: 'OUT_OF_STOCK' });
  return (await act(teller, { deed: PLACE, input, as: buyer })).order;
}

/** To a warehouse abroad go the goods of traders, who are refunded for each order by itself; where there are any. */
function goodsFor({ goods }: World, trade: Trade): readonly Goods[] {
  const all = goods[TRADE_TERMS[trade].channel];
  const ofTraders = all.filter(({ isRefundedByInvoice }) => isRefundedByInvoice);
  return trade === 'TO_STOCK' && ofTraders.length > 0 ? ofTraders : all;
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}
