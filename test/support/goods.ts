import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { askRight, type Trader } from './trader.ts';

/** To consumers or to businesses. */
export type Channel = 'B2C' | 'B2B';

/** Something on sale in Germany, and where it lies. */
export interface Goods {
  readonly listingId: string;
  readonly skuId: string;
  readonly code: string;
  readonly hsCode: string;
  readonly supplierId: string;
  /** Sales units that are sold together at least: what businesses buy has a least quantity. */
  readonly fewest: number;
  /** Its supplier is refunded the VAT on what it bought: a trader that is a general taxpayer. */
  readonly isRefundedByInvoice: boolean;
  readonly retailerId: string;
  readonly warehouseId: string;
  readonly grossGrams: number;
}

interface Found {
  readonly id: string;
  readonly retailer: { readonly id: string };
  readonly sku: {
    readonly id: string;
    readonly code: string;
    readonly hsCode: string;
    readonly moq: number;
    readonly available: number;
    readonly refundRate: { readonly rate: string | null } | null;
    readonly ip: { readonly verdict: string };
    readonly grossWeight: { readonly grams: number };
    readonly product: {
      readonly supplier: { readonly id: string; readonly role: string; readonly taxpayer: string };
    };
    readonly stock: readonly { readonly warehouse: { readonly id: string } }[];
  };
}

const LISTINGS = `query ($channel: Channel!, $after: String) {
  listings(filter: { market: "DE", channel: $channel }, first: 50, after: $after) {
    nodes {
      id
      retailer { id }
      sku {
        id code hsCode moq available
        refundRate { rate }
        ip(market: "DE") { verdict }
        grossWeight { grams }
        product { supplier { id role taxpayer } }
        stock { warehouse { id } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Sold out during a run, goods would be refused. */
const ENOUGH = 5;

/** What everybody in Germany can order in a channel, of so many SKUs at most. */
export async function findGoods(
  { graph, operator: token }: Trader,
  most: number,
  channel: Channel = 'B2C',
): Promise<readonly Goods[]> {
  const goods: Goods[] = [];
  let after: string | null = null;
  do {
    const { listings } = await askRight(graph, LISTINGS, { variables: { channel, after }, token });
    goods.push(
      ...(listings.nodes as readonly Found[]).filter(isOrderable).map((found) => goodsOf(found, channel)),
    );
    after = listings.pageInfo.hasNextPage ? String(listings.pageInfo.endCursor) : null;
  } while (after !== null && goods.length < most);
  assert.ok(goods.length > 0, 'Nothing is on sale in Germany');
  return goods.slice(0, most);
}

const isOrderable = ({ sku }: Found): boolean =>
  sku.available >= ENOUGH && sku.ip.verdict !== 'BLOCKED' && sku.stock.length > 0;

/** By invoice to a trader; at no rate there is nothing to refund. */
const isRefunded = ({ refundRate, product: { supplier } }: Found['sku']): boolean =>
  supplier.role === 'TRADER' && supplier.taxpayer === 'GENERAL' && Number(refundRate?.rate ?? 0) > 0;

const goodsOf = ({ id, retailer, sku }: Found, channel: Channel): Goods => ({
  listingId: id,
  skuId: sku.id,
  code: sku.code,
  hsCode: sku.hsCode,
  supplierId: sku.product.supplier.id,
  fewest: channel === 'B2B' ? sku.moq : 1,
  isRefundedByInvoice: isRefunded(sku),
  retailerId: retailer.id,
  warehouseId: sku.stock[0]?.warehouse.id ?? '',
  grossGrams: sku.grossWeight.grams,
});

/** Heavier goods do not go by post. */
const POST_GRAMS = 30_000;

/** Goods of these kinds are reviewed, inspected, detained or rejected by the simulated customs. */
const HELD_UP = (
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../data/simulated-customs.json'), 'utf8')) as {
    readonly scenarios: readonly { readonly hsPrefixes: readonly string[] }[];
  }
).scenarios.flatMap(({ hsPrefixes }) => hsPrefixes.filter((prefix) => prefix !== ''));

/** True for what a chain brings to its release without anybody's decision. */
export const goesThrough = ({ grossGrams, hsCode }: Goods): boolean =>
  grossGrams <= POST_GRAMS && !HELD_UP.some((prefix) => hsCode.startsWith(prefix));

const ADJUST = `mutation ($input: PublishInventoryInput!) {
  publishInventory(input: $input) { applied userErrors { code message } } }`;

/** Lays in so many more units of some goods. */
export async function layIn(
  { graph, operator, run }: Trader,
  { supplierId, code, warehouseId }: Goods,
  quantity: number,
): Promise<void> {
  const items = [{ skuCode: code, warehouseId, quantity }];
  const input = { idempotencyKey: `${run}-stock`, supplierId, mode: 'ADJUST', items };
  const { publishInventory } = await askRight(graph, ADJUST, { variables: { input }, token: operator });
  assert.equal(publishInventory.applied, 1);
}
