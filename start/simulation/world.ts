import * as z from 'zod';
import { addDays, chinaDate } from '../../values/calendar-date.ts';
import type { Simulator } from '../../subgraphs/index.ts';
import { type Attempts, noAttempts, type Tested } from './attempts.ts';
import type { Calendar } from './calendar.ts';
import { deed, type Desk, type Speaker } from './desk.ts';
import { findGoods, type Goods, MARKETS, type Offered } from './goods.ts';
import { type Channel, shareOf } from './trade.ts';
import { type Insurance, noInsurance } from './insuring.ts';
import { type InvoiceBook, noInvoices } from './purchase-invoices.ts';
import type { PreRefund } from './pre-refunding.ts';
import type { Unpaid } from './losing.ts';
import type { Unclaimed } from './summing-up.ts';
import { restock } from './restocking.ts';
import type { Replays } from './teller.ts';

/** All that the stories of one run share. */
export interface World {
  /** Begins every idempotency key: no two runs send the same. */
  readonly run: string;
  readonly desk: Desk;
  readonly calendar: Calendar;
  readonly simulator: Simulator;
  readonly goods: Readonly<Record<Channel, readonly Goods[]>>;
  /** Listings looked at, and those for sale although blocked. */
  readonly listings: { readonly seen: number; readonly blocked: readonly string[] };
  /** Consumers, and businesses. */
  readonly buyerIds: Readonly<Record<Channel, readonly string[]>>;
  readonly replays: Replays;
  /** What was tried although it must not go. */
  readonly attempts: Readonly<Record<Tested, Attempts>>;
  /** Second claims for the same goods: how many were refused, and the orders of those that were not. */
  readonly claims: { refusedTwice: number; readonly takenTwice: string[] };
  /** Goods that were to be counted before the refund on them was repaid: how many were refused, and the others. */
  readonly returns: { refusedUnpaid: number; readonly passedUnpaid: string[] };
  /** Orders that have come to their end, whose lists wait for their monthly summary. */
  readonly unclaimed: Unclaimed[];
  readonly insurance: Insurance;
  readonly invoices: InvoiceBook;
  /** Claims of makers by period. */
  readonly makerClaims: { readonly id: string; readonly supplier: Speaker }[];
  /** Paid for goods abroad, and reconciled in the month after. */
  readonly preRefunds: PreRefund[];
  /** Insured orders whose buyers have not paid, and whose losses wait for their days. */
  readonly unpaid: Unpaid[];
  /** Rates that shops have taken, by settlement. */
  readonly rates: Map<string, string>;
}

/** Goods of a market, so that some are ordered by several. */
const MOST_GOODS: Readonly<Record<Channel, number>> = { B2C: 50, B2B: 12 };
/** No run moves the time further. */
const LONGEST_DAYS = 180;
const FEWEST_GOODS = 5;
const BUYERS: Readonly<Record<Channel, number>> = { B2C: 5, B2B: 3 };
const KINDS: Readonly<Record<Channel, string>> = { B2C: 'CONSUMER', B2B: 'BUSINESS' };

const REGISTER = deed('registerBuyer', 'buyer { id }', z.object({ buyer: z.object({ id: z.string() }) }));

type Opened = Pick<World, 'run' | 'desk' | 'calendar' | 'simulator'>;

/** Looks up what is on sale for so many orders, and registers who will buy. */
export async function openWorld(opened: Opened, orders: number): Promise<World> {
  const [forConsumers, forBusinesses] = [
    await offers(opened, 'B2C', orders),
    await offers(opened, 'B2B', orders),
  ];
  const offered = [...forConsumers, ...forBusinesses];
  return {
    ...opened,
    goods: { B2C: goodsOf(forConsumers), B2B: goodsOf(forBusinesses) },
    listings: {
      seen: offered.reduce((sum, { seen }) => sum + seen, 0),
      blocked: offered.flatMap(({ blocked }) => blocked),
    },
    buyerIds: { B2C: await registerBuyers(opened, 'B2C'), B2B: await registerBuyers(opened, 'B2B') },
    claims: { refusedTwice: 0, takenTwice: [] },
    returns: { refusedUnpaid: 0, passedUnpaid: [] },
    unclaimed: [],
    insurance: noInsurance(),
    unpaid: [],
    preRefunds: [],
    invoices: noInvoices(),
    makerClaims: [],
    rates: new Map(),
    attempts: noAttempts(),
    replays: { resent: 0, contradicted: 0, failures: [] },
  };
}

/** All goods that are traded here. */
export const allGoods = ({ goods }: Pick<World, 'goods'>): readonly Goods[] => [...goods.B2C, ...goods.B2B];

async function offers(
  { desk, run, calendar }: Opened,
  channel: Channel,
  orders: number,
): Promise<readonly Offered[]> {
  const most = Math.min(MOST_GOODS[channel], Math.max(FEWEST_GOODS, Math.ceil(orders / MARKETS.length)));
  const later = addDays(chinaDate(await calendar.now()), LONGEST_DAYS);
  const offered: Offered[] = [];
  for (const market of MARKETS) {
    offered.push(await findGoods(desk, { market, channel, most, later }));
  }
  const goods = offered.flatMap((each) => each.goods);
  const timesOrdered = Math.ceil((orders * shareOf(channel)) / Math.max(1, goods.length));
  await restock({ desk, run }, goods, timesOrdered);
  return offered;
}

function goodsOf(offered: readonly Offered[]): readonly Goods[] {
  const goods = offered.flatMap((each) => each.goods);
  if (goods.length === 0) throw new Error('Nothing is on sale: npm run seed -- --suppliers 200');
  return goods;
}

async function registerBuyers({ desk, run }: Opened, channel: Channel): Promise<readonly string[]> {
  const buyerIds: string[] = [];
  for (let number = 0; number < BUYERS[channel]; number += 1) {
    const input = {
      idempotencyKey: `${run}-buyer-${channel}-${number}`,
      name: `Buyer ${number}`,
      country: 'DE',
      kind: KINDS[channel],
    };
    const { buyer } = await desk.do(REGISTER, input, { role: 'operator' });
    buyerIds.push(buyer.id);
  }
  return buyerIds;
}
