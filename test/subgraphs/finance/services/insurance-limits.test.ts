import { beforeEach, describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, newKey, seller } from '../../../support/finance.ts';
import { codesOf, inDollars, openTestInsurance } from '../../../support/insurance.ts';
import { anOrder } from '../../../support/orders.ts';

const databases = await databasesOfThisFile();
const graph = await openTestInsurance(databases);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

describe('an insured receivable', () => {
  it('goes from limit to indemnity and recovery in the golden numbers of G10', async () => {
    const insured = await graph.insured();
    const order = await graph.ship();
    const orderId = order._id;
    expect(await graph.declare(orderId, insured)).toMatchObject({
      cover: {
        status: 'COVERED',
        invoice: { amount: '50000.00' },
        insured: { amount: '40000.00' },
        uninsured: { amount: '10000.00' },
        share: '0.9',
        premium: { amount: '180.00' },
        rule: { key: 'premium-rate/NAMED_BUYER/DE/OPEN_ACCOUNT/90/2024-01-01', sample: true },
        dueOn: '2027-02-21',
        limit: { outstanding: { amount: '40000.00' }, available: { amount: '0.00' } },
      },
      userErrors: [],
    });
    graph.clock.set('2027-02-22T08:00:00Z');
    await graph.runTask(/due dates/);
    expect(await graph.coverOf(orderId)).toMatchObject({ status: 'OVERDUE' });
    expect(await graph.insure('notifyLoss', seller, { orderId, reason: 'DEFAULT' })).toMatchObject({
      cover: { status: 'LOSS_NOTIFIED', claimFrom: '2027-06-22' },
    });
    const early = await graph.insure('fileInsuranceClaim', seller, { orderId });
    expect(early).toMatchObject({
      claim: null,
      userErrors: [{ code: 'ILLEGAL_TRANSITION', message: expect.stringContaining('2027-06-22') }],
    });
    graph.clock.set('2027-06-22T08:00:00Z');
    const { claim } = await graph.insure('fileInsuranceClaim', seller, { orderId });
    expect(claim).toMatchObject({ status: 'FILED', loss: { amount: '50000.00' }, indemnity: null });
    expect(await graph.decide(claim?.id)).toMatchObject({ claim: { status: 'ADJUSTING' } });
    expect(await graph.decide(claim?.id)).toMatchObject({
      claim: { status: 'INDEMNIFIED', indemnity: { amount: '36000.00' } },
      limit: null,
      policy: null,
    });
    expect(await graph.coverOf(orderId)).toMatchObject({ policy: { used: { amount: '36000.00' } } });
    expect(await graph.decide(claim?.id, true, { amount: inDollars('1000.00') })).toMatchObject({
      claim: { status: 'RECOVERING', recovered: { amount: '1000.00' }, holderShare: { amount: '280.00' } },
    });
    expect(await graph.decide(claim?.id, false)).toMatchObject({ claim: { status: 'CLOSED' } });
    expect(await graph.coverOf(orderId)).toMatchObject({
      status: 'CLAIMED',
      limit: { outstanding: { amount: '0.00' } },
    });
    const moves = await graph.eventsOf(`cover/${orderId}`);
    expect(moves.map(({ data }) => data)).toMatchObject([
      { status: 'COVERED', previous: null, version: 1 },
      { status: 'OVERDUE', previous: 'COVERED' },
      { status: 'LOSS_NOTIFIED' },
      { status: 'CLAIMED', claimStatus: 'FILED', previousClaimStatus: null },
      { claimStatus: 'ADJUSTING' },
      { claimStatus: 'INDEMNIFIED', indemnity: { minor: 36_000_00n } },
      { claimStatus: 'RECOVERING' },
      { claimStatus: 'CLOSED', version: 8 },
    ]);
  });
});

