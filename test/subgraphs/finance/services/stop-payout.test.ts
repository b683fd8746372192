import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Order } from '../../../../subgraphs/retailers/domain/order.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, codesOf, newKey, openTestFinance, seller } from '../../../support/finance.ts';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);
await graph.instance.imports.fx.run([
  { base: 'EUR', quote: 'CNY', rate: '8.1234', validFrom: '2026-11-23', validTo: '2026-11-23' },
]);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

async function quoted(): Promise<Order> {
  const order = await graph.place();
  await graph.pay(order);
  await graph.release(order);
  await graph.run('requestSettlement', seller, { orderId: order._id, target: 'CNY' });
  return order;
}

const stop = ({ _id: orderId }: Order, given: object = {}) =>
  graph.run('stopPayout', bank, { orderId, reason: 'COURT_ORDER', reference: '26-cv-01234', ...given });
const lift = ({ _id: orderId }: Order, given: object = {}) =>
  graph.run('liftPayoutStop', bank, { orderId, reference: '26-cv-01234', ...given });
const settlementOf = async ({ _id }: Order) => (await graph.moneyOf(_id)).settlements?.at(-1);

describe('stopPayout', () => {
  it('holds what is not converted, takes its offer away, and keeps it from being asked for again', async () => {
    const order = await quoted();
    expect(await settlementOf(order)).toMatchObject({ status: 'QUOTED' });
    expect(await stop(order)).toMatchObject({
      order: {
        payoutStops: [{ reason: 'COURT_ORDER', reference: '26-cv-01234', liftedAt: null }],
      },
      userErrors: [],
    });
    const held = await settlementOf(order);
    expect(held).toMatchObject({ status: 'HELD', quote: null });
    const accepted = { settlementId: held?.id, rate: '8.1234' };
    expect(codesOf(await graph.run('acceptSettlementQuote', seller, accepted))).not.toEqual([]);
    expect((await graph.moneyOf(order._id)).ledgers?.[0]).toMatchObject({ paidOut: { amount: '0.00' } });
  });

  it('leaves the money to the buyer', async () => {
    const order = await quoted();
    await stop(order);
    const [payment] = (await graph.moneyOf(order._id)).payments ?? [];
    const amount = { amount: '1.00', currency: 'EUR' };
    const given = await graph.run('refundPayment', seller, { paymentId: payment?.id, amount });
    expect(given).toMatchObject({ payment: { refunded: { amount: '1.00' } }, userErrors: [] });
    expect(await settlementOf(order)).toMatchObject({ status: 'HELD' });
  });

  it('ends with liftPayoutStop, with a new offer', async () => {
    const order = await quoted();
    await stop(order);
    await stop(order, { reason: 'IP_RIGHT', reference: 'EUTM 018' });
    expect(await lift(order)).toMatchObject({ userErrors: [] });
    expect(await settlementOf(order)).toMatchObject({ status: 'HELD' });
    await lift(order, { reference: 'EUTM 018' });
    expect(await settlementOf(order)).toMatchObject({ status: 'QUOTED', quote: { rate: '8.1234' } });
  });

  it('has one effect under one key', async () => {
    const order = await quoted();
    const idempotencyKey = newKey();
    expect(await stop(order, { idempotencyKey })).toMatchObject({ replayed: false });
    expect(await stop(order, { idempotencyKey })).toMatchObject({ replayed: true, userErrors: [] });
    expect((await graph.moneyOf(order._id)).payoutStops).toHaveLength(1);
  });

  it('says what it cannot do', async () => {
    const order = await quoted();
    await stop(order);
    expect(codesOf(await stop(order))).toEqual(['DUPLICATE']);
    expect(codesOf(await stop(order, { reference: ' ' }))).toEqual(['INVALID']);
    expect(codesOf(await stop(order, { orderId: 'ord_nobody' }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await lift(order, { reference: 'another' }))).toEqual(['NOT_FOUND']);
  });

  it('is for the role finance, and told to the seller, not to the buyer', async () => {
    const order = await quoted();
    const input = { orderId: order._id, reason: 'COURT_ORDER', reference: 'mine' };
    await expect(graph.run('stopPayout', seller, input)).rejects.toThrow('FORBIDDEN');
    await stop(order);
    expect((await graph.moneyOf(order._id, seller)).payoutStops).toHaveLength(1);
    expect((await graph.moneyOf(order._id, buyer)).payoutStops).toBeNull();
  });
});
