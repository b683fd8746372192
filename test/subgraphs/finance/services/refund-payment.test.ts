import { describe, expect, it } from '@jest/globals';
import type { RefundOrderRecord } from '../../../../subgraphs/finance/models/refund-order.ts';
import type { SimulatedPaymentRecord } from '../../../../subgraphs/finance/models/simulated-payment.ts';
import { writeSimulatedEvent } from '../../../../subgraphs/finance/providers/simulated-event.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, codesOf, openTestFinance, seller } from '../../../support/finance.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);

const inEuros = (amount: string) => ({ amount, currency: 'EUR' });
const refund = (paymentId: string, amount: string, viewer = seller) =>
  graph.run('refundPayment', viewer, { paymentId, amount: inEuros(amount) });
const refundOrders = (paymentId: string) =>
  graph.models.refundOrders.find({ paymentId }).sort({ _id: 1 }).lean<RefundOrderRecord[]>();

describe('refundPayment', () => {
  it('gives back in parts, then all, and nothing beyond', async () => {
    const order = await graph.place();
    const { id } = await graph.pay(order);
    expect((await refund(id, '8.20')).payment).toMatchObject({
      status: 'PARTLY_REFUNDED',
      refunded: { amount: '8.20' },
    });
    expect(codesOf(await refund(id, '50.01'))).toEqual(['LIMIT_EXCEEDED']);
    expect((await refund(id, '50.00')).payment).toMatchObject({ status: 'REFUNDED' });
    expect(codesOf(await refund(id, '0.01'))).toEqual(['ILLEGAL_TRANSITION']);
    expect(await graph.balances(order._id)).toEqual({
      captured: '58.20',
      refunded: '58.20',
      fees: '0.00',
      paidOut: '0.00',
      held: '0.00',
    });
    const [ledger] = (await graph.moneyOf(order._id)).ledgers ?? [];
    expect(ledger?.entries?.nodes).toEqual([
      { number: 1, debit: 'CAPTURED', credit: 'HELD', amount: { amount: '58.20' } },
      { number: 2, debit: 'HELD', credit: 'REFUNDED', amount: { amount: '8.20' } },
      { number: 3, debit: 'HELD', credit: 'REFUNDED', amount: { amount: '50.00' } },
    ]);
  });

  it('gives all back in one step', async () => {
    const { id } = await graph.pay(await graph.place());
    expect((await refund(id, '58.20', bank)).payment).toMatchObject({ status: 'REFUNDED' });
  });

  it('of several at once gives back no more than there was', async () => {
    const order = await graph.place();
    const { id } = await graph.pay(order);
    const answers = await Promise.all(Array.from({ length: 6 }, () => refund(id, '20.00')));
    expect(answers.flatMap(codesOf)).toEqual(Array.from({ length: 4 }, () => 'LIMIT_EXCEEDED'));
    expect(await graph.balances(order._id)).toMatchObject({ refunded: '40.00', held: '18.20' });
  });

  it.each([
    ['nothing', { amount: inEuros('0') }, 'INVALID'],
    ['another currency', { amount: { amount: '1', currency: 'USD' } }, 'CURRENCY_MISMATCH'],
    ['an unknown payment', { paymentId: 'pay_none' }, 'NOT_FOUND'],
  ])('refuses %s', async (_what, given, code) => {
    const { id: paymentId } = await graph.pay(await graph.place());
    const input = { paymentId, amount: inEuros('1'), ...given };
    expect(codesOf(await graph.run('refundPayment', seller, input))).toEqual([code]);
  });

  it('is for the order’s seller and finance', async () => {
    const { id } = await graph.pay(await graph.place());
    expect(codesOf(await refund(id, '1.00', viewerAs('retailer', 'ret_other')))).toEqual(['NOT_FOUND']);
    await expect(refund(id, '1.00', buyer)).rejects.toThrow('FORBIDDEN');
  });
});

