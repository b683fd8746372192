import { beforeEach, describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, newKey, seller } from '../../../support/finance.ts';
import {
  codesOf,
  inDollars,
  ORDER_INSURANCE,
  orderReference,
  openTestInsurance,
} from '../../../support/insurance.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestInsurance(databases);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

describe('declareCover', () => {
  it('answers a repeated call as before, and covers an order once', async () => {
    const insured = await graph.insured();
    const order = await graph.ship(10_000);
    const input = { idempotencyKey: newKey(), orderId: order._id, policyId: insured.policyId };
    const first = await graph.insure('declareCover', seller, input);
    expect(await graph.insure('declareCover', seller, input)).toEqual({ ...first, replayed: true });
    expect(codesOf(await graph.declare(order._id, insured))).toEqual(['DUPLICATE']);
  });

  it('refuses what it cannot insure, each with its code', async () => {
    const insured = await graph.insured();
    const shipped = await graph.ship();
    const notShipped = await graph.place({ channel: 'B2B', terms: 'OPEN_ACCOUNT' });
    const prepaid = await graph.ship(1, { terms: 'PREPAID' });
    const consumers = await graph.ship(1, { channel: 'B2C' });
    const paid = await graph.ship(1);
    await graph.payDollars(paid, '1.00');
    const elsewhere = await graph.ship(1, { buyerId: 'buy_without_limit' });
    const cancelled = await graph.ship(1);
    await graph.cancel(cancelled);
    expect(codesOf(await graph.declare(notShipped._id, insured))).toEqual(['CURRENCY_MISMATCH']);
    expect(codesOf(await graph.declare(prepaid._id, insured))).toEqual(['INVALID']);
    expect(codesOf(await graph.declare(consumers._id, insured))).toEqual(['INVALID']);
    expect(codesOf(await graph.declare(paid._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
    expect(codesOf(await graph.declare(elsewhere._id, insured))).toEqual(['LIMIT_EXCEEDED']);
    expect(codesOf(await graph.declare(cancelled._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
    expect(codesOf(await graph.declare(shipped._id, insured, { creditDays: 91 }))).toEqual([
      'LIMIT_EXCEEDED',
    ]);
    expect(codesOf(await graph.declare('ord_none', insured))).toEqual(['NOT_FOUND']);
    expect(codesOf(await graph.declare(shipped._id, { ...insured, policyId: 'pol_none' }))).toEqual([
      'NOT_FOUND',
    ]);
    graph.clock.set('2027-03-01T08:00:00Z');
    expect(codesOf(await graph.declare(shipped._id, insured))).toEqual(['TOO_LATE']);
  });

  it('insures what the buyer owes without goods that came back, and nothing where all did', async () => {
    const insured = await graph.insured();
    const order = await graph.ship();
    await graph.comesBack(order, '20000.00');
    expect((await graph.declare(order._id, insured)).cover).toMatchObject({
      invoice: { amount: '30000.00' },
      insured: { amount: '30000.00' },
      premium: { amount: '135.00' },
    });
    const other = await graph.ship();
    await graph.comesBack(other, '50000.00');
    expect(codesOf(await graph.declare(other._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('knows no premium for what no row covers, and takes an operator’s row before a sample', async () => {
    const insured = await graph.insured({ limit: { maxDays: 360 } });
    const far = await graph.ship(1_000, { destination: 'BR' });
    expect(codesOf(await graph.declare(far._id, insured, { creditDays: 181 }))).toEqual(['RULE_UNKNOWN']);
    await graph.instance.imports.premiums.run([
      {
        model: 'NAMED_BUYER',
        country: 'BR',
        terms: 'OPEN_ACCOUNT',
        upToDays: '200',
        rate: '0.02',
        validFrom: '2026-01-01',
        validTo: '',
      },
    ]);
    expect(await graph.declare(far._id, insured, { creditDays: 181 })).toMatchObject({
      cover: { premium: { amount: '20.00' }, rule: { sample: false } },
    });
  });

  it('frees the limit when the order is cancelled and its goods have stayed', async () => {
    const insured = await graph.insured();
    const order = await graph.ship();
    await graph.declare(order._id, insured);
    await graph.cancel(order, 'CONFIRMED');
    expect(await graph.coverOf(order._id)).toMatchObject({ status: 'COVERED' });
    await graph.stop(order);
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'DISCHARGED',
      limit: { outstanding: { amount: '0.00' } },
    });
  });
});

describe('a cover whose goods have stayed', () => {
  it('ends with the last shipment of its order, and is declared anew with the next', async () => {
    const insured = await graph.insured();
    const order = await graph.sell();
    const declare = () => graph.declare(order._id, insured, { creditDays: 30 });
    const [first, second] = [await graph.book(order), await graph.book(order)];
    await declare();
    await graph.cancelShipment(first);
    expect(await graph.coverOf(order._id)).toMatchObject({ status: 'COVERED', dueOn: '2026-12-23' });
    await graph.cancelShipment(second);
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'DISCHARGED',
      limit: { outstanding: { amount: '0.00' } },
    });
    const loss = { orderId: order._id, reason: 'INSOLVENCY' };
    expect(codesOf(await graph.insure('notifyLoss', seller, loss))).toEqual(['ILLEGAL_TRANSITION']);
    expect(codesOf(await declare())).toEqual(['ILLEGAL_TRANSITION']);
    graph.clock.set('2026-12-10T08:00:00Z');
    await graph.book(order);
    expect((await declare()).cover).toMatchObject({ status: 'COVERED', dueOn: '2027-01-09' });
    expect(codesOf(await declare())).toEqual(['DUPLICATE']);
    const told = await graph.eventsOf(`cover/${order._id}`);
    expect(told.map(({ data }) => data)).toMatchObject([
      { status: 'COVERED', previous: null, version: 1 },
      { status: 'DISCHARGED', previous: 'COVERED', version: 2 },
      { status: 'COVERED', previous: null, version: 3 },
    ]);
  });

  it('insures nothing of it any more', async () => {
    const buyerId = 'buy_stayed';
    const insured = await graph.insured({ limit: { buyerId } });
    const order = await graph.sell(50_000, { buyerId });
    const shipment = await graph.book(order);
    await graph.declare(order._id, insured);
    await graph.cancelShipment(shipment);
    const other = await graph.ship(40_000, { buyerId });
    await graph.declare(other._id, insured);
    const { data } = await graph.ask(ORDER_INSURANCE, { ids: [orderReference(order)] }, seller);
    expect(data._entities[0].uninsured).toEqual(inDollars('50000.00'));
  });

  it('stays where a claim of it is filed, which is the insurer’s to decide on', async () => {
    const insured = await graph.insured();
    const order = await graph.sell();
    const shipment = await graph.book(order);
    await graph.declare(order._id, insured);
    const orderId = order._id;
    await graph.insure('notifyLoss', seller, { orderId, reason: 'INSOLVENCY' });
    await graph.insure('fileInsuranceClaim', seller, { orderId });
    await graph.cancelShipment(shipment);
    expect(await graph.coverOf(orderId)).toMatchObject({ status: 'CLAIMED', claim: { status: 'FILED' } });
  });
});

describe('a pool', () => {
  const POOL = { policy: { model: 'PLATFORM_POOL' }, limit: { buyerId: null, maxDays: 60 } };

  it('covers consumers’ orders until their money is paid out or given back', async () => {
    const insured = await graph.insured({ ...POOL, amount: '150.00' });
    const consumers = { channel: 'B2C', terms: 'PREPAID', buyerKind: 'CONSUMER' } as const;
    const [first, second] = [await graph.ship(100, consumers), await graph.ship(100, consumers)];
    expect((await graph.declare(first._id, insured)).cover).toMatchObject({ insured: { amount: '100.00' } });
    expect((await graph.declare(second._id, insured)).cover).toMatchObject({
      insured: { amount: '50.00' },
      uninsured: { amount: '50.00' },
    });
    // What the platform holds is what the pool stands for.
    await graph.payDollars(first, '100.00');
    expect((await graph.coverOf(first._id))?.limit.outstanding.amount).toBe('150.00');
    await graph.cancel(first);
    expect((await graph.coverOf(first._id))?.limit.outstanding.amount).toBe('50.00');
    const business = await graph.ship(1);
    expect(codesOf(await graph.declare(business._id, insured))).toEqual(['INVALID']);
  });

  it('covers what is held of an order of which some came back and was given back', async () => {
    const insured = await graph.insured({ ...POOL, amount: '150.00' });
    const order = await graph.ship(100, { channel: 'B2C', terms: 'PREPAID', buyerKind: 'CONSUMER' });
    await graph.declare(order._id, insured);
    await graph.payDollars(order, '100.00');
    const returnId = await graph.comesBack(order, '60.00');
    const [payment] = (await graph.moneyOf(order._id)).payments ?? [];
    const refund = { paymentId: payment?.id, returnId, amount: inDollars('60.00') };
    expect((await graph.run('refundPayment', seller, refund)).userErrors).toEqual([]);
    await graph.deliverOwn();
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'COVERED',
      outstanding: { amount: '40.00' },
      limit: { outstanding: { amount: '40.00' } },
    });
  });
});

describe('Order.uninsured', () => {
  it('is known from the moment of ordering, by the best limit that there is then', async () => {
    const buyerId = 'buy_uninsured';
    const order = await graph.ship(50_000, { buyerId });
    const read = async (viewer = seller) =>
      (await graph.ask(ORDER_INSURANCE, { ids: [orderReference(order)] }, viewer)).data._entities[0]
        .uninsured as unknown;
    expect(await read()).toEqual(inDollars('50000.00'));
    const insured = await graph.insured({ limit: { buyerId } });
    expect(await read()).toEqual(inDollars('10000.00'));
    expect(await read(buyer)).toBeNull();
    expect(await read(bank)).toEqual(inDollars('10000.00'));
    const other = await graph.ship(30_000, { buyerId });
    await graph.declare(other._id, insured);
    expect(await read()).toEqual(inDollars('40000.00'));
    await graph.declare(order._id, insured);
    await graph.payDollars(other, '30000.00');
    expect(await read()).toEqual(inDollars('40000.00'));
  });

  it('is nothing of what is paid in advance', async () => {
    const order = await graph.ship(1, { terms: 'PREPAID', retailerId: 'ret_without' });
    const { data } = await graph.ask(
      ORDER_INSURANCE,
      { ids: [orderReference(order)] },
      viewerAs('retailer', 'ret_without'),
    );
    expect(data._entities[0].uninsured).toBeNull();
  });
});

describe('Order.proceeds', () => {
  it('count as received when the buyer has paid all, or the insurer has paid out', async () => {
    const { order, claimId } = await graph.adjusting();
    const read = async (viewer = seller) =>
      (await graph.ask(ORDER_INSURANCE, { ids: [orderReference(order)] }, viewer)).data._entities[0]
        .proceeds as unknown;
    await graph.payDollars(order, '10000.00');
    expect(await read()).toMatchObject({ received: false, fromBuyer: { amount: '10000.00' } });
    await graph.decide(claimId);
    expect(await read()).toMatchObject({ received: true, fromInsurer: { amount: '36000.00' } });
    expect(await read(buyer)).toBeNull();
    const paid = await graph.ship(1);
    await graph.payDollars(paid, '1.00');
    const { data } = await graph.ask(ORDER_INSURANCE, { ids: [orderReference(paid)] }, seller);
    expect(data._entities[0].proceeds).toMatchObject({ received: true, fromInsurer: { amount: '0.00' } });
  });
});
