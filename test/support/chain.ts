import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { SIGNATURE_HEADER, signWebhook } from '../../subgraphs/finance/providers/webhook-signature.ts';
import type { Goods } from './goods.ts';
import { askRight, askWhenKnown, type Trader } from './trader.ts';

/** One order from its placing to its end. Each step may be sent again at any time: its key is always the same. */
export interface Chain {
  readonly goods: Goods;
  /** Of all its idempotency keys. */
  readonly key: string;
  /** When the carrier says that something happened, by status: the same each time, as its own record is. */
  readonly reported: Map<string, string>;
  quoteId?: string;
  order?: PlacedOrder;
  shipmentId?: string;
  returnId?: string;
  quoteBackId?: string;
  shipmentBackId?: string;
  /** Of the settlement's offer, which is gone once it was accepted. */
  rate?: string;
  /** Token of who sells the goods. */
  seller?: string;
}

export const newChain = (goods: Goods, key: string): Chain => ({ goods, key, reported: new Map() });

export interface PlacedOrder {
  readonly id: string;
  readonly total: { readonly amount: string; readonly currency: string };
}

export type ChainStep = (trader: Trader, chain: Chain) => Promise<void>;

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order { id status total { amount currency } } replayed userErrors { code message field } } }`;
const CONFIRM = `mutation ($input: ConfirmOrderInput!) {
  confirmOrder(input: $input) { order { status } userErrors { code message field } } }`;
const CAPTURE = `mutation ($input: CapturePaymentInput!) {
  capturePayment(input: $input) { payment { status } userErrors { code message field } } }`;
const QUOTE = `query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id } }`;
const CANCEL = `mutation ($input: CancelOrderInput!) {
  cancelOrder(input: $input) { order { status } userErrors { code message field } } }`;
const BOOK = `mutation ($input: BookShipmentInput!) {
  bookShipment(input: $input) { shipment { id } userErrors { code message field } } }`;
const DECLARE = `mutation ($input: SubmitDeclarationInput!) {
  submitDeclaration(input: $input) { declaration { reKeyedFields } match { passed } userErrors { code message field } } }`;
const REPORT = `mutation ($input: ReportShipmentInput!) {
  reportShipment(input: $input) { shipment { status } userErrors { code message field } } }`;
const REQUEST = `mutation ($input: RequestSettlementInput!) {
  requestSettlement(input: $input) { settlement { id } userErrors { code message field } } }`;
const ACCEPT = `mutation ($input: AcceptSettlementQuoteInput!) {
  acceptSettlementQuote(input: $input) { settlement { status } userErrors { code message field } } }`;
const STATE = `query ($id: ID!) { order(id: $id) {
  status declarations { status } settlements { id status quote { rate } } } }`;

/** How often it is asked whether others have done their part. */
const POLL_MS = 250;
const PATIENCE_MS = 180_000;

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
  return placeOrder.order as PlacedOrder;
}

/** What the freight of one unit costs, once for ever. */
const quote: ChainStep = async (trader, chain) => {
  chain.quoteId ??= await quoteFreight(trader, chain);
};

export async function quoteFreight({ graph }: Trader, { goods }: Chain): Promise<string> {
  const grossWeight = { grams: goods.grossGrams };
  const input = { fromPortId: 'port_CNCAN', destination: 'DE', grossWeight, mode: 'POST', currency: 'EUR' };
  const { shippingQuotes } = await askRight(graph, QUOTE, { variables: { input } });
  return String(shippingQuotes[0].id);
}

const place: ChainStep = async (trader, chain) => {
  const { goods, key, quoteId = '' } = chain;
  const order = await placeOrder(trader, { goods, key, quoteId });
  assert.equal(chain.order?.id ?? order.id, order.id);
  chain.order = order;
};

const confirm: ChainStep = async (trader, chain) => {
  await send(trader, CONFIRM, keyed(chain));
};

/** The money comes in from a bank, as the platform's accountants see it. */
export const payByBank: ChainStep = async (trader, chain) => {
  const input = { ...keyed(chain), amount: orderOf(chain).total, providerRef: chain.key };
  await send(asFinance(trader), CAPTURE, input);
};

/**
 * The money comes in by a provider's webhooks, each sent until it is taken.
 *
 * @param webhooks where finance takes them, and what signs them
 */
export const payBy =
  (webhooks: (trader: Trader) => { readonly url: string; readonly secret: string }): ChainStep =>
  async (trader, chain) => {
    const { url, secret } = webhooks(trader);
    for (const [index, status] of ['PENDING', 'AUTHORIZED', 'CAPTURED'].entries()) {
      const body = Buffer.from(JSON.stringify(reportOf(chain, status, index + 1)));
      const headers = {
        'content-type': 'application/json',
        [SIGNATURE_HEADER]: signWebhook(body, { secret, at: new Date() }),
      };
      const response = await fetch(`${url}/webhooks/payments/simulated`, { method: 'POST', headers, body });
      assert.equal(response.status, 200, await response.text());
    }
  };

function reportOf(chain: Chain, status: string, sequence: number) {
  const { id: orderId, total } = orderOf(chain);
  const reference = `sim_${chain.key}`;
  const payment = { reference, orderId, sequence, status, ...total, refunded: '0.00' };
  return { id: `${reference}/${sequence}`, createdAt: '2026-11-23T08:00:00.000Z', payment };
}

const book: ChainStep = async (trader, chain) => {
  const { goods, quoteId = '' } = chain;
  const lines = [{ lineNumber: 1, quantity: 1, warehouseId: goods.warehouseId }];
  const packed = { packages: 1, grossWeight: { grams: goods.grossGrams }, lines };
  const { bookShipment } = await send(trader, BOOK, { ...keyed(chain), quoteId, ...packed });
  const { id } = bookShipment.shipment as { readonly id: string };
  assert.equal(chain.shipmentId ?? id, id);
  chain.shipmentId = id;
};

const declare: ChainStep = async (trader, chain) => {
  const { shipmentId } = chain;
  const { submitDeclaration } = await send(trader, DECLARE, { ...keyed(chain), shipmentId });
  assert.equal(submitDeclaration.match.passed, true);
  assert.equal(submitDeclaration.declaration.reKeyedFields, 0);
};

/** Customs, which answers when it likes. */
const release: ChainStep = (trader, chain) =>
  untilOrder(trader, chain, ({ declarations }) =>
    ['RELEASED', 'DEPARTED', 'CLOSED'].includes(declarations[0]?.status ?? ''),
  );

const report =
  (...statuses: readonly string[]): ChainStep =>
  (trader, chain) =>
    reportAll(trader, chain, { shipmentId: chain.shipmentId, part: '', statuses });

/** @param part tells the reports of a shipment from those of the order's other shipments */
export const reportId = ({ key }: Pick<Chain, 'key'>, status: string, part = ''): string =>
  `${key}-${part}${status}`;

export async function reportAll(
  trader: Trader,
  chain: Chain,
  {
    shipmentId,
    part,
    statuses,
  }: { shipmentId: string | undefined; part: string; statuses: readonly string[] },
): Promise<void> {
  for (const status of statuses) {
    const eventId = reportId(chain, status, part);
    const at = chain.reported.get(eventId) ?? new Date().toISOString();
    chain.reported.set(eventId, at);
    await send(trader, REPORT, { idempotencyKey: eventId, eventId, shipmentId, status, at });
  }
}

const settle: ChainStep = async (operator, chain) => {
  chain.seller ??= await operator.graph.token('retailer', chain.goods.retailerId);
  const trader = { ...operator, operator: chain.seller };
  const { requestSettlement } = await send(trader, REQUEST, { ...keyed(chain), target: 'CNY' });
  const { id } = requestSettlement.settlement as { readonly id: string };
  await untilOrder(trader, chain, ({ settlements }) => {
    const offered = settlements.find((settlement) => settlement.id === id)?.quote?.rate;
    if (offered !== undefined) chain.rate = offered;
    return chain.rate !== undefined;
  });
  await send(trader, ACCEPT, { idempotencyKey: chain.key, settlementId: id, rate: chain.rate });
};

/** The order is done, and customs too. */
const complete: ChainStep = (trader, chain) =>
  untilOrder(
    trader,
    chain,
    ({ status, declarations }) =>
      status === 'COMPLETED' && declarations.every(({ status }) => status === 'CLOSED'),
  );

const cancel: ChainStep = async (trader, chain) => {
  await send(trader, CANCEL, { ...keyed(chain), reason: 'The buyer has changed her mind' });
};

/** An order that was agreed, and is not to be after all. */
export const TO_CANCELLATION: readonly ChainStep[] = [quote, place, confirm, cancel];

/** From the first offer to the release of the goods. */
export const TO_RELEASE: readonly ChainStep[] = [quote, place, confirm, payByBank, book, declare, release];

/** What the carrier says of goods, from the supplier's door to the buyer's. */
export const ON_ITS_WAY = [
  'PICKED_UP',
  'AT_CUSTOMS_PLACE',
  'LOADED',
  'DEPARTED',
  'ARRIVED',
  'IMPORT_CLEARING',
  'DELIVERED',
] as const;

/** From the first offer to an order where nothing is left to do, paid as `pay` says. */
export const toTheEnd = (pay: ChainStep): readonly ChainStep[] => [
  ...TO_RELEASE.map((step) => (step === payByBank ? pay : step)),
  report(...ON_ITS_WAY),
  settle,
  complete,
];

/** All steps in order; those that were taken already are sent again and change nothing. */
export async function runChain(trader: Trader, chain: Chain, steps: readonly ChainStep[]): Promise<void> {
  for (const step of steps) await step(trader, chain);
}

export const orderOf = ({ order, key }: Chain): PlacedOrder =>
  order ?? assert.fail(`${key} has not been placed`);

const asFinance = (trader: Trader): Trader => ({ ...trader, operator: trader.finance });

const keyed = (chain: Chain) => ({ idempotencyKey: chain.key, orderId: orderOf(chain).id });

const send = ({ graph, operator: token }: Trader, mutation: string, input: object) =>
  askWhenKnown(graph, mutation, { variables: { input }, token });

interface OrderState {
  readonly status: string;
  readonly declarations: readonly { readonly status: string }[];
  readonly settlements: readonly {
    readonly id: string;
    readonly quote: { readonly rate: string } | null;
  }[];
}

async function untilOrder(
  { graph, operator: token }: Trader,
  chain: Chain,
  holds: (order: OrderState) => boolean,
): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const { order } = await askRight(graph, STATE, { variables: { id: orderOf(chain).id }, token });
    if (holds(order as OrderState)) return;
    assert.ok(performance.now() < giveUpAt, `Waited in vain: ${JSON.stringify(order)}`);
    await pause(POLL_MS);
  }
}