describe('a refund', () => {
  it('is carried out by the provider that has the money, once', async () => {
    const order = await graph.place();
    const { provider } = graph;
    const ref = await provider.createPayment({
      key: order._id,
      orderId: order._id,
      amount: order.total,
    });
    await provider.happen(ref, 'authorized');
    await provider.capturePayment({ key: `${order._id}/capture`, providerRef: ref });
    for (const event of graph.providerEvents()) await graph.send(event);
    const [payment] = (await graph.moneyOf(order._id)).payments ?? [];
    await refund(payment?.id ?? '', '8.20');
    await graph.runTask(/tell providers/);
    await graph.runTask(/tell providers/);
    expect(await refundOrders(payment?.id ?? '')).toMatchObject([{ status: 'SENT', providerRef: ref }]);
    const told = await graph.models.simulatedPayments.findById(ref).lean<SimulatedPaymentRecord>();
    if (!told) throw new Error('The provider has it in its books');
    expect(told).toMatchObject({ status: 'PARTLY_REFUNDED', sequence: 4 });
    // That the provider then reports it books nothing again.
    await graph.send({ status: told.status, body: writeSimulatedEvent(told, graph.clock.now()) });
    expect(await graph.balances(order._id)).toMatchObject({ refunded: '8.20', fees: '0.70', held: '49.30' });
  });

  it('of money without a provider is for a person to carry out', async () => {
    const { id } = await graph.pay(await graph.place());
    await refund(id, '1.00');
    await graph.runTask(/tell providers/);
    expect(await refundOrders(id)).toMatchObject([{ status: 'BY_HAND' }]);
  });

  it('that a provider declines says why, and is not tried again', async () => {
    const order = await graph.place();
    const { id } = await graph.pay(order, '5.00', 'sim_unknown');
    await refund(id, '1.00');
    await graph.runTask(/tell providers/);
    expect(await refundOrders(id)).toMatchObject([
      { status: 'DECLINED', reason: 'No payment sim_unknown', attempts: 0 },
    ]);
  });
});

describe('a cancelled order', () => {
  it('gives its buyer everything back, through the provider', async () => {
    const order = await graph.place();
    const first = await graph.pay(order, '20.00');
    const second = await graph.pay(order, '38.20');
    await graph.cancel(order);
    const { payments } = await graph.moneyOf(order._id);
    expect(payments).toMatchObject([{ status: 'REFUNDED' }, { status: 'REFUNDED' }]);
    expect(await graph.balances(order._id)).toMatchObject({ refunded: '58.20', held: '0.00' });
    expect(await refundOrders(first.id)).toMatchObject([{ amount: { minor: 20_00n }, status: 'WAITING' }]);
    expect(await refundOrders(second.id)).toMatchObject([{ amount: { minor: 38_20n }, status: 'WAITING' }]);
  });

  it('that was confirmed waits for the word that its goods have stayed, whoever speaks first', async () => {
    const [first, second] = [await graph.place(), await graph.place()];
    for (const order of [first, second]) await graph.pay(order, '20.00');
    await graph.cancel(first, 'CONFIRMED');
    await graph.stop(second);
    for (const { _id } of [first, second])
      expect(await graph.balances(_id)).toMatchObject({ refunded: '0.00', held: '20.00' });
    await graph.stop(first);
    await graph.cancel(second, 'CONFIRMED');
    for (const { _id } of [first, second])
      expect(await graph.balances(_id)).toMatchObject({ refunded: '20.00', held: '0.00' });
  });

  it('keeps its money where goods had been loaded, and takes none by hand meanwhile', async () => {
    const order = await graph.place();
    await graph.pay(order, '20.00');
    await graph.cancel(order, 'CONFIRMED');
    await expect(graph.pay(order, '20.00')).rejects.toThrow('ILLEGAL_TRANSITION');
    await graph.stop(order, ['shp_1']);
    expect(await graph.balances(order._id)).toMatchObject({ refunded: '0.00', held: '20.00' });
  });
});
