import type { Installation } from './installation.ts';
import { findSupplier } from './stock.ts';

/** Publishes a new SKU, as its supplier. */
export async function publishSku(graph: Installation, code: string): Promise<string> {
  const { supplierId, token } = await findSupplier(graph);
  const sku = {
    code,
    productName: `Product ${code}`,
    name: `SKU ${code}`,
    hsCode: '9503008900',
    origin: 'CN',
    legalQuantities: [{ value: '1', unit: 'C62' }],
    netWeight: { grams: 200 },
    grossWeight: { grams: 240 },
    priceTiers: [{ minQuantity: 1, price: { amount: '12.50', currency: 'CNY' } }],
  };
  const { data } = await graph.ask<{
    publishSkus: { results: readonly { sku: { id: string } | null }[]; userErrors: readonly unknown[] };
  }>(
    `mutation ($input: PublishSkusInput!) {
      publishSkus(input: $input) { results { sku { id } } userErrors { code message } } }`,
    { input: { idempotencyKey: code, supplierId, skus: [sku] } },
    token,
  );
  const id = data.publishSkus.results[0]?.sku?.id;
  if (id === undefined) throw new Error(`The SKU was refused: ${JSON.stringify(data.publishSkus)}`);
  return id;
}

/** True when a retailer may list a SKU: then it has been listed. */
export async function isListable(graph: Installation, skuId: string): Promise<boolean> {
  const { data: found } = await graph.ask<{
    listings: { nodes: readonly { retailer: { id: string } }[] };
  }>('{ listings(first: 1) { nodes { retailer { id } } } }');
  const retailerId = found.listings.nodes[0]?.retailer.id;
  const listing = {
    skuId,
    market: 'DE',
    channel: 'B2C',
    title: 'A new toy',
    price: { amount: '9.99', currency: 'EUR' },
  };
  const { data } = await graph.ask<{ publishListings: { userErrors: readonly unknown[] } }>(
    `mutation ($input: PublishListingsInput!) {
      publishListings(input: $input) { userErrors { code message } results { errors { code } } } }`,
    { input: { idempotencyKey: skuId, retailerId, listings: [listing] } },
    await graph.token('retailer', retailerId),
  );
  return data.publishListings.userErrors.length === 0;
}
