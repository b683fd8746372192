import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Order } from '../../../../subgraphs/retailers/domain/order.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import {
  bank,
  buyer,
  codesOf,
  newKey,
  openTestFinance,
  seller,
  type SettlementAnswer,
} from '../../../support/finance.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const NOW = '2026-11-23T08:00:00Z';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);
await graph.instance.imports.fx.run([
  { base: 'EUR', quote: 'CNY', rate: '8.1234', validFrom: '2026-11-23', validTo: '2026-11-23' },
]);

beforeEach(() => graph.clock.set(NOW));

const inEuros = (amount: string) => ({ amount, currency: 'EUR' });

const request = ({ _id: orderId }: Order, given: object = {}) =>
  graph.run('requestSettlement', seller, { orderId, target: 'CNY', ...given });

async function requested(order: Order, given: object = {}): Promise<SettlementAnswer> {
  const answer = await request(order, given);
  if (!answer.settlement) throw new Error(JSON.stringify(answer.userErrors));
  return answer.settlement;
}

const accept = (settlementId: string, rate: string) =>
  graph.run('acceptSettlementQuote', seller, { settlementId, rate });

async function settlementOf({ _id }: Order): Promise<SettlementAnswer | undefined> {
  return (await graph.moneyOf(_id)).settlements?.at(-1);
}

