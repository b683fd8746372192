import type { Installation } from './installation.ts';
import { findStockedSku, type StockedSku } from './stock.ts';

/** Goods of the sample catalogue on sale in Germany, and who trades in them. */
export interface Sale {
  readonly sku: StockedSku;
  readonly listingId: string;
  readonly buyerId: string;
  readonly operator: string;
}

const REGISTER = `mutation ($retailer: RegisterRetailerInput!, $buyer: RegisterBuyerInput!) {
  registerRetailer(input: $retailer) { retailer { id } } registerBuyer(input: $buyer) { buyer { id } } }`;
const LIST = `mutation ($input: PublishListingsInput!) {
  publishListings(input: $input) { results { listing { id } } userErrors { message } } }`;
const COUNT = `mutation ($input: PublishInventoryInput!) {
  publishInventory(input: $input) { applied userErrors { message } } }`;

/** Opens a sale of so many units of one SKU, all in one warehouse. */
export async function openSale(graph: Installation, onHand: number): Promise<Sale> {
  const sku = await findStockedSku(graph);
  const operator = await graph.token('operator');
  const buyer = { idempotencyKey: 'sale', name: 'Erika Mustermann', country: 'DE', kind: 'CONSUMER' };
  const { data } = await graph.ask(
    REGISTER,
    { retailer: { idempotencyKey: 'sale', name: 'Sale' }, buyer },
    operator,
  );
  const retailerId = String(data.registerRetailer.retailer.id);
  const listing = { skuId: sku.skuId, market: 'DE', channel: 'B2C', title: 'Spielzeug' };
  const listings = [{ ...listing, price: { amount: '10.00', currency: 'EUR' } }];
  const listed = await graph.ask(LIST, { input: { idempotencyKey: 'sale', retailerId, listings } }, operator);
  // What lies elsewhere is not for sale here.
  const items = [{ skuCode: sku.code, warehouseId: sku.warehouseId, quantity: onHand, safety: 0 }];
  const stock = await graph.ask(
    `query ($id: ID!) { sku(id: $id) { stock { warehouse { id } } } }`,
    { id: sku.skuId },
    operator,
  );
  const others = (stock.data.sku.stock as readonly { warehouse: { id: string } }[])
    .filter(({ warehouse }) => warehouse.id !== sku.warehouseId)
    .map(({ warehouse }) => ({ skuCode: sku.code, warehouseId: warehouse.id, quantity: 0, safety: 0 }));
  const counted = {
    idempotencyKey: 'sale',
    supplierId: sku.supplierId,
    mode: 'SET',
    items: [...items, ...others],
  };
  await graph.ask(COUNT, { input: counted }, operator);
  return {
    sku,
    listingId: String(listed.data.publishListings.results[0].listing.id),
    buyerId: String(data.registerBuyer.buyer.id),
    operator,
  };
}

export interface Placed {
  readonly order: { readonly id: string; readonly status: string } | null;
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: string }[];
}

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { replayed userErrors { code } order { id status } } }`;

/** So often a buyer asks who gets no answer in time. */
const TRIES = 10;
const NO_ANSWER: ReadonlySet<string> = new Set(['TIMEOUT', 'IN_PROGRESS']);

/** Orders one unit for a buyer, as the operator. @throws when the graph gives no answer, however often it is asked */
export async function placeOne(
  graph: Installation,
  { listingId, operator, buyerId }: Sale,
  idempotencyKey: string,
): Promise<Placed> {
  const input = {
    idempotencyKey,
    buyerId,
    lines: [{ listingId, quantity: 1 }],
    incoterm: 'DDP',
    namedPlace: 'Berlin',
    terms: 'PREPAID',
    deliverTo: { name: 'Erika Mustermann', lines: ['Musterstraße 1'], city: 'Berlin', country: 'DE' },
  };
  for (let tries = 1; ; tries += 1) {
    const { data, errors = [] } = await graph.ask<{ placeOrder: Placed }>(PLACE, { input }, operator);
    const codes = errors.map(({ extensions }) => extensions.code);
    if (codes.length === 0) {
      const isUnknown = data.placeOrder.userErrors.some(({ code }) => NO_ANSWER.has(code));
      if (!isUnknown || tries === TRIES) return data.placeOrder;
    } else if (tries === TRIES || !codes.every((code) => NO_ANSWER.has(code))) {
      throw new Error(JSON.stringify(errors));
    }
  }
}

/** How much of the sale's SKU is on hand and reserved, in all warehouses. */
export async function readSaleStock(
  graph: Installation,
  { sku, operator }: Sale,
): Promise<{ readonly onHand: number; readonly reserved: number; readonly available: number }> {
  const query = 'query ($id: ID!) { sku(id: $id) { available stock { onHand reserved } } }';
  const { data } = await graph.ask(query, { id: sku.skuId }, operator);
  const levels = data.sku.stock as readonly { onHand: number; reserved: number }[];
  return {
    onHand: levels.reduce((sum, { onHand }) => sum + onHand, 0),
    reserved: levels.reduce((sum, { reserved }) => sum + reserved, 0),
    available: Number(data.sku.available),
  };
}
