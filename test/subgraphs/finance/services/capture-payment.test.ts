import { describe, expect, it } from '@jest/globals';
import { newId } from '../../../../runtime/id.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, codesOf, newKey, openTestFinance, seller } from '../../../support/finance.ts';
import { anOrder, anOrderPlaced } from '../../../support/orders.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);

const inEuros = (amount: string) => ({ amount, currency: 'EUR' });
describe('capturePayment', () => {
  it('books what was received as held, and says so', async () => {
    const order = await graph.place();
    const payment = await graph.pay(order, '58.20', 'bank_first');
    expect(payment).toMatchObject({
      status: 'CAPTURED',
      providerRef: 'bank_first',
      amount: inEuros('58.20'),
      refunded: { amount: '0.00' },
      order: { id: order._id },
    });
    expect(await graph.balances(order._id)).toEqual({
      captured: '58.20',
      refunded: '0.00',
      fees: '0.00',
      paidOut: '0.00',
      held: '58.20',
    });
    const [moved] = await graph.eventsOf(payment.id);
    expect(moved).toMatchObject({
      type: 'PaymentMoved',
      sequence: 1,
      data: { orderId: order._id, status: 'CAPTURED', previous: null, version: 1 },
    });
    const [changed] = await graph.eventsOf(`ledger/${order._id}`);
    expect(changed).toMatchObject({
      type: 'LedgerChanged',
      data: { currency: 'EUR', isPaid: true, isDepositPaid: true, isClosed: false, version: 1 },
    });
  });

  it('answers the same payment for the same reference, under any key', async () => {
    const order = await graph.place();
    const first = await graph.pay(order, '20.00', 'bank_same');
    expect(await graph.pay(order, '20.00', 'bank_same')).toEqual(first);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '20.00' });
  });

  it('answers a repeated call as before', async () => {
    const order = await graph.place();
    const input = {
      idempotencyKey: newKey(),
      orderId: order._id,
      amount: inEuros('5.00'),
      providerRef: 'bank_twice',
    };
    const first = await graph.run('capturePayment', bank, input);
    expect(await graph.run('capturePayment', bank, input)).toEqual({ ...first, replayed: true });
    const other = await graph.run('capturePayment', bank, { ...input, amount: inEuros('6.00') });
    expect(codesOf(other)).toEqual(['IDEMPOTENCY_MISMATCH']);
  });

  it('takes an order in parts, and knows when deposit and whole are paid', async () => {
    const order = await graph.place({
      terms: 'DEPOSIT_30_70',
      deposit: { minor: 17_46n, currency: 'EUR' },
    });
    await graph.pay(order, '17.46');
    await graph.pay(order, '40.74');
    const events = await graph.eventsOf(`ledger/${order._id}`);
    expect(events.map(({ data }) => data)).toMatchObject([
      { isDepositPaid: true, isPaid: false },
      { isDepositPaid: true, isPaid: true },
    ]);
  });

  it.each([
    ['more than is due', { amount: inEuros('58.21') }, 'LIMIT_EXCEEDED'],
    ['nothing', { amount: inEuros('0.00') }, 'INVALID'],
    ['less than nothing', { amount: inEuros('-1.00') }, 'INVALID'],
    ['parts of a cent', { amount: inEuros('1.001') }, 'INVALID'],
    ['another currency', { amount: { amount: '1.00', currency: 'USD' } }, 'CURRENCY_MISMATCH'],
    ['an unknown currency', { amount: { amount: '1.00', currency: 'XXX' } }, 'INVALID'],
    ['an empty reference', { providerRef: ' ' }, 'INVALID'],
    ['an unknown order', { orderId: 'ord_none' }, 'NOT_FOUND'],
  ])('refuses %s', async (_what, given, code) => {
    const { _id: orderId } = await graph.place();
    const input = { orderId, amount: inEuros('1.00'), providerRef: newKey(), ...given };
    const answer = await graph.run('capturePayment', bank, input);
    expect(codesOf(answer)).toEqual([code]);
    expect(answer.payment).toBeNull();
    expect(await graph.balances(orderId)).toBeNull();
  });

  it('refuses a reference of another order or of another amount', async () => {
    const [one, two] = [await graph.place(), await graph.place()];
    await graph.pay(one, '5.00', 'bank_taken');
    for (const [orderId, amount] of [
      [two._id, '5.00'],
      [one._id, '6.00'],
    ] as const) {
      const input = { orderId, amount: inEuros(amount), providerRef: 'bank_taken' };
      expect(codesOf(await graph.run('capturePayment', bank, input))).toEqual(['DUPLICATE']);
    }
  });

  it('refuses money for a cancelled order', async () => {
    const order = await graph.place();
    await graph.cancel(order);
    const input = { orderId: order._id, amount: inEuros('1.00'), providerRef: newKey() };
    expect(codesOf(await graph.run('capturePayment', bank, input))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('is for finance alone: a seller cannot vouch for what it would be paid', async () => {
    const { _id: orderId } = await graph.place();
    const input = { orderId, amount: inEuros('1.00'), providerRef: newKey() };
    for (const viewer of [seller, buyer, viewerAs('supplier', 'sup_1', ['payments:write'])]) {
      await expect(graph.run('capturePayment', viewer, input)).rejects.toThrow('FORBIDDEN');
    }
    await expect(graph.run('capturePayment', null, input)).rejects.toThrow('UNAUTHENTICATED');
  });

  it('waits for an order that was placed a moment ago', async () => {
    graph.clock.set('2026-11-23T09:00:00Z');
    const order = anOrder({ _id: newId('ord', graph.clock.now()) });
    const paying = graph.pay(order);
    await graph.tell('retailers', anOrderPlaced(order));
    expect(await paying).toMatchObject({ status: 'CAPTURED' });
  });
});

describe('captures at once', () => {
  it('of one reference book it once', async () => {
    const order = await graph.place();
    const paid = await Promise.all(Array.from({ length: 8 }, () => graph.pay(order, '10.00', 'bank_raced')));
    expect(new Set(paid.map(({ id }) => id)).size).toBe(1);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '10.00', held: '10.00' });
  });

  it('of one reference for two orders book it for one of them', async () => {
    const orders = [await graph.place(), await graph.place()];
    const answers = await Promise.all(
      orders.map(({ _id: orderId }) =>
        graph.run('capturePayment', bank, { orderId, amount: inEuros('7.00'), providerRef: 'bank_torn' }),
      ),
    );
    expect(answers.flatMap(codesOf)).toEqual(['DUPLICATE']);
    const balances = await Promise.all(orders.map(({ _id }) => graph.balances(_id)));
    expect(balances.filter((each) => each !== null)).toHaveLength(1);
  });

  it('of several references never exceed what is due', async () => {
    const order = await graph.place();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        graph.run('capturePayment', bank, {
          orderId: order._id,
          amount: inEuros('20.00'),
          providerRef: newKey(),
        }),
      ),
    );
    expect(answers.flatMap(codesOf)).toEqual(Array.from({ length: 6 }, () => 'LIMIT_EXCEEDED'));
    expect(await graph.balances(order._id)).toMatchObject({ captured: '40.00', held: '40.00' });
  });

  it('with a cancellation leave nothing held', async () => {
    for (let round = 0; round < 4; round++) {
      const order = await graph.place();
      const input = { orderId: order._id, amount: inEuros('58.20'), providerRef: newKey() };
      const [answer] = await Promise.all([graph.run('capturePayment', bank, input), graph.cancel(order)]);
      const balances = await graph.balances(order._id);
      if (answer.payment)
        expect(balances).toMatchObject({ captured: '58.20', refunded: '58.20', held: '0.00' });
      else expect(balances).toBeNull();
    }
  });
});