describe('requestSettlement', () => {
  it('waits for payment and release, in any order, and gets its offer by itself', async () => {
    for (const isReleasedFirst of [true, false]) {
      const order = await graph.place();
      expect(await requested(order)).toMatchObject({
        status: 'OPEN',
        source: { amount: '0.00' },
        quote: null,
      });
      if (isReleasedFirst) await graph.release(order);
      else await graph.pay(order);
      expect(await settlementOf(order)).toMatchObject({ status: 'OPEN' });
      if (isReleasedFirst) await graph.pay(order);
      else await graph.release(order);
      expect(await settlementOf(order)).toMatchObject({
        status: 'QUOTED',
        source: { amount: '58.20' },
        quote: { rate: '8.1234', target: { amount: '472.78' }, expiresAt: '2026-11-23T08:10:00.000Z' },
      });
    }
  });

  it('answers NOT_RELEASED where a quote is asked for too early', async () => {
    const order = await graph.place();
    await graph.pay(order);
    await requested(order);
    expect(codesOf(await request(order))).toEqual(['NOT_RELEASED']);
    await graph.release(order);
    expect(await requested(order)).toMatchObject({ status: 'QUOTED' });
  });

  it('settles no more than what is released', async () => {
    const order = await graph.place();
    await graph.pay(order);
    await requested(order);
    await graph.release(order, [{ number: 1, quantity: 1 }]);
    const half = await settlementOf(order);
    expect(half).toMatchObject({ status: 'QUOTED', source: { amount: '29.10' } });
    await accept(half?.id ?? '', '8.1234');
    graph.clock.set('2026-11-23T08:01:00Z');
    expect(await requested(order)).toMatchObject({ status: 'OPEN', source: { amount: '29.10' } });
    await graph.release(order, [{ number: 1, quantity: 1 }]);
    expect(await settlementOf(order)).toMatchObject({ status: 'QUOTED', source: { amount: '29.10' } });
  });

  it('does not settle twice what is declared twice', async () => {
    const order = await graph.place();
    await graph.pay(order);
    await requested(order);
    await graph.release(order);
    await graph.release(order);
    expect(await settlementOf(order)).toMatchObject({ source: { amount: '58.20' } });
  });

  it('ends an offer when its time is over, and makes the next when it is asked for', async () => {
    const order = await graph.place();
    await graph.pay(order);
    await graph.release(order);
    const { id } = await requested(order);
    graph.clock.set('2026-11-23T08:10:00Z');
    expect((await settlementOf(order))?.quote).toBeNull();
    expect(codesOf(await accept(id, '8.1234'))).toEqual(['TOO_LATE']);
    await graph.runTask(/offers/);
    expect(await settlementOf(order)).toMatchObject({ status: 'ELIGIBLE', quote: null });
    await graph.runTask(/offers/);
    expect(codesOf(await accept(id, '8.1234'))).toEqual(['TOO_LATE']);
    expect(await requested(order)).toMatchObject({ id, status: 'QUOTED', quote: { rate: '8.1234' } });
    const moves = (await graph.eventsOf(id)).map(({ data }) => (data as { status: string }).status);
    expect(moves).toEqual(['QUOTED', 'ELIGIBLE', 'QUOTED']);
  });

  it('answers RATE_UNKNOWN on a day without a rate, and offers on one that has it', async () => {
    graph.clock.set('2035-01-01T08:00:00Z');
    const order = await graph.place();
    await graph.pay(order);
    await graph.release(order);
    expect(await requested(order)).toMatchObject({ status: 'ELIGIBLE', quote: null });
    expect(codesOf(await request(order))).toEqual(['RATE_UNKNOWN']);
  });

  it('needs no rate within one currency', async () => {
    graph.clock.set('2035-01-01T08:00:00Z');
    const order = await graph.place();
    await graph.pay(order);
    await graph.release(order);
    const settlement = await requested(order, { target: 'EUR' });
    expect(settlement).toMatchObject({ status: 'QUOTED', quote: { rate: '1', target: { amount: '58.20' } } });
  });

  it.each([
    ['an unknown currency', { target: 'XXX' }, 'INVALID'],
    ['an unknown order', { orderId: 'ord_none' }, 'NOT_FOUND'],
    [
      'costs in another currency',
      { netted: [{ kind: 'TAX', amount: { amount: '1', currency: 'CNY' } }] },
      'CURRENCY_MISMATCH',
    ],
    ['costs of nothing', { netted: [{ kind: 'TAX', amount: inEuros('0') }] }, 'INVALID'],
    ['costs that leave nothing', { netted: [{ kind: 'TAX', amount: inEuros('58.20') }] }, 'LIMIT_EXCEEDED'],
    [
      'eleven costs',
      { netted: Array.from({ length: 11 }, () => ({ kind: 'TAX', amount: inEuros('0.01') })) },
      'LIMIT_EXCEEDED',
    ],
  ])('refuses %s', async (_what, given, code) => {
    const answer = await request(await graph.place(), given);
    expect(codesOf(answer)).toEqual([code]);
    expect(answer.settlement).toBeNull();
  });

  it('refuses another target while one is live, and any for a cancelled order', async () => {
    const order = await graph.place();
    await requested(order);
    expect(codesOf(await request(order, { target: 'USD' }))).toEqual(['DUPLICATE']);
    const cancelled = await graph.place();
    await graph.cancel(cancelled);
    expect(codesOf(await request(cancelled))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('is for the seller alone', async () => {
    const { _id: orderId } = await graph.place();
    const input = { orderId, target: 'CNY' };
    for (const viewer of [bank, viewerAs('retailer', 'ret_other')]) {
      expect(codesOf(await graph.run('requestSettlement', viewer, input))).toEqual(['NOT_FOUND']);
    }
    await expect(graph.run('requestSettlement', buyer, input)).rejects.toThrow('FORBIDDEN');
  });
});

describe('acceptSettlementQuote', () => {
  it('converts what is left after costs, and reports all of it gross', async () => {
    const order = await graph.place();
    await graph.pay(order);
    await graph.release(order);
    const netted = [
      { kind: 'LOGISTICS', amount: inEuros('6.00') },
      { kind: 'WAREHOUSING', amount: inEuros('2.20') },
    ];
    const { id } = await requested(order, { netted });
    const { settlement } = await accept(id, '8.12340');
    expect(settlement).toMatchObject({
      status: 'PAID_OUT',
      source: { amount: '58.20' },
      net: { amount: '50.00' },
      netted: [{ kind: 'LOGISTICS' }, { kind: 'WAREHOUSING' }],
      target: { amount: '406.17', currency: 'CNY' },
      quote: null,
    });
    expect(await graph.balances(order._id)).toEqual({
      captured: '58.20',
      refunded: '0.00',
      fees: '8.20',
      paidOut: '50.00',
      held: '0.00',
    });
    expect((await graph.eventsOf(`ledger/${order._id}`)).at(-1)?.data).toMatchObject({ isClosed: true });
    expect((await graph.eventsOf(id)).map(({ data }) => data)).toMatchObject([
      { status: 'QUOTED', previous: null, target: null },
      { status: 'PAID_OUT', previous: 'QUOTED', target: { minor: 406_17n, currency: 'CNY' } },
    ]);
  });

  it('refuses another rate than the open one, and a settlement without an offer', async () => {
    const order = await graph.place();
    const { id } = await requested(order);
    expect(codesOf(await accept(id, '8.1234'))).toEqual(['ILLEGAL_TRANSITION']);
    await graph.pay(order);
    await graph.release(order);
    expect(codesOf(await accept(id, '8.1235'))).toEqual(['STALE']);
    expect(codesOf(await accept(id, 'eight'))).toEqual(['INVALID']);
    expect(codesOf(await accept('stl_none', '8.1234'))).toEqual(['NOT_FOUND']);
    const asOther = await graph.run('acceptSettlementQuote', viewerAs('retailer', 'ret_other'), {
      settlementId: id,
      rate: '8.1234',
    });
    expect(codesOf(asOther)).toEqual(['NOT_FOUND']);
    expect(codesOf(await accept(id, '8.1234'))).toEqual([]);
    expect(codesOf(await accept(id, '8.1234'))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('fixes the rate ahead of release, and pays out with it', async () => {
    const order = await graph.place();
    await graph.pay(order);
    const { id } = await requested(order, { advance: true });
    expect((await accept(id, '8.1234')).settlement).toMatchObject({
      status: 'CONVERTED',
      target: { amount: '472.78' },
    });
    expect(await graph.balances(order._id)).toMatchObject({ held: '58.20', paidOut: '0.00' });
    await graph.release(order);
    expect(await settlementOf(order)).toMatchObject({ status: 'PAID_OUT' });
    expect(await graph.balances(order._id)).toMatchObject({ held: '0.00', paidOut: '58.20' });
  });

  it('and a refund at the same moment never pay the same money twice', async () => {
    for (let round = 0; round < 4; round++) {
      const order = await graph.place();
      const payment = await graph.pay(order);
      await graph.release(order);
      const { id } = await requested(order);
      const refund = { paymentId: payment.id, amount: inEuros('20.00') };
      const [accepted, refunded] = await Promise.all([
        accept(id, '8.1234'),
        graph.run('refundPayment', seller, refund),
      ]);
      const balances = await graph.balances(order._id);
      const refusals = [...codesOf(accepted), ...codesOf(refunded)].length;
      // A refund that came first leaves less to convert; one that came last finds nothing left.
      expect([
        { paidOut: '58.20', refunded: '0.00', held: '0.00', refusals: 1 },
        { paidOut: '38.20', refunded: '20.00', held: '0.00', refusals: 0 },
        { paidOut: '0.00', refunded: '20.00', held: '38.20', refusals: 1 },
      ]).toContainEqual({
        paidOut: balances?.['paidOut'],
        refunded: balances?.['refunded'],
        held: balances?.['held'],
        refusals,
      });
    }
  });
});

describe('what is promised to the seller', () => {
  it('is given back to nobody else', async () => {
    const order = await graph.place();
    const payment = await graph.pay(order);
    const { id } = await requested(order, { advance: true });
    await accept(id, '8.1234');
    const refund = { paymentId: payment.id, amount: inEuros('0.01') };
    expect(codesOf(await graph.run('refundPayment', seller, refund))).toEqual(['LIMIT_EXCEEDED']);
  });

  it('shrinks with a refund before it is converted, and gets a new offer', async () => {
    const order = await graph.place();
    const payment = await graph.pay(order);
    await graph.release(order);
    const { id } = await requested(order);
    await graph.run('refundPayment', seller, { paymentId: payment.id, amount: inEuros('8.20') });
    expect(await settlementOf(order)).toMatchObject({
      id,
      status: 'QUOTED',
      source: { amount: '50.00' },
      quote: { target: { amount: '406.17' } },
    });
  });

  it('is taken back when the order is cancelled', async () => {
    const order = await graph.place();
    await graph.pay(order);
    const { id } = await requested(order, { advance: true });
    await accept(id, '8.1234');
    await graph.cancel(order);
    expect(await settlementOf(order)).toMatchObject({ status: 'REVERSED', owed: null });
    expect(await graph.balances(order._id)).toMatchObject({ refunded: '58.20', held: '0.00' });
  });
});

it('answers a repeated request as before', async () => {
  const { _id: orderId } = await graph.place();
  const input = { idempotencyKey: newKey(), orderId, target: 'CNY' };
  const first = await graph.run('requestSettlement', seller, input);
  expect(await graph.run('requestSettlement', seller, input)).toEqual({ ...first, replayed: true });
});
