import assert from 'node:assert/strict';
import { SIGNATURE_HEADER, signWebhook } from '../../subgraphs/finance/providers/webhook-signature.ts';
import type { CalendarDate } from '../../values/calendar-date.ts';
import type { Goods } from './goods.ts';
import { askRight, askWhenKnown, mutation, type Trader } from './trader.ts';
import { untilOrder } from './until-order.ts';

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
  /** Tokens of who sells the goods, and of who supplies them. */
  seller?: string;
  supplier?: string;
  /** Of an order on account. */
  buyerId?: string;
  policyId?: string;
  insuredFrom?: CalendarDate;
}

export const newChain = (goods: Goods, key: string): Chain => ({ goods, key, reported: new Map() });

export interface Price {
  readonly amount: string;
  readonly currency: string;
}

export interface PlacedOrder {
  readonly id: string;
  readonly total: Price;
}

export type ChainStep = (trader: Trader, chain: Chain) => Promise<void>;

/** Moves the installation's time on to a moment; what is over stays over. */
export type MoveTo = (at: Date) => Promise<void>;

/** By the time that all processes agree on the day. */
export const beginOf = (day: CalendarDate): Date => new Date(`${day}T00:01:00+08:00`);

const PLACE = mutation('placeOrder', 'order { id total { amount currency } }');
const CONFIRM = mutation('confirmOrder', 'order { status }');
const CAPTURE = mutation('capturePayment', 'payment { status }');
const QUOTE = `query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id } }`;
const CANCEL = mutation('cancelOrder', 'order { status }');
const BOOK = mutation('bookShipment', 'shipment { id }');
const DECLARE = mutation('submitDeclaration', 'declaration { reKeyedFields } match { passed }');
const REPORT = mutation('reportShipment', 'shipment { status }');
const REQUEST = mutation('requestSettlement', 'settlement { id }');
const ACCEPT = mutation('acceptSettlementQuote', 'settlement { status }');

/** Who buys, and on which terms. */
export interface Deal {
  readonly buyerId: string;
  readonly incoterm: string;
  readonly terms: string;
}

/** How goods leave. */
export interface Way {
  readonly fromPortId: string;
  readonly mode: string;
  /** Abroad, where they are sold from; not given = to their buyer. */
  readonly toWarehouseId?: string;
}

const BY_POST: Way = { fromPortId: 'port_CNCAN', mode: 'POST' };

interface Placing {
  readonly goods: Goods;
  readonly key: string;
  readonly quoteId?: string;
  /** By default that of a consumer, who pays in advance. */
  readonly deal?: Deal;
}

/** Orders what is sold together at least, for somebody in Berlin. */
export async function placeOrder(
  { graph, operator, buyerId }: Trader,
  { goods, key, quoteId, deal = { buyerId, incoterm: 'DDP', terms: 'PREPAID' } }: Placing,
): Promise<PlacedOrder> {
  const input = {
    idempotencyKey: key,
    ...deal,
    lines: [{ listingId: goods.listingId, quantity: goods.fewest }],
    namedPlace: 'Berlin',
    deliverTo: { name: 'Anna Krause', lines: ['Torstrasse 1'], city: 'Berlin', country: 'DE' },
    ...(quoteId !== undefined && { shippingQuoteId: quoteId }),
  };
  const { placeOrder } = await askRight(graph, PLACE, { variables: { input }, token: operator });
  return placeOrder.order as PlacedOrder;
}

/** What the freight costs, once for ever. */
export const quoteBy =
  (way: Way): ChainStep =>
  async (trader, chain) => {
    chain.quoteId ??= await quoteFreight(trader, chain, way);
  };

export async function quoteFreight(
  { graph }: Trader,
  { goods }: Chain,
  { fromPortId, mode }: Way = BY_POST,
): Promise<string> {
  const grossWeight = weightOf(goods);
  const input = { fromPortId, destination: 'DE', grossWeight, mode, currency: 'EUR' };
  const { shippingQuotes } = await askRight(graph, QUOTE, { variables: { input } });
  return String(shippingQuotes[0].id);
}

const weightOf = ({ grossGrams, fewest }: Goods) => ({ grams: grossGrams * fewest });

/** @param dealOf not given = a consumer's */
export const placeBy =
  (dealOf?: (chain: Chain) => Deal): ChainStep =>
  async (trader, chain) => {
    const { goods, key, quoteId = '' } = chain;
    const deal = dealOf && { deal: dealOf(chain) };
    const order = await placeOrder(trader, { goods, key, quoteId, ...deal });
    assert.equal(chain.order?.id ?? order.id, order.id);
    chain.order = order;
  };

export const confirm: ChainStep = async (trader, chain) => {
  await send(trader, CONFIRM, keyed(chain));
};

/** The money comes in from a bank, as the platform's accountants see it. */
export const payByBank: ChainStep = (trader, chain) => payPart(trader, chain, orderOf(chain).total);

