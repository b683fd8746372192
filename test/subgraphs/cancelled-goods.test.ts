import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finance } from '../../subgraphs/finance/index.ts';
import { logistics } from '../../subgraphs/logistics/index.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';
import { line } from '../support/shipments.ts';
import { openTestShop, operator, type SeededSku } from '../support/shop.ts';
import { viewerAs } from '../support/subgraph.ts';

const databases = await databasesOfThisFile();
const shop = await openTestShop(databases, {}, [logistics, finance]);
const retailer = await shop.openShop();
const carrier = viewerAs('carrier', 'carrier_DHL');

/** Who tells whom of a cancellation and what comes of it. */
const LINKS = [
  ['retailers', 'logistics'],
  ['retailers', 'finance'],
  ['retailers', 'manufacturers'],
  ['logistics', 'retailers'],
  ['logistics', 'finance'],
  ['logistics', 'manufacturers'],
  ['finance', 'retailers'],
] as const;
type Link = (typeof LINKS)[number];

const carry = async ([from, to]: Link) => await shop.tell(from, to);

/** Tells everybody everything, beginning with these, until nothing is left. */
async function carryAll(order: readonly Link[]): Promise<void> {
  for (let told = 1; told > 0;) {
    told = 0;
    for (const link of order) told += await carry(link);
  }
}

const writing = async (subgraph: typeof finance | typeof logistics, name: string, input: object) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { answer: ${name}(input: $input) { userErrors { code message }
    ${name === 'bookShipment' ? 'shipment { id }' : ''} } }`;
  const viewer = { capturePayment: viewerAs('finance'), reportShipment: carrier }[name] ?? operator;
  const given = { idempotencyKey: randomUUID(), ...input };
  const { data, errors } = await shop.askOther(subgraph, query, { input: given }, viewer);
  expect([errors, data?.answer.userErrors]).toEqual([[], []]);
  return data.answer as { readonly shipment?: { readonly id: string } };
};

/** A toy that is sold, paid and booked; everybody has heard of everything, but the retailers of the booking. */
async function bookedOrder() {
  const buyer = await shop.aBuyer();
  const toy = await shop.list(retailer.partyId);
  const { order } = await shop.place(buyer, [toy]);
  await shop.confirm(operator, order.id);
  await carryAll(LINKS);
  const { total } = order as unknown as { readonly total: object };
  await writing(finance, 'capturePayment', { orderId: order.id, amount: total, providerRef: order.id });
  const route = { fromPortId: 'port_CNPVG', destination: 'DE', grossWeight: { grams: 900 } };
  const quotes = await shop.askOther(
    logistics,
    'query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id carrier { code } } }',
    { input: route },
  );
  const offers = quotes.data.shippingQuotes as readonly { id: string; carrier: { code: string } }[];
  const quoteId = offers.find(({ carrier: { code } }) => code === 'DHL')?.id;
  const { shipment } = await writing(logistics, 'bookShipment', {
    ...{ orderId: order.id, quoteId, packages: 1, grossWeight: route.grossWeight },
    lines: [line(1, 1)],
  });
  return { orderId: order.id, shipmentId: shipment?.id ?? '', toy, buyer };
}

const report = (shipmentId: string, status: string) =>
  writing(logistics, 'reportShipment', {
    ...{ shipmentId, eventId: `${shipmentId}-${status}`, status, at: shop.clock.now().toISOString() },
  });

async function load(shipmentId: string): Promise<void> {
  const released = {
    declarationId: `dec_${shipmentId}`,
    shipmentId,
    status: 'RELEASED',
    at: shop.clock.now(),
  };
  const data = { ...released, lines: [{ orderLineNumber: 1, quantity: 1 }] };
  const event = { aggregateId: released.declarationId, sequence: 1, type: 'DeclarationMoved', data };
  await shop.tell('supervision', 'logistics', [event]);
  await report(shipmentId, 'LOADED');
}

async function stateOf(orderId: string, { skuId }: SeededSku) {
  const query = `query ($orders: [_Any!]!) { _entities(representations: $orders) { ... on Order {
    payments { status } ledgers { refunded { amount } held { amount } } } } }`;
  const orders = [{ __typename: 'Order', id: orderId }];
  const { data } = await shop.askOther(finance, query, { orders }, viewerAs('finance'));
  const stock = await databases
    .of('manufacturers')
    .collection<{ _id: string; levels: { onHand: number; reserved: number }[] }>('stocks')
    .findOne({ _id: skuId });
  const money = data._entities[0] as { payments: { status: string }[]; ledgers: Ledger[] };
  return {
    order: (await shop.read(operator, orderId))?.status,
    payment: money.payments[0]?.status,
    held: money.ledgers[0]?.held.amount,
    stock: stock?.levels.map(({ onHand, reserved }) => [onHand, reserved]),
  };
}

interface Ledger {
  readonly held: { readonly amount: string };
}

const anyOrderOfLinks = fc.shuffledSubarray([...LINKS], { minLength: LINKS.length });

describe('an order that is cancelled while its goods are being loaded', () => {
  it('goes on, paid, whoever hears of what first', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrderOfLinks, fc.boolean(), async (links, isBookingKnown) => {
        const { orderId, shipmentId, toy, buyer } = await bookedOrder();
        if (isBookingKnown) await carry(['logistics', 'retailers']);
        await load(shipmentId);
        const { order } = await shop.cancel(buyer, orderId);
        expect(order.status).toBe('CANCELLED');
        await carryAll(links);
        expect(await stateOf(orderId, toy)).toEqual({
          ...{ order: 'FULFILLING', payment: 'CAPTURED', held: '24.90', stock: [[99, 0]] },
        });
      }),
      { numRuns: 5 },
    );
  });

  it('is given up with everything, whoever hears of what first, where they were not', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrderOfLinks, fc.nat(3), async (links, known) => {
        const { orderId, shipmentId, toy, buyer } = await bookedOrder();
        await report(shipmentId, 'PICKED_UP');
        if (known % 2 > 0) await carry(['logistics', 'retailers']);
        if (known > 1) await carry(['logistics', 'manufacturers']);
        await shop.cancel(buyer, orderId);
        await carryAll(links);
        expect(await stateOf(orderId, toy)).toEqual({
          ...{ order: 'CANCELLED', payment: 'REFUNDED', held: '0.00', stock: [[100, 0]] },
        });
        await expect(load(shipmentId)).rejects.toThrow('ILLEGAL_TRANSITION');
      }),
      { numRuns: 5 },
    );
  });

  it('keeps money and stock until logistics has said that nothing was loaded', async () => {
    const { orderId, toy, buyer } = await bookedOrder();
    await shop.cancel(buyer, orderId);
    await carry(['retailers', 'finance']);
    await carry(['retailers', 'manufacturers']);
    const kept = { order: 'CANCELLED', payment: 'CAPTURED', held: '24.90', stock: [[100, 1]] };
    expect(await stateOf(orderId, toy)).toEqual(kept);
    await carryAll(LINKS);
    expect(await stateOf(orderId, toy)).toMatchObject({ payment: 'REFUNDED', stock: [[100, 0]] });
  });
});
