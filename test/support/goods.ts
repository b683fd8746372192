import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { askRight, type Trader } from './trader.ts';

/** Something on sale in Germany, and where it lies. */
export interface Goods {
  readonly listingId: string;
  readonly skuId: string;
  readonly code: string;
  readonly hsCode: string;
  readonly supplierId: string;
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
    readonly available: number;
    readonly ip: { readonly verdict: string };
    readonly grossWeight: { readonly grams: number };
    readonly product: {
      readonly supplier: { readonly id: string; readonly role: string; readonly taxpayer: string };
    };
    readonly stock: readonly { readonly warehouse: { readonly id: string } }[];
  };
}

const LISTINGS = `query ($after: String) {
  listings(filter: { market: "DE", channel: B2C }, first: 50, after: $after) {
    nodes {
      id
      retailer { id }
      sku {
        id code hsCode available
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

/** What every consumer in Germany can order, of so many SKUs at most. */
export async function findGoods({ graph, operator }: Trader, most: number): Promise<readonly Goods[]> {
  const goods: Goods[] = [];
  let after: string | null = null;
  do {
    const { listings } = await askRight(graph, LISTINGS, { variables: { after }, token: operator });
    goods.push(...(listings.nodes as readonly Found[]).filter(isOrderable).map(goodsOf));
    after = listings.pageInfo.hasNextPage ? String(listings.pageInfo.endCursor) : null;
  } while (after !== null && goods.length < most);
  assert.ok(goods.length > 0, 'Nothing is on sale in Germany');
  return goods.slice(0, most);
}

const isOrderable = ({ sku }: Found): boolean =>
  sku.available >= ENOUGH && sku.ip.verdict !== 'BLOCKED' && sku.stock.length > 0;

const goodsOf = ({ id, retailer, sku }: Found): Goods => ({
  listingId: id,
  skuId: sku.id,
  code: sku.code,
  hsCode: sku.hsCode,
  supplierId: sku.product.supplier.id,
  isRefundedByInvoice: sku.product.supplier.role === 'TRADER' && sku.product.supplier.taxpayer === 'GENERAL',
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
