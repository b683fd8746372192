import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { bank, buyer, newKey, seller } from '../../../support/finance.ts';
import {
  type Insured,
  type InsuranceAnswer,
  openTestInsurance,
  type TestInsurance,
} from '../../../support/insurance.ts';
import { anOrder } from '../../../support/orders.ts';
import { viewerAs } from '../../../support/subgraph.ts';

let databases: Databases;
let graph: TestInsurance;

beforeAll(async () => {
  databases = await openTestDatabases();
  graph = await openTestInsurance(databases);
});
afterAll(() => databases.close());
beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

const codesOf = ({ userErrors }: InsuranceAnswer) => userErrors.map(({ code }) => code);
const declare = (orderId: string, { policyId }: Insured, given: object = {}) =>
  graph.insure('declareCover', seller, { orderId, policyId, ...given });
const decide = (subjectId: string | undefined, approve = true, given: object = {}) =>
  graph.insure('recordInsurerDecision', bank, { decisionId: newKey(), subjectId, approve, ...given });
const inDollars = (amount: string) => ({ amount, currency: 'USD' });

/** A shipped and covered order of 50,000 whose buyer does not pay. */
async function unpaid(given: Parameters<TestInsurance['insured']>[0] = {}) {
  const insured = await graph.insured(given);
  const order = await graph.ship();
  await declare(order._id, insured);
  graph.clock.set('2027-03-01T08:00:00Z');
  return { order, ...insured };
}

/** The same, claimed and looked into. */
async function adjusting(given: Parameters<TestInsurance['insured']>[0] = {}) {
  const insured = await unpaid(given);
  const orderId = insured.order._id;
  await graph.insure('notifyLoss', seller, { orderId, reason: 'INSOLVENCY' });
  const { claim } = await graph.insure('fileInsuranceClaim', seller, { orderId });
  await decide(claim?.id);
  return { ...insured, claimId: claim?.id };
}

