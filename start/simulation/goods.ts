import * as z from 'zod';
import type { CalendarDate } from '../../values/calendar-date.ts';
import type { Desk, Question } from './desk.ts';
import type { Channel } from './trade.ts';

/** Something on sale, with what it takes to send it. */
export interface Goods {
  readonly listingId: string;
  readonly market: string;
  readonly skuId: string;
  readonly skuCode: string;
  readonly supplierId: string;
  /** Whether the supplier is refunded the VAT on what it bought: a trader that is a general taxpayer. */
  readonly isRefundedByInvoice: boolean;
  /** Whether it is by period: a maker that is one. */
  readonly isRefundedByPeriod: boolean;
  /** Nobody knows a rate for the goods of a supplier that could claim. */
  readonly hasNoRate: boolean;
  /** Sales units that are sold together at least: what businesses buy has a least quantity. */
  readonly fewest: number;
  readonly retailerId: string;
  readonly warehouseId: string;
  /** Sales units that can be bought there now. */
  readonly available: number;
  /** Of one sales unit. */
  readonly grossGrams: number;
}

const ref = z.object({ id: z.string() });
const rate = z.object({ rate: z.string().nullable() }).nullable();
const listing = z.object({
  id: z.string(),
  market: z.string(),
  retailer: ref,
  sku: z.object({
    id: z.string(),
    code: z.string(),
    moq: z.int(),
    ip: z.object({ verdict: z.string() }),
    ...{ refundRate: rate, laterRate: rate },
    grossWeight: z.object({ grams: z.int() }),
    product: z.object({ supplier: ref.extend({ role: z.string(), taxpayer: z.string() }) }),
    stock: z
      .array(z.object({ available: z.int(), warehouse: ref.extend({ country: z.string() }) }))
      .nullable(),
  }),
});

type Listing = z.output<typeof listing>;

const LISTINGS = {
  query: `query Goods($market: CountryCode!, $channel: Channel!, $later: Date!, $after: String) {
    listings(filter: { market: $market, channel: $channel }, first: 50, after: $after) {
      nodes {
        id market retailer { id }
        sku {
          id code moq refundRate { rate } laterRate: refundRate(on: $later) { rate } ip(market: $market) { verdict } grossWeight { grams } product { supplier { id role taxpayer } }
          stock { available warehouse { id country } }
        }
      }
      pageInfo { hasNextPage endCursor }
    } }`,
  shape: z.object({
    listings: z.object({
      nodes: z.array(listing),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
} satisfies Question<unknown>;

/** Buyers there order by post or by air from Guangzhou. */
export const MARKETS = ['DE', 'FR', 'NL', 'ES'] as const;

/** In lots of what is sold together. */
const FEWEST_LOTS = 20;
/** Heavier goods do not go by post. */
const MAX_GRAMS = 5_000;
/** Goods of which more have to be bought at once would be bought out. */
const MAX_FEWEST = 20;

/** What a market offers. */
export interface Offered {
  /** What consumers can order, so many at most. */
  readonly goods: readonly Goods[];
  /** Listings looked at. */
  readonly seen: number;
  /** Those for sale although a right of the market blocks them. */
  readonly blocked: readonly string[];
}

/** Which goods are looked for, and how many at most. */
export interface Wanted {
  readonly market: string;
  readonly channel: Channel;
  readonly most: number;
  /** After the last export: what is refunded for the goods may end before. */
  readonly later: CalendarDate;
}

/** Looks through what is for sale in a market until so many goods are found. */
export async function findGoods(desk: Desk, { market, channel, most, later }: Wanted): Promise<Offered> {
  const goods: Goods[] = [];
  const blocked: string[] = [];
  let seen = 0;
  for (let after: string | null = null; ;) {
    const { listings }: z.output<typeof LISTINGS.shape> = await desk.ask(
      LISTINGS,
      { market, channel, later, after },
      { role: 'operator' },
    );
    seen += listings.nodes.length;
    blocked.push(...listings.nodes.filter(isBlocked).map(({ id }) => id));
    goods.push(
      ...listings.nodes
        .map((node) => ({ node, goods: goodsOf(node, channel) }))
        .filter(({ node, goods: { fewest } }) => isOrderable(node, { fewest, units: FEWEST_LOTS * fewest }))
        .map((each) => each.goods),
    );
    after = listings.pageInfo.endCursor;
    if (!listings.pageInfo.hasNextPage || goods.length >= most) {
      return { goods: goods.slice(0, most), seen, blocked };
    }
  }
}

/** Where most of it lies in China, from where it is sent. */
const fullest = ({ stock }: Listing['sku']) =>
  (stock ?? [])
    .filter(({ warehouse }) => warehouse.country === 'CN')
    .sort((a, b) => b.available - a.available)[0] ?? null;

const isBlocked = ({ sku }: Listing): boolean => sku.ip.verdict === 'BLOCKED';

const isOrderable = (
  { sku }: Listing,
  { fewest, units }: { readonly fewest: number; readonly units: number },
): boolean =>
  sku.ip.verdict !== 'BLOCKED' &&
  sku.grossWeight.grams <= MAX_GRAMS &&
  fewest <= MAX_FEWEST &&
  (fullest(sku)?.available ?? 0) >= units;

/** Whether there is a rate for the goods, as long as they are exported here. */
const isRefunded = ({ refundRate, laterRate }: Listing['sku']): boolean =>
  [refundRate, laterRate].every((found) => Number(found?.rate ?? 0) > 0);

const hasNoRate = ({ refundRate, laterRate, product: { supplier } }: Listing['sku']): boolean =>
  supplier.taxpayer === 'GENERAL' && [refundRate, laterRate].every((found) => found?.rate == null);

/** By invoice to a trader, by period to a maker; not at all to a small taxpayer. */
const refundedTo = (sku: Listing['sku'], role: string): boolean =>
  isRefunded(sku) && sku.product.supplier.role === role && sku.product.supplier.taxpayer === 'GENERAL';

const goodsOf = ({ id, market, retailer, sku }: Listing, channel: Channel): Goods => ({
  listingId: id,
  market,
  skuId: sku.id,
  skuCode: sku.code,
  supplierId: sku.product.supplier.id,
  isRefundedByInvoice: refundedTo(sku, 'TRADER'),
  isRefundedByPeriod: refundedTo(sku, 'MANUFACTURER'),
  hasNoRate: hasNoRate(sku),
  fewest: channel === 'B2B' ? sku.moq : 1,
  retailerId: retailer.id,
  warehouseId: fullest(sku)?.warehouse.id ?? '',
  available: fullest(sku)?.available ?? 0,
  grossGrams: sku.grossWeight.grams,
});
