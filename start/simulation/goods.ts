import * as z from 'zod';
import type { Desk, Question } from './desk.ts';

/** Something on sale, with what it takes to send it. */
export interface Goods {
  readonly listingId: string;
  readonly market: string;
  readonly skuId: string;
  readonly supplierId: string;
  /** Whether the supplier is refunded the VAT on what it bought: a trader that is a general taxpayer. */
  readonly isRefundedByInvoice: boolean;
  readonly retailerId: string;
  readonly warehouseId: string;
  /** Of one sales unit. */
  readonly grossGrams: number;
}

const ref = z.object({ id: z.string() });
const listing = z.object({
  id: z.string(),
  market: z.string(),
  retailer: ref,
  sku: z.object({
    id: z.string(),
    ip: z.object({ verdict: z.string() }),
    grossWeight: z.object({ grams: z.int() }),
    product: z.object({ supplier: ref.extend({ role: z.string(), taxpayer: z.string() }) }),
    stock: z
      .array(z.object({ available: z.int(), warehouse: ref.extend({ country: z.string() }) }))
      .nullable(),
  }),
});

type Listing = z.output<typeof listing>;

const LISTINGS = {
  query: `query Goods($market: CountryCode!, $after: String) {
    listings(filter: { market: $market, channel: B2C }, first: 50, after: $after) {
      nodes {
        id market retailer { id }
        sku {
          id ip(market: $market) { verdict } grossWeight { grams } product { supplier { id role taxpayer } }
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

/** Consumers there order by post from Guangzhou. */
export const MARKETS = ['DE', 'FR', 'NL', 'ES'] as const;

/** As much as an order may take, several times over. */
const ENOUGH = 20;
/** Heavier goods do not go by post. */
const MAX_GRAMS = 5_000;

/** What a market offers. */
export interface Offered {
  /** What consumers can order, so many at most. */
  readonly goods: readonly Goods[];
  /** Listings looked at. */
  readonly seen: number;
  /** Those for sale although a right of the market blocks them. */
  readonly blocked: readonly string[];
}

/** Looks through what is for sale in a market until so many goods are found. */
export async function findGoods(desk: Desk, market: string, most: number): Promise<Offered> {
  const goods: Goods[] = [];
  const blocked: string[] = [];
  let seen = 0;
  for (let after: string | null = null; ;) {
    const { listings }: z.output<typeof LISTINGS.shape> = await desk.ask(
      LISTINGS,
      { market, after },
      { role: 'operator' },
    );
    seen += listings.nodes.length;
    blocked.push(...listings.nodes.filter(isBlocked).map(({ id }) => id));
    goods.push(...listings.nodes.filter(isOrderable).map(goodsOf));
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

const isOrderable = ({ sku }: Listing): boolean =>
  sku.ip.verdict !== 'BLOCKED' &&
  sku.grossWeight.grams <= MAX_GRAMS &&
  (fullest(sku)?.available ?? 0) >= ENOUGH;

const isRefundedByInvoice = ({ role, taxpayer }: Listing['sku']['product']['supplier']): boolean =>
  role === 'TRADER' && taxpayer === 'GENERAL';

const goodsOf = ({ id, market, retailer, sku }: Listing): Goods => ({
  listingId: id,
  market,
  skuId: sku.id,
  supplierId: sku.product.supplier.id,
  isRefundedByInvoice: isRefundedByInvoice(sku.product.supplier),
  retailerId: retailer.id,
  warehouseId: fullest(sku)?.warehouse.id ?? '',
  grossGrams: sku.grossWeight.grams,
});