describe('a limit', () => {
  it('is freed by what its buyer pays, the uninsured part first, and discharges the cover with the last cent', async () => {
    const insured = await graph.insured();
    const order = await graph.ship();
    await graph.declare(order._id, insured);
    const outstandings: (string | undefined)[] = [];
    for (const amount of ['10000.00', '15000.00', '24999.99', '0.01']) {
      await graph.payDollars(order, amount);
      outstandings.push((await graph.coverOf(order._id))?.limit.outstanding.amount);
    }
    expect(outstandings).toEqual(['40000.00', '25000.00', '0.01', '0.00']);
    expect(await graph.coverOf(order._id)).toMatchObject({ status: 'DISCHARGED' });
    const next = await graph.ship(30_000);
    expect((await graph.declare(next._id, insured)).cover).toMatchObject({ insured: { amount: '30000.00' } });
  });

  it('is not taken again by money that goes back', async () => {
    const insured = await graph.insured();
    const order = await graph.ship(40_000);
    await graph.declare(order._id, insured);
    const payment = await graph.run('capturePayment', bank, {
      orderId: order._id,
      amount: inDollars('30000.00'),
      providerRef: newKey(),
    });
    await graph.deliverOwn();
    const other = await graph.ship(30_000);
    expect((await graph.declare(other._id, insured)).cover?.insured.amount).toBe('30000.00');
    await graph.run('refundPayment', seller, {
      paymentId: payment.payment?.id,
      amount: inDollars('30000.00'),
    });
    await graph.deliverOwn();
    expect(await graph.coverOf(order._id)).toMatchObject({
      outstanding: { amount: '10000.00' },
      limit: { outstanding: { amount: '40000.00' }, available: { amount: '0.00' } },
    });
  });

  it('covers no more when it is lowered, and leaves what was shipped before covered', async () => {
    const insured = await graph.insured();
    const order = await graph.ship(30_000);
    await graph.declare(order._id, insured);
    expect(await graph.decide(insured.limitId, true, { amount: inDollars('20000.00') })).toMatchObject({
      limit: { status: 'REDUCED', outstanding: { amount: '30000.00' }, available: { amount: '0.00' } },
    });
    const next = await graph.ship(1_000);
    expect(codesOf(await graph.declare(next._id, insured))).toEqual(['LIMIT_EXCEEDED']);
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'COVERED',
      outstanding: { amount: '30000.00' },
    });
    await graph.decide(insured.limitId, true, { amount: inDollars('31000.00') });
    expect((await graph.declare(next._id, insured)).cover).toMatchObject({ limit: { status: 'APPROVED' } });
    expect(await graph.decide(insured.limitId, false)).toMatchObject({ limit: { status: 'REVOKED' } });
    expect(codesOf(await graph.decide(insured.limitId))).toEqual(['ILLEGAL_TRANSITION']);
    expect(await graph.coverOf(order._id)).toMatchObject({ status: 'COVERED' });
  });

  it('is one a buyer and policy, in the policy’s currency, and on a buyer only where the model has buyers', async () => {
    const { policyId } = await graph.insured();
    const ask = (given: object) =>
      graph.insure('requestCreditLimit', seller, {
        policyId,
        buyerId: anOrder().buyerId,
        amount: inDollars('1.00'),
        maxDays: 30,
        ...given,
      });
    expect(codesOf(await ask({}))).toEqual(['DUPLICATE']);
    expect(codesOf(await ask({ buyerId: null }))).toEqual(['INVALID']);
    expect(codesOf(await ask({ buyerId: 'buy_2', amount: { amount: '1.00', currency: 'EUR' } }))).toEqual([
      'CURRENCY_MISMATCH',
    ]);
    expect(codesOf(await ask({ buyerId: 'buy_2', amount: inDollars('0.00'), maxDays: 366 }))).toEqual([
      'INVALID',
      'INVALID',
    ]);
    expect(codesOf(await ask({ policyId: 'pol_none' }))).toEqual(['NOT_FOUND']);
  });

  it('ends with its policy', async () => {
    const insured = await graph.insured({ policy: { validTo: '2026-12-31' } });
    const order = await graph.ship();
    graph.clock.set('2027-01-01T08:00:00Z');
    // Also before that was noticed.
    expect(codesOf(await graph.decide(insured.limitId))).toEqual(['ILLEGAL_TRANSITION']);
    await graph.runTask(/credit limits/);
    expect(codesOf(await graph.declare(order._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
    expect(codesOf(await graph.decide(insured.limitId))).toEqual(['ILLEGAL_TRANSITION']);
  });
});