describe('an insured receivable', () => {
  it('goes from limit to indemnity and recovery in the golden numbers of G10', async () => {
    const insured = await graph.insured();
    const order = await graph.ship();
    const orderId = order._id;
    expect(await declare(orderId, insured)).toMatchObject({
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
    expect(await decide(claim?.id)).toMatchObject({ claim: { status: 'ADJUSTING' } });
    expect(await decide(claim?.id)).toMatchObject({
      claim: { status: 'INDEMNIFIED', indemnity: { amount: '36000.00' } },
      limit: null,
      policy: null,
    });
    expect(await graph.coverOf(orderId)).toMatchObject({ policy: { used: { amount: '36000.00' } } });
    expect(await decide(claim?.id, true, { amount: inDollars('1000.00') })).toMatchObject({
      claim: { status: 'RECOVERING', recovered: { amount: '1000.00' }, holderShare: { amount: '280.00' } },
    });
    expect(await decide(claim?.id, false)).toMatchObject({ claim: { status: 'CLOSED' } });
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
    await declare(order._id, insured);
    const outstandings: (string | undefined)[] = [];
    for (const amount of ['10000.00', '15000.00', '24999.99', '0.01']) {
      await graph.payDollars(order, amount);
      outstandings.push((await graph.coverOf(order._id))?.limit.outstanding.amount);
    }
    expect(outstandings).toEqual(['40000.00', '25000.00', '0.01', '0.00']);
    expect(await graph.coverOf(order._id)).toMatchObject({ status: 'DISCHARGED' });
    const next = await graph.ship(30_000);
    expect((await declare(next._id, insured)).cover).toMatchObject({ insured: { amount: '30000.00' } });
  });

  it('is not taken again by money that goes back', async () => {
    const insured = await graph.insured();
    const order = await graph.ship(40_000);
    await declare(order._id, insured);
    const payment = await graph.run('capturePayment', bank, {
      orderId: order._id,
      amount: inDollars('30000.00'),
      providerRef: newKey(),
    });
    await graph.deliverOwn();
    const other = await graph.ship(30_000);
    expect((await declare(other._id, insured)).cover?.insured.amount).toBe('30000.00');
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
    await declare(order._id, insured);
    expect(await decide(insured.limitId, true, { amount: inDollars('20000.00') })).toMatchObject({
      limit: { status: 'REDUCED', outstanding: { amount: '30000.00' }, available: { amount: '0.00' } },
    });
    const next = await graph.ship(1_000);
    expect(codesOf(await declare(next._id, insured))).toEqual(['LIMIT_EXCEEDED']);
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'COVERED',
      outstanding: { amount: '30000.00' },
    });
    await decide(insured.limitId, true, { amount: inDollars('31000.00') });
    expect((await declare(next._id, insured)).cover).toMatchObject({ limit: { status: 'APPROVED' } });
    expect(await decide(insured.limitId, false)).toMatchObject({ limit: { status: 'REVOKED' } });
    expect(codesOf(await decide(insured.limitId))).toEqual(['ILLEGAL_TRANSITION']);
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
    await graph.runTask(/credit limits/);
    expect(codesOf(await declare(order._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
    expect(codesOf(await decide(insured.limitId))).toEqual(['ILLEGAL_TRANSITION']);
  });
});

describe('declareCover', () => {
  it('answers a repeated call as before, and covers an order once', async () => {
    const insured = await graph.insured();
    const order = await graph.ship(10_000);
    const input = { idempotencyKey: newKey(), orderId: order._id, policyId: insured.policyId };
    const first = await graph.insure('declareCover', seller, input);
    expect(await graph.insure('declareCover', seller, input)).toEqual({ ...first, replayed: true });
    expect(codesOf(await declare(order._id, insured))).toEqual(['DUPLICATE']);
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
    expect(codesOf(await declare(notShipped._id, insured))).toEqual(['CURRENCY_MISMATCH']);
    expect(codesOf(await declare(prepaid._id, insured))).toEqual(['INVALID']);
    expect(codesOf(await declare(consumers._id, insured))).toEqual(['INVALID']);
    expect(codesOf(await declare(paid._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
    expect(codesOf(await declare(elsewhere._id, insured))).toEqual(['LIMIT_EXCEEDED']);
    expect(codesOf(await declare(cancelled._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
    expect(codesOf(await declare(shipped._id, insured, { creditDays: 91 }))).toEqual(['LIMIT_EXCEEDED']);
    expect(codesOf(await declare('ord_none', insured))).toEqual(['NOT_FOUND']);
    expect(codesOf(await declare(shipped._id, { ...insured, policyId: 'pol_none' }))).toEqual(['NOT_FOUND']);
    graph.clock.set('2027-03-01T08:00:00Z');
    expect(codesOf(await declare(shipped._id, insured))).toEqual(['TOO_LATE']);
  });

  it('knows no premium for what no row covers, and takes an operator’s row before a sample', async () => {
    const insured = await graph.insured({ limit: { maxDays: 360 } });
    const far = await graph.ship(1_000, { destination: 'BR' });
    expect(codesOf(await declare(far._id, insured, { creditDays: 181 }))).toEqual(['RULE_UNKNOWN']);
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
    expect(await declare(far._id, insured, { creditDays: 181 })).toMatchObject({
      cover: { premium: { amount: '20.00' }, rule: { sample: false } },
    });
  });

  it('frees the limit when the order is cancelled', async () => {
    const insured = await graph.insured();
    const order = await graph.ship();
    await declare(order._id, insured);
    await graph.cancel(order);
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'DISCHARGED',
      limit: { outstanding: { amount: '0.00' } },
    });
  });
});

describe('a pool', () => {
  const POOL = { policy: { model: 'PLATFORM_POOL' }, limit: { buyerId: null, maxDays: 60 } };

  it('covers consumers’ orders until their money is paid out or given back', async () => {
    const insured = await graph.insured({ ...POOL, amount: '150.00' });
    const consumers = { channel: 'B2C', terms: 'PREPAID', buyerKind: 'CONSUMER' } as const;
    const [first, second] = [await graph.ship(100, consumers), await graph.ship(100, consumers)];
    expect((await declare(first._id, insured)).cover).toMatchObject({ insured: { amount: '100.00' } });
    expect((await declare(second._id, insured)).cover).toMatchObject({
      insured: { amount: '50.00' },
      uninsured: { amount: '50.00' },
    });
    // What the platform holds is what the pool stands for.
    await graph.payDollars(first, '100.00');
    expect((await graph.coverOf(first._id))?.limit.outstanding.amount).toBe('150.00');
    await graph.cancel(first);
    expect((await graph.coverOf(first._id))?.limit.outstanding.amount).toBe('50.00');
    const business = await graph.ship(1);
    expect(codesOf(await declare(business._id, insured))).toEqual(['INVALID']);
  });
});

describe('a loss', () => {
  it('is told after the due date, unless the buyer is bankrupt, and not after the notice period', async () => {
    const insured = await graph.insured();
    const order = await graph.ship();
    const tell = (reason: string) => graph.insure('notifyLoss', seller, { orderId: order._id, reason });
    expect(codesOf(await tell('DEFAULT'))).toEqual(['NOT_FOUND']);
    await declare(order._id, insured);
    expect(codesOf(await tell('DEFAULT'))).toEqual(['ILLEGAL_TRANSITION']);
    graph.clock.set('2027-04-23T08:00:00Z');
    expect(codesOf(await tell('DEFAULT'))).toEqual(['TOO_LATE']);
    graph.clock.set('2027-04-22T08:00:00Z');
    expect((await tell('DEFAULT')).cover).toMatchObject({ status: 'LOSS_NOTIFIED', noticeTo: '2027-04-22' });
  });

  it('of a bankrupt buyer is claimed at once, and once', async () => {
    const { order } = await adjusting();
    const again = await graph.insure('fileInsuranceClaim', seller, { orderId: order._id });
    expect(codesOf(again)).toEqual(['ALREADY_CLAIMED']);
  });

  it('that the buyer pays after all is not paid by the insurer', async () => {
    const { order, claimId } = await adjusting();
    await graph.payDollars(order, '50000.00');
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'DISCHARGED',
      claim: { status: 'CLOSED', indemnity: null },
      limit: { outstanding: { amount: '0.00' } },
    });
    expect(codesOf(await decide(claimId))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('is paid by what is still owed, whether or not the event has come', async () => {
    const { order, claimId } = await adjusting();
    await graph.run('capturePayment', bank, {
      orderId: order._id,
      amount: inDollars('30000.00'),
      providerRef: newKey(),
    });
    expect((await decide(claimId)).claim).toMatchObject({ indemnity: { amount: '18000.00' } });
    await graph.deliverOwn();
    expect((await graph.coverOf(order._id))?.claim).toMatchObject({
      recovered: null,
      indemnity: { amount: '18000.00' },
    });
    await graph.payDollars(order, '5000.00');
    expect((await graph.coverOf(order._id))?.claim).toMatchObject({
      status: 'RECOVERING',
      recovered: { amount: '5000.00' },
    });
  });

  it('is paid up to the policy’s most in all', async () => {
    const { claimId } = await adjusting({ policy: { maxLiability: inDollars('20000.00') } });
    expect(codesOf(await decide(claimId, true, { amount: inDollars('20000.01') }))).toEqual([
      'LIMIT_EXCEEDED',
    ]);
    expect((await decide(claimId)).claim).toMatchObject({ indemnity: { amount: '20000.00' } });
  });

  it('that is refused takes up the limit no longer', async () => {
    const { order, claimId } = await adjusting();
    expect((await decide(claimId, false)).claim).toMatchObject({ status: 'REFUSED' });
    expect((await graph.coverOf(order._id))?.limit.outstanding.amount).toBe('0.00');
  });

  it('brings no more back than it was', async () => {
    const { claimId } = await adjusting();
    await decide(claimId);
    expect(codesOf(await decide(claimId))).toEqual(['INVALID']);
    expect(codesOf(await decide(claimId, true, { amount: inDollars('50000.01') }))).toEqual([
      'LIMIT_EXCEEDED',
    ]);
  });
});

describe('a decision', () => {
  it('is applied once for ever under the insurer’s own id', async () => {
    const insured = await graph.insured();
    const decision = {
      decisionId: newKey(),
      subjectId: insured.limitId,
      approve: true,
      amount: inDollars('7.00'),
    };
    const first = await graph.insure('recordInsurerDecision', bank, decision);
    expect(first).toMatchObject({ limit: { approved: { amount: '7.00' } } });
    await decide(insured.limitId, true, { amount: inDollars('9.00') });
    expect(await graph.insure('recordInsurerDecision', bank, decision)).toMatchObject({
      limit: { approved: { amount: '9.00' } },
      userErrors: [],
    });
    const other = { ...decision, amount: inDollars('8.00') };
    expect(codesOf(await graph.insure('recordInsurerDecision', bank, other))).toEqual(['DUPLICATE']);
  });

  it('ends a policy, and leaves its covers as they are', async () => {
    const insured = await graph.insured();
    const order = await graph.ship(10_000);
    await declare(order._id, insured);
    expect(await decide(insured.policyId, false)).toMatchObject({ policy: { status: 'CANCELLED' } });
    expect(codesOf(await decide(insured.policyId, false))).toEqual(['ILLEGAL_TRANSITION']);
    const next = await graph.ship(10);
    expect(codesOf(await declare(next._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
    expect(await graph.coverOf(order._id)).toMatchObject({ status: 'COVERED' });
  });

  it('on what is not there is not found', async () => {
    for (const id of ['lim_none', 'icl_none', 'pol_none', 'nonsense']) {
      expect(codesOf(await decide(id))).toEqual(['NOT_FOUND']);
    }
  });
});

describe('issuePolicy', () => {
  it('says of every field what is wrong with it', async () => {
    const { userErrors } = await graph.insure('issuePolicy', bank, {
      holderId: 'sup_1',
      model: 'NAMED_BUYER',
      coveredShare: '0.91',
      maxLiability: inDollars('0.00'),
      noticeDays: 0,
      waitingDays: 366,
      validFrom: '2026-01-01',
      validTo: '2029-01-05',
    });
    expect(userErrors.map(({ code, field }) => [code, field?.[0]])).toEqual([
      ['INVALID', 'holderId'],
      ['INVALID', 'coveredShare'],
      ['INVALID', 'maxLiability'],
      ['INVALID', 'noticeDays'],
      ['INVALID', 'waitingDays'],
      ['INVALID', 'validTo'],
    ]);
  });
});

const READ = `query ($ids: [_Any!]!) { _entities(representations: $ids) { __typename
  ... on Order { uninsured { amount currency } proceeds { received fromBuyer { amount } fromInsurer { amount } } } } }`;

const asOrder = ({
  _id: id,
  total,
  channel,
  terms,
  buyerId,
  retailerId,
}: Awaited<ReturnType<TestInsurance['ship']>>) => ({
  __typename: 'Order',
  id,
  total: { amount: String(total.minor / 100n), currency: total.currency },
  channel,
  terms,
  buyer: { __typename: 'Buyer', id: buyerId },
  retailer: { __typename: 'Retailer', id: retailerId },
});

describe('Order.uninsured', () => {
  it('is known from the moment of ordering, by the best limit that there is then', async () => {
    const buyerId = 'buy_uninsured';
    const order = await graph.ship(50_000, { buyerId });
    const read = async (viewer = seller) =>
      (await graph.ask(READ, { ids: [asOrder(order)] }, viewer)).data._entities[0].uninsured as unknown;
    expect(await read()).toEqual(inDollars('50000.00'));
    const insured = await graph.insured({ limit: { buyerId } });
    expect(await read()).toEqual(inDollars('10000.00'));
    expect(await read(buyer)).toBeNull();
    expect(await read(bank)).toEqual(inDollars('10000.00'));
    const other = await graph.ship(30_000, { buyerId });
    await declare(other._id, insured);
    expect(await read()).toEqual(inDollars('40000.00'));
    await declare(order._id, insured);
    await graph.payDollars(other, '30000.00');
    expect(await read()).toEqual(inDollars('40000.00'));
  });

  it('is nothing of what is paid in advance', async () => {
    const order = await graph.ship(1, { terms: 'PREPAID', retailerId: 'ret_without' });
    const { data } = await graph.ask(READ, { ids: [asOrder(order)] }, viewerAs('retailer', 'ret_without'));
    expect(data._entities[0].uninsured).toBeNull();
  });
});

describe('Order.proceeds', () => {
  it('count as received when the buyer has paid all, or the insurer has paid out', async () => {
    const { order, claimId } = await adjusting();
    const read = async (viewer = seller) =>
      (await graph.ask(READ, { ids: [asOrder(order)] }, viewer)).data._entities[0].proceeds as unknown;
    await graph.payDollars(order, '10000.00');
    expect(await read()).toMatchObject({ received: false, fromBuyer: { amount: '10000.00' } });
    await decide(claimId);
    expect(await read()).toMatchObject({ received: true, fromInsurer: { amount: '36000.00' } });
    expect(await read(buyer)).toBeNull();
    const paid = await graph.ship(1);
    await graph.payDollars(paid, '1.00');
    const { data } = await graph.ask(READ, { ids: [asOrder(paid)] }, seller);
    expect(data._entities[0].proceeds).toMatchObject({ received: true, fromInsurer: { amount: '0.00' } });
  });
});

describe('who sees insurance', () => {
  it('is its holder, the insurer, customs and the operator, and nobody else', async () => {
    const { order, policyId, limitId, claimId } = await adjusting();
    const ids = [
      { __typename: 'InsurancePolicy', id: policyId },
      { __typename: 'CreditLimit', id: limitId },
      { __typename: 'InsuranceClaim', id: claimId },
    ];
    const query = 'query ($ids: [_Any!]!) { _entities(representations: $ids) { __typename } }';
    for (const viewer of [seller, bank, viewerAs('customs'), viewerAs('operator')]) {
      const { data } = await graph.ask(query, { ids }, viewer);
      expect(data._entities).toHaveLength(3);
      expect(data._entities).not.toContain(null);
      expect(await graph.coverOf(order._id, viewer)).not.toBeNull();
    }
    for (const viewer of [
      null,
      buyer,
      viewerAs('retailer', 'ret_other'),
      viewerAs('supplier', seller.partyId),
    ]) {
      const { data } = await graph.ask(query, { ids }, viewer);
      expect(data._entities).toEqual([null, null, null]);
      expect(await graph.coverOf(order._id, viewer)).toBeNull();
    }
  });

  it('may change nothing of others', async () => {
    const { order, policyId, limitId } = await unpaid();
    const other = viewerAs('retailer', 'ret_other');
    const tell = await graph.insure('notifyLoss', other, { orderId: order._id, reason: 'DEFAULT' });
    expect(codesOf(tell)).toEqual(['NOT_FOUND']);
    const ask = { policyId, buyerId: 'buy_3', amount: inDollars('1.00'), maxDays: 1 };
    expect(codesOf(await graph.insure('requestCreditLimit', other, ask))).toEqual(['NOT_FOUND']);
    const decision = { decisionId: newKey(), subjectId: limitId, approve: true };
    await expect(graph.insure('recordInsurerDecision', seller, decision)).rejects.toThrow('FORBIDDEN');
    await expect(graph.insure('requestCreditLimit', bank, ask)).rejects.toThrow('FORBIDDEN');
  });
});

describe('lists of insurance', () => {
  const query = `query ($first: Int, $after: String, $statuses: [LimitStatus!]) {
    creditLimits(filter: { statuses: $statuses }, first: $first, after: $after) {
      nodes { id status } pageInfo { hasNextPage endCursor } } }`;

  it('page through every limit of the viewer once, newest first', async () => {
    const retailer = viewerAs('retailer', 'ret_lists');
    const issued = await graph.insure('issuePolicy', bank, {
      holderId: 'ret_lists',
      model: 'NAMED_BUYER',
      coveredShare: '0.5',
      maxLiability: inDollars('10.00'),
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    });
    const made: (string | undefined)[] = [];
    for (let index = 0; index < 5; index++) {
      graph.clock.set(`2026-11-23T08:00:0${index}Z`);
      const { limit } = await graph.insure('requestCreditLimit', retailer, {
        policyId: issued.policy?.id,
        buyerId: `buy_list_${index}`,
        amount: inDollars('5.00'),
        maxDays: 30,
      });
      made.unshift(limit?.id);
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await graph.ask(query, { first: 2, after, statuses: ['REQUESTED'] }, retailer);
      const nodes = data.creditLimits.nodes as readonly { readonly id: string }[];
      seen.push(...nodes.map(({ id }) => id));
      const { hasNextPage, endCursor } = data.creditLimits.pageInfo;
      after = hasNextPage ? (endCursor as string) : null;
    } while (after);
    expect(seen).toEqual(made);
    const entities = `query ($ids: [_Any!]!) { _entities(representations: $ids) {
      ... on Retailer { policies { nodes { id limits(first: 1) { nodes { id } } } } }
      ... on Buyer { creditLimits { nodes { id } } } } }`;
    const ids = [
      { __typename: 'Retailer', id: 'ret_lists' },
      { __typename: 'Buyer', id: 'buy_list_0' },
    ];
    const { data } = await graph.ask(entities, { ids }, retailer);
    expect(data._entities).toEqual([
      { policies: { nodes: [{ id: issued.policy?.id, limits: { nodes: [{ id: made[0] }] } }] } },
      { creditLimits: { nodes: [{ id: made.at(-1) }] } },
    ]);
    const asBuyer = await graph.ask(entities, { ids }, viewerAs('buyer', 'buy_list_0'));
    expect(asBuyer.data._entities).toEqual([{ policies: null }, { creditLimits: { nodes: [] } }]);
  });

  it('refuse pages that are too long and cursors of other lists', async () => {
    for (const first of [0, 101]) {
      expect((await graph.ask(query, { first }, seller)).errors).toMatchObject([{ code: 'BAD_INPUT' }]);
    }
    const { data } = await graph.ask(query, { first: 1 }, bank);
    const after = data.creditLimits.pageInfo.endCursor as string;
    const filtered = await graph.ask(query, { after, statuses: ['APPROVED'] }, bank);
    expect(filtered.errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('hold the claims of the viewer alone, and all for the insurer', async () => {
    const { claimId } = await adjusting();
    const claims = `{ insuranceClaims(filter: { statuses: [ADJUSTING] }, first: 100) { nodes { id order { id } } } }`;
    for (const viewer of [seller, bank]) {
      const { data } = await graph.ask(claims, {}, viewer);
      expect(data.insuranceClaims.nodes).toContainEqual(expect.objectContaining({ id: claimId }));
    }
    const { data } = await graph.ask(claims, {}, viewerAs('retailer', 'ret_other'));
    expect(data.insuranceClaims.nodes).toEqual([]);
  });

  it('read covers and what is uninsured of 20 orders with a fixed number of commands', async () => {
    const insured = await graph.insured({ limit: { buyerId: 'buy_many' } });
    const orders = [];
    for (let index = 0; index < 20; index++) orders.push(await graph.ship(10, { buyerId: 'buy_many' }));
    for (const { _id } of orders.slice(0, 10)) await declare(_id, insured);
    graph.commands();
    const { errors } = await graph.ask(
      `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Order {
        uninsured { amount } cover { status policy { id } limit { id } } } } }`,
      { ids: orders.map(asOrder) },
      seller,
    );
    expect(errors).toEqual([]);
    const sent = graph.commands().filter(({ collection }) => collection !== null);
    expect(sent.map(({ collection }) => collection).sort()).toEqual([
      'covers',
      'credit_limits',
      'credit_limits',
      'insurance_policies',
      'insurance_policies',
    ]);
  });
});
