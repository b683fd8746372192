import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AnswerData } from '../support/answer-data.ts';
import { ON_ITS_WAY } from '../support/chain.ts';
import { openTestGraph, type TestGraph } from './support/graph.ts';
import { findTradersGoods, type TradersGoods } from './support/traders-goods.ts';
import { openTalk, type Speaker, type Talk } from './support/talk.ts';

const UNITS = 100;

/** As far as a warehouse abroad, where goods are stored and not delivered. */
const STORED = [...ON_ITS_WAY.filter((status) => status !== 'DELIVERED'), 'STORED_OVERSEAS'];
/** The whole graph and a whole trade, on a busy machine. */
jest.setTimeout(180_000);

interface Amount {
  readonly amount: string;
}

describe('goods that leave unsold for a warehouse abroad (9810)', () => {
  let graph: TestGraph;
  let goods: TradersGoods;
  let supplier: Speaker;
  let shop: Speaker;
  let orderId: string;
  let total: { readonly amount: string; readonly currency: string };
  let declarationId: string;
  let claimId: string;
  let talk: Talk;
  let paid = 0;
  const operator = { role: 'operator' } as const;
  const bank = { role: 'finance' } as const;

  const order = async (selection: string, as: Speaker = operator) => {
    const query = `query ($id: ID!) { order(id: $id) { ${selection} } }`;
    return (await talk.ask(query, { id: orderId }, as))['order'] as Readonly<Record<string, AnswerData>>;
  };
  const invoices = () => [
    {
      ...{ number: 'INV-1', line: 1, declarationId, lineNumber: 1, quantity: String(UNITS) },
      ...{ amountExVat: '100.00', levyRate: '0.13' },
    },
  ];
  const claim = async () => {
    const query = `query ($id: ID!) { refundClaim(id: $id) { status preRefund dueOn amount { amount } repaid { amount }
      reconciliation { finalAmount { amount } repaid { amount } } } }`;
    return (await talk.ask(query, { id: claimId }, supplier))['refundClaim'] as Readonly<
      Record<string, AnswerData>
    >;
  };

  beforeAll(async () => {
    graph = await openTestGraph(40);
    talk = openTalk(graph);
    goods = await findTradersGoods(talk, UNITS);
    supplier = { role: 'supplier', partyId: goods.sku.product.supplier.id };
    shop = { role: 'retailer', partyId: goods.retailer.id };
  });
  afterAll(() => graph.stop());

  it('are ordered on credit, and insured as stock once they are booked', async () => {
    const grossWeight = { grams: goods.sku.grossWeight.grams * UNITS };
    const warehouseId = goods.sku.stock[0]?.warehouse.id ?? '';
    const { skuCode, quantity } = { skuCode: goods.sku.code, quantity: 1_000 };
    await talk.done(
      'publishInventory',
      'applied',
      { supplierId: supplier.partyId, mode: 'ADJUST', items: [{ skuCode, warehouseId, quantity }] },
      supplier,
    );
    const firm = { name: 'Spielwaren GmbH', country: 'DE', kind: 'BUSINESS' };
    const { buyer } = await talk.done('registerBuyer', 'buyer { id }', firm, operator);
    const { shippingQuotes } = await talk.ask(
      'query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id } }',
      { input: { fromPortId: 'port_CNSHA', destination: 'DE', grossWeight, currency: 'EUR' } },
    );
    const quoteId = String(shippingQuotes[0].id);
    const placed = await talk.done(
      'placeOrder',
      'order { id total { amount currency } }',
      {
        buyerId: buyer.id,
        lines: [{ listingId: goods.id, quantity: UNITS }],
        ...{ incoterm: 'DAP', namedPlace: 'Hamburg', terms: 'OPEN_ACCOUNT', shippingQuoteId: quoteId },
        deliverTo: { name: 'Spielwaren GmbH', lines: ['Kai 1'], city: 'Hamburg', country: 'DE' },
      },
      operator,
    );
    ({ id: orderId, total } = placed.order as { id: string; total: typeof total });
    await talk.done('confirmOrder', 'order { status }', { orderId }, supplier);
    const { shipment } = await talk.done(
      'bookShipment',
      'shipment { id carrier { id } }',
      {
        ...{ orderId, quoteId, packages: 1, grossWeight, toWarehouseId: 'wh_overseas_hamburg' },
        lines: [{ lineNumber: 1, quantity: UNITS, warehouseId }],
      },
      shop,
    );
    const { policy } = await talk.done(
      'issuePolicy',
      'policy { id }',
      {
        ...{ holderId: shop.partyId, model: 'OVERSEAS_STOCK', coveredShare: '0.9' },
        maxLiability: { amount: '1000000.00', currency: 'EUR' },
        ...{ validFrom: '2026-01-01', validTo: '2027-12-31' },
      },
      bank,
    );
    const wanted = { policyId: policy.id, amount: total, maxDays: 90 };
    const { limit } = await talk.done('requestCreditLimit', 'limit { id }', wanted, shop);
    const granted = { decisionId: 'yes', subjectId: limit.id, approve: true };
    await talk.done('recordInsurerDecision', 'limit { status }', granted, bank);
    const insured =
      'cover { status policy { model } insured { amount } uninsured { amount } limit { outstanding { amount } } }';
    const { cover } = await talk.done('declareCover', insured, { orderId, policyId: policy.id }, shop);
    expect(cover).toEqual({
      status: 'COVERED',
      policy: { model: 'OVERSEAS_STOCK' },
      insured: { amount: total.amount },
      uninsured: { amount: '0.00' },
      limit: { outstanding: { amount: total.amount } },
    });

    const early = { supplierId: supplier.partyId, preRefund: true };
    const sent = { orderId, shipmentId: shipment.id };
    const { declaration } = await talk.done('submitDeclaration', 'declaration { id mode }', sent, operator);
    expect(declaration.mode).toBe('M9810');
    declarationId = String(declaration.id);
    await talk.work(3);
    const carrier = { role: 'carrier', partyId: String(shipment.carrier.id) } as const;
    for (const status of STORED) {
      if (status === 'DEPARTED') {
        const here = { ...early, declarationIds: [declarationId], invoices: invoices() };
        expect(await talk.refused('fileRefundClaim', 'claim { id }', here, supplier)).toEqual([
          'NOT_RELEASED',
        ]);
      }
      const at = graph.clock.now().toISOString();
      const event = { shipmentId: shipment.id, eventId: status, status, at };
      await talk.done('reportShipment', 'shipment { status }', event, carrier);
    }
    await talk.work(3);
    expect(await order('shipments { status toWarehouse { id } } declarations { mode status }')).toEqual({
      shipments: [{ status: 'STORED_OVERSEAS', toWarehouse: { id: 'wh_overseas_hamburg' } }],
      declarations: [{ mode: 'M9810', status: 'CLOSED' }],
    });
  });

  it('are refunded in advance, though nobody has paid for them', async () => {
    const input = { supplierId: supplier.partyId, declarationIds: [declarationId], invoices: invoices() };
    expect(await talk.refused('fileRefundClaim', 'claim { id }', input, supplier)).toEqual([
      'PROCEEDS_MISSING',
    ]);
    const filed = await talk.done('fileRefundClaim', 'claim { id }', { ...input, preRefund: true }, supplier);
    claimId = String(filed.claim.id);
    await talk.work(8);
    const rate = Number(goods.sku.refundRate.rate);
    expect(await claim()).toMatchObject({
      ...{ status: 'PRE_PAID', preRefund: true, dueOn: '2027-04-20' },
      amount: { amount: (100 * Math.min(rate, 0.13)).toFixed(2) },
    });
    const twice = { ...input, preRefund: true };
    expect(await talk.refused('fileRefundClaim', 'claim { id }', twice, supplier)).toEqual([
      'ALREADY_CLAIMED',
    ]);
  });

  const cents = ({ amount }: Amount) => Math.round(Number(amount) * 100);
  const textOf = (minor: number) => (minor / 100).toFixed(2);
  /** What is sold of a hundred is paid. */
  const pay = async (minor: number, providerRef: string) => {
    const amount = { ...total, amount: textOf(minor) };
    await talk.done('capturePayment', 'payment { id }', { orderId, amount, providerRef }, bank);
  };
  const outstanding = async () => {
    const { cover } = await order('cover { status limit { outstanding { amount } } }', shop);
    return [cover.status, cover.limit.outstanding.amount] as unknown;
  };

  it('free their insurance as they are sold from there', async () => {
    paid = Math.round(cents(total) * 0.6);
    await pay(paid, 'sold-60');
    expect(await outstanding()).toEqual(['COVERED', textOf(cents(total) - paid)]);
  });

  it('are reconciled a month later: what is sold is final, the advance on the rest is repaid', async () => {
    const sold = [{ declarationId, lineNumber: 1, quantity: '60' }];
    const input = { claimId, sold };
    expect(await talk.refused('reconcilePreRefund', 'claim { id }', input, supplier)).toEqual([
      'ILLEGAL_TRANSITION',
    ]);
    graph.clock.set('2027-01-05T02:00:00Z');
    await talk.done('reconcilePreRefund', 'claim { id }', input, supplier);
    const { status, amount, reconciliation, repaid } = await claim();
    expect(status).toBe('RECONCILED');
    const [inAdvance, final, back] = [amount, reconciliation.finalAmount, reconciliation.repaid].map((each) =>
      cents(each as Amount),
    );
    expect(final).toBe(Math.round(Number(inAdvance) * 0.6));
    expect(Number(final) + Number(back)).toBe(inAdvance);
    expect(repaid).toEqual(reconciliation.repaid);
  });

  it('are claimed for again when the rest is sold and paid, from what the invoice has left', async () => {
    const input = { supplierId: supplier.partyId, declarationIds: [declarationId], invoices: invoices() };
    expect(await talk.refused('fileRefundClaim', 'claim { id }', input, supplier)).toEqual([
      'PROCEEDS_MISSING',
    ]);
    await pay(cents(total) - paid, 'sold-100');
    expect(await outstanding()).toEqual(['DISCHARGED', '0.00']);
    const { repaid } = await claim();
    const again = await talk.done('fileRefundClaim', 'claim { id amount { amount } }', input, supplier);
    expect(again.claim.amount).toEqual(repaid);
    await talk.work(8);
    const { refundClaims } = await order('refundClaims { id status }', supplier);
    const statuses = (refundClaims as readonly { id: string; status: string }[]).map((each) => each.status);
    expect([...statuses].sort()).toEqual(['PAID', 'RECONCILED']);
  });

  it('have all of it on the timeline of their order, for their supplier alone', async () => {
    const refunds = async (as: Speaker) => {
      const { timeline } = await order('timeline(first: 100) { nodes { kind } }', as);
      const kinds = (timeline.nodes as readonly { kind: string }[]).map(({ kind }) => kind);
      return kinds.filter((kind) => kind.startsWith('REFUND_'));
    };
    expect(await refunds(supplier)).toEqual([
      'REFUND_FILED',
      'REFUND_PAID',
      'REFUND_CHANGED',
      'REFUND_FILED',
      'REFUND_CHANGED',
      'REFUND_PAID',
    ]);
    expect(await refunds(shop)).toEqual([]);
  });
});