export async function payPart(trader: Trader, chain: Chain, amount: Price): Promise<void> {
  await send(asFinance(trader), CAPTURE, { ...keyed(chain), amount, providerRef: chain.key });
}

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

export const bookBy =
  ({ toWarehouseId }: Way): ChainStep =>
  async (trader, chain) => {
    const { goods, quoteId = '' } = chain;
    const lines = [{ lineNumber: 1, quantity: goods.fewest, warehouseId: goods.warehouseId }];
    const packed = { packages: 1, grossWeight: weightOf(goods), lines };
    const stored = toWarehouseId !== undefined && { toWarehouseId };
    const { bookShipment } = await send(trader, BOOK, { ...keyed(chain), quoteId, ...packed, ...stored });
    const { id } = bookShipment.shipment as { readonly id: string };
    assert.equal(chain.shipmentId ?? id, id);
    chain.shipmentId = id;
  };

export const declare: ChainStep = async (trader, chain) => {
  const { shipmentId } = chain;
  const { submitDeclaration } = await send(trader, DECLARE, { ...keyed(chain), shipmentId });
  assert.equal(submitDeclaration.match.passed, true);
  assert.equal(submitDeclaration.declaration.reKeyedFields, 0);
};

/** Customs, which answers when it likes. */
export const release: ChainStep = async (trader, chain) => {
  await until(trader, chain, ({ declarations }) =>
    ['RELEASED', 'DEPARTED', 'CLOSED'].includes(declarations[0]?.status ?? ''),
  );
};

/** Customs, once the goods have left. */
export const close: ChainStep = async (trader, chain) => {
  await until(trader, chain, ({ declarations }) => declarations.every(({ status }) => status === 'CLOSED'));
};

export const report =
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
  const trader = await asSeller(operator, chain);
  const { requestSettlement } = await send(trader, REQUEST, { ...keyed(chain), target: 'CNY' });
  const { id } = requestSettlement.settlement as { readonly id: string };
  await until(trader, chain, ({ settlements }) => {
    const offered = settlements.find((settlement) => settlement.id === id)?.quote?.rate;
    if (offered !== undefined) chain.rate = offered;
    return chain.rate !== undefined;
  });
  await send(trader, ACCEPT, { idempotencyKey: chain.key, settlementId: id, rate: chain.rate });
};

const complete: ChainStep = async (trader, chain) => {
  await until(trader, chain, ({ status }) => status === 'COMPLETED');
};

const cancel: ChainStep = async (trader, chain) => {
  await send(trader, CANCEL, { ...keyed(chain), reason: 'The buyer has changed her mind' });
};

/** An order that was agreed, and is not to be after all. */
export const TO_CANCELLATION: readonly ChainStep[] = [quoteBy(BY_POST), placeBy(), confirm, cancel];

/** From the first offer to the release of the goods. */
export const TO_RELEASE: readonly ChainStep[] = [
  quoteBy(BY_POST),
  placeBy(),
  confirm,
  payByBank,
  bookBy(BY_POST),
  declare,
  release,
];

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
  close,
];

/** All steps in order; those that were taken already are sent again and change nothing. */
export async function runChain(trader: Trader, chain: Chain, steps: readonly ChainStep[]): Promise<void> {
  for (const step of steps) await step(trader, chain);
}

export const orderOf = ({ order, key }: Chain): PlacedOrder =>
  order ?? assert.fail(`${key} has not been placed`);

export const asFinance = (trader: Trader): Trader => ({ ...trader, operator: trader.finance });

/** The same, calling as who sells the goods. */
export async function asSeller(trader: Trader, chain: Chain): Promise<Trader> {
  chain.seller ??= await trader.graph.token('retailer', chain.goods.retailerId);
  return { ...trader, operator: chain.seller };
}

/** The same, calling as who supplies them. */
export async function asSupplier(trader: Trader, chain: Chain): Promise<Trader> {
  chain.supplier ??= await trader.graph.token('supplier', chain.goods.supplierId);
  return { ...trader, operator: chain.supplier };
}

export const keyed = (chain: Chain) => ({ idempotencyKey: chain.key, orderId: orderOf(chain).id });

export const send = ({ graph, operator: token }: Trader, mutation: string, input: object) =>
  askWhenKnown(graph, mutation, { variables: { input }, token });

interface OrderState {
  readonly status: string;
  readonly declarations: readonly { readonly status: string }[];
  readonly settlements: readonly {
    readonly id: string;
    readonly quote: { readonly rate: string } | null;
  }[];
}

const STATE = 'status declarations { status } settlements { id status quote { rate } }';

const until = (trader: Trader, chain: Chain, holds: (order: OrderState) => boolean): Promise<OrderState> =>
  untilOrder(trader, orderOf(chain).id, { selection: STATE, holds });
