import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Goods } from './goods.ts';
import { askRight, askWhenKnown, type Trader } from './trader.ts';

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order { id status total { amount currency } } replayed userErrors { code message field } } }`;
const CONFIRM = `mutation ($input: ConfirmOrderInput!) {
  confirmOrder(input: $input) { order { status } userErrors { code message field } } }`;
const CAPTURE = `mutation ($input: CapturePaymentInput!) {
  capturePayment(input: $input) { payment { status } userErrors { code message field } } }`;
const QUOTE = `query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id } }`;
const BOOK = `mutation ($input: BookShipmentInput!) {
  bookShipment(input: $input) { shipment { id } userErrors { code message field } } }`;
const DECLARE = `mutation ($input: SubmitDeclarationInput!) {
  submitDeclaration(input: $input) { declaration { reKeyedFields } match { passed } userErrors { code message field } } }`;
const CLEARANCE = 'query ($id: ID!) { order(id: $id) { declarations { status } } }';

/** How often it is asked whether customs has released the goods. */
const POLL_MS = 250;
const PATIENCE_MS = 60_000;

export interface PlacedOrder {
  readonly id: string;
  readonly total: { readonly amount: string; readonly currency: string };
}

interface Placing {
  readonly goods: Goods;
  readonly key: string;
  readonly quoteId?: string;
}

/** Orders one unit, as a consumer in Berlin. */
export async function placeOrder(
  { graph, operator, buyerId }: Trader,
  { goods, key, quoteId }: Placing,
): Promise<PlacedOrder> {
  const input = {
    idempotencyKey: key,
    buyerId,
    lines: [{ listingId: goods.listingId, quantity: 1 }],
    incoterm: 'DDP',
    namedPlace: 'Berlin',
    terms: 'PREPAID',
    deliverTo: { name: 'Anna Krause', lines: ['Torstrasse 1'], city: 'Berlin', country: 'DE' },
    ...(quoteId !== undefined && { shippingQuoteId: quoteId }),
  };
  const { placeOrder } = await askRight(graph, PLACE, { variables: { input }, token: operator });
  assert.equal(placeOrder.replayed, false);
  assert.equal(placeOrder.order.status, 'PLACED');
  return placeOrder.order as PlacedOrder;
}

/** One order from its placing to the release of its goods, which is waited for; answers its id. */
export async function runChain(trader: Trader, goods: Goods, key: string): Promise<string> {
  const { graph, operator: token, finance } = trader;
  const grossWeight = { grams: goods.grossGrams };
  const wanted = { fromPortId: 'port_CNCAN', destination: 'DE', grossWeight, mode: 'POST', currency: 'EUR' };
  const { shippingQuotes } = await askRight(graph, QUOTE, { variables: { input: wanted } });
  const quoteId = String(shippingQuotes[0].id);
  const { id: orderId, total } = await placeOrder(trader, { goods, key, quoteId });
  const send = (query: string, input: object, as = token) =>
    askWhenKnown(graph, query, {
      variables: { input: { idempotencyKey: key, orderId, ...input } },
      token: as,
    });

  const { confirmOrder } = await send(CONFIRM, {});
  assert.equal(confirmOrder.order.status, 'CONFIRMED');
  const { capturePayment } = await send(CAPTURE, { amount: total, providerRef: key }, finance);
  assert.equal(capturePayment.payment.status, 'CAPTURED');
  const lines = [{ lineNumber: 1, quantity: 1, warehouseId: goods.warehouseId }];
  const { bookShipment } = await send(BOOK, { quoteId, packages: 1, grossWeight, lines });
  const { submitDeclaration } = await send(DECLARE, { shipmentId: bookShipment.shipment.id });
  assert.equal(submitDeclaration.match.passed, true);
  assert.equal(submitDeclaration.declaration.reKeyedFields, 0);
  await waitForRelease(trader, orderId);
  return orderId;
}

async function waitForRelease({ graph, operator: token }: Trader, id: string): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const { order } = await askRight(graph, CLEARANCE, { variables: { id }, token });
    if (order.declarations[0]?.status === 'RELEASED') return;
    assert.ok(performance.now() < giveUpAt, `Order ${id} is not released: ${JSON.stringify(order)}`);
    await pause(POLL_MS);
  }
}
