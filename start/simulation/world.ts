import * as z from 'zod';
import type { Simulator } from '../../subgraphs/index.ts';
import { type Attempts, noAttempts, type Tested } from './attempts.ts';
import type { Calendar } from './calendar.ts';
import { deed, type Desk } from './desk.ts';
import { findGoods, type Goods, MARKETS, type Offered } from './goods.ts';
import type { Unclaimed } from './summing-up.ts';
import type { Replays } from './teller.ts';

/** All that the stories of one run share. */
export interface World {
  /** Begins every idempotency key: no two runs send the same. */
  readonly run: string;
  readonly desk: Desk;
  readonly calendar: Calendar;
  readonly simulator: Simulator;
  readonly goods: readonly Goods[];
  /** Listings looked at, and those for sale although blocked. */
  readonly listings: { readonly seen: number; readonly blocked: readonly string[] };
  readonly buyerIds: readonly string[];
  readonly replays: Replays;
  /** What was tried although it must not go. */
  readonly attempts: Readonly<Record<Tested, Attempts>>;
  /** Second claims for the same goods: how many were refused, and the orders of those that were not. */
  readonly claims: { refusedTwice: number; readonly takenTwice: string[] };
  /** Goods that were to be counted before the refund on them was repaid: how many were refused, and the others. */
  readonly returns: { refusedUnpaid: number; readonly passedUnpaid: string[] };
  /** Orders that have come to their end, whose lists wait for their monthly summary. */
  readonly unclaimed: Unclaimed[];
  /** Rates that shops have taken, by settlement. */
  readonly rates: Map<string, string>;
}

/** Goods of a market, so that some are ordered by several. */
const MOST_GOODS = 50;
const FEWEST_GOODS = 5;
const BUYERS = 5;

const REGISTER = deed('registerBuyer', 'buyer { id }', z.object({ buyer: z.object({ id: z.string() }) }));

type Opened = Pick<World, 'run' | 'desk' | 'calendar' | 'simulator'>;

/** Looks up what is on sale for so many orders, and registers who will buy. */
export async function openWorld(opened: Opened, orders: number): Promise<World> {
  const most = Math.min(MOST_GOODS, Math.max(FEWEST_GOODS, Math.ceil(orders / MARKETS.length)));
  const offered: Offered[] = [];
  for (const market of MARKETS) offered.push(await findGoods(opened.desk, market, most));
  const goods = offered.flatMap((each) => each.goods);
  if (goods.length === 0) throw new Error('Nothing is on sale: npm run seed -- --suppliers 200');
  return {
    ...opened,
    goods,
    listings: {
      seen: offered.reduce((sum, { seen }) => sum + seen, 0),
      blocked: offered.flatMap(({ blocked }) => blocked),
    },
    buyerIds: await registerBuyers(opened),
    claims: { refusedTwice: 0, takenTwice: [] },
    returns: { refusedUnpaid: 0, passedUnpaid: [] },
    unclaimed: [],
    rates: new Map(),
    attempts: noAttempts(),
    replays: { resent: 0, contradicted: 0, failures: [] },
  };
}

async function registerBuyers({ desk, run }: Opened): Promise<readonly string[]> {
  const buyerIds: string[] = [];
  for (let number = 0; number < BUYERS; number += 1) {
    const input = {
      idempotencyKey: `${run}-buyer-${number}`,
      name: `Buyer ${number}`,
      country: 'DE',
      kind: 'CONSUMER',
    };
    const { buyer } = await desk.do(REGISTER, input, { role: 'operator' });
    buyerIds.push(buyer.id);
  }
  return buyerIds;
}
