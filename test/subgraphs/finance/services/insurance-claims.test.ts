import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CoverRecord } from '../../../../subgraphs/finance/models/cover.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { examinedBy } from '../../../support/examined.ts';
import { bank, newKey, seller } from '../../../support/finance.ts';
import { viewerAs } from '../../../support/subgraph.ts';
import { codesOf, inDollars, openTestInsurance } from '../../../support/insurance.ts';

const databases = await databasesOfThisFile();
const graph = await openTestInsurance(databases);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

describe('a loss', () => {
  it('is told after the due date, unless the buyer is bankrupt, and not after the notice period', async () => {
    const insured = await graph.insured();
    const order = await graph.ship();
    const tell = (reason: string) => graph.insure('notifyLoss', seller, { orderId: order._id, reason });
    expect(codesOf(await tell('DEFAULT'))).toEqual(['NOT_FOUND']);
    await graph.declare(order._id, insured);
    expect(codesOf(await tell('DEFAULT'))).toEqual(['ILLEGAL_TRANSITION']);
    graph.clock.set('2027-04-23T08:00:00Z');
    expect(codesOf(await tell('DEFAULT'))).toEqual(['TOO_LATE']);
    graph.clock.set('2027-04-22T08:00:00Z');
    expect((await tell('DEFAULT')).cover).toMatchObject({ status: 'LOSS_NOTIFIED', noticeTo: '2027-04-22' });
  });

  it('of a bankrupt buyer is claimed at once, and once', async () => {
    const { order } = await graph.adjusting();
    const again = await graph.insure('fileInsuranceClaim', seller, { orderId: order._id });
    expect(codesOf(again)).toEqual(['ALREADY_CLAIMED']);
  });

  it('of a buyer that goes bankrupt while it is waited for is claimed at once', async () => {
    const { order } = await graph.unpaid();
    const orderId = order._id;
    const tell = (reason: string) => graph.insure('notifyLoss', seller, { orderId, reason });
    expect((await tell('DEFAULT')).cover).toMatchObject({ claimFrom: '2027-06-29' });
    graph.clock.set('2027-05-03T08:00:00Z');
    expect(codesOf(await tell('DEFAULT'))).toEqual(['ILLEGAL_TRANSITION']);
    expect((await tell('INSOLVENCY')).cover).toMatchObject({
      ...{ status: 'LOSS_NOTIFIED', lossReason: 'INSOLVENCY', claimFrom: '2027-05-03' },
    });
    expect(codesOf(await tell('INSOLVENCY'))).toEqual(['ILLEGAL_TRANSITION']);
    const told = await graph.eventsOf(`cover/${orderId}`);
    expect(told.at(-1)?.data).toMatchObject({ status: 'LOSS_NOTIFIED', claimFrom: '2027-05-03' });
    const { claim } = await graph.insure('fileInsuranceClaim', seller, { orderId });
    expect(claim).toMatchObject({ status: 'FILED' });
  });

  it('that the buyer pays after all is not paid by the insurer', async () => {
    const { order, claimId } = await graph.adjusting();
    await graph.payDollars(order, '50000.00');
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'DISCHARGED',
      claim: { status: 'CLOSED', indemnity: null },
      limit: { outstanding: { amount: '0.00' } },
    });
    expect(codesOf(await graph.decide(claimId))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('is paid by what is still owed, whether or not the event has come', async () => {
    const { order, claimId } = await graph.adjusting();
    await graph.run('capturePayment', bank, {
      orderId: order._id,
      amount: inDollars('30000.00'),
      providerRef: newKey(),
    });
    expect((await graph.decide(claimId)).claim).toMatchObject({ indemnity: { amount: '18000.00' } });
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

  it('that was paid out comes back once, though the buyer’s payment goes back and comes again', async () => {
    const { order, claimId } = await graph.adjusting();
    await graph.decide(claimId);
    for (const amount of ['5000.00', '5000.00', '6000.00']) {
      const paid = { orderId: order._id, amount: inDollars(amount), providerRef: newKey() };
      const { payment } = await graph.run('capturePayment', bank, paid);
      await graph.deliverOwn();
      await graph.run('refundPayment', seller, { paymentId: payment?.id, amount: inDollars(amount) });
      await graph.deliverOwn();
    }
    expect((await graph.coverOf(order._id))?.claim).toMatchObject({
      status: 'RECOVERING',
      recovered: { amount: '6000.00' },
    });
  });

  it('comes back also after its claim was closed, and was not paid by the buyer alone', async () => {
    const { order, claimId } = await graph.adjusting();
    await graph.decide(claimId);
    await graph.decide(claimId, false);
    await graph.payDollars(order, '50000.00');
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'CLAIMED',
      outstanding: { amount: '0.00' },
      claim: {
        status: 'CLOSED',
        indemnity: { amount: '36000.00' },
        recovered: { amount: '50000.00' },
        holderShare: { amount: '14000.00' },
      },
    });
  });

  it('that was paid out takes up the limit until it has come back, from the buyer or through the insurer', async () => {
    const { order, claimId, limitId } = await graph.adjusting();
    await graph.decide(claimId);
    const outstanding = async () => (await graph.coverOf(order._id))?.outstanding.amount;
    expect(await outstanding()).toBe('40000.00');
    await graph.decide(claimId, true, { amount: inDollars('15000.00') });
    expect(await outstanding()).toBe('35000.00');
    await graph.payDollars(order, '50000.00');
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'CLAIMED',
      limit: { id: limitId, outstanding: { amount: '0.00' }, available: { amount: '40000.00' } },
      claim: { status: 'RECOVERING', recovered: { amount: '50000.00' } },
    });
  });

  it('is paid up to the policy’s most in all', async () => {
    const { claimId } = await graph.adjusting({ policy: { maxLiability: inDollars('20000.00') } });
    expect(codesOf(await graph.decide(claimId, true, { amount: inDollars('20000.01') }))).toEqual([
      'LIMIT_EXCEEDED',
    ]);
    expect((await graph.decide(claimId)).claim).toMatchObject({ indemnity: { amount: '20000.00' } });
  });

  it('that is refused takes up the limit no longer', async () => {
    const { order, claimId } = await graph.adjusting();
    expect((await graph.decide(claimId, false)).claim).toMatchObject({ status: 'REFUSED' });
    expect((await graph.coverOf(order._id))?.limit.outstanding.amount).toBe('0.00');
  });

  it('brings no more back than it was', async () => {
    const { claimId } = await graph.adjusting();
    await graph.decide(claimId);
    expect(codesOf(await graph.decide(claimId))).toEqual(['INVALID']);
    expect(codesOf(await graph.decide(claimId, true, { amount: inDollars('50000.01') }))).toEqual([
      'LIMIT_EXCEEDED',
    ]);
  });
});

describe('insurance claims of which few are in a status', () => {
  const inCovers = () => ({ db: databases.of('finance'), collection: 'covers' });

  beforeAll(async () => {
    graph.clock.set('2026-11-23T08:00:00Z');
    const { order } = await graph.adjusting();
    const { models } = graph.instance.contextFor({ viewer: null });
    const cover = await models.covers.findById(order._id).lean();
    if (!cover?.claim) throw new Error('It was claimed');
    const { claim } = cover;
    const many = Array.from({ length: 3_000 }, (_, index): CoverRecord => {
      const number = String(index).padStart(4, '0');
      const status = index % 100 === 7 ? 'RECOVERING' : 'CLOSED';
      const own = { ...claim, _id: `icl_many_${number}`, status } as const;
      return { ...cover, _id: `order_many_${number}`, holderId: 'ret_busy', claim: own };
    });
    await models.covers.insertMany(many, { lean: true });
  });
  afterAll(async () => {
    const { models } = graph.instance.contextFor({ viewer: null });
    await models.covers.deleteMany({ holderId: 'ret_busy' });
  });

  it.each([
    ['', bank],
    ['filter: { statuses: [RECOVERING] }', bank],
    ['filter: { statuses: [RECOVERING, INDEMNIFIED] }', bank],
    ['', viewerAs('retailer', 'ret_busy')],
    ['filter: { statuses: [RECOVERING] }', viewerAs('retailer', 'ret_busy')],
    ['filter: { statuses: [RECOVERING, FILED, CLOSED] }', viewerAs('retailer', 'ret_busy')],
  ])('are listed (%s) by reading about a page', async (filter, viewer) => {
    for (let after = '', page = 0; page < 2; page += 1) {
      let end: string | null = null;
      const examined = await examinedBy(inCovers(), async () => {
        const query = `{ insuranceClaims(${filter} first: 10 ${after}) { nodes { id } pageInfo { endCursor } } }`;
        const { data, errors } = await graph.ask(query, {}, viewer);
        expect(errors).toEqual([]);
        expect(data.insuranceClaims.nodes).toHaveLength(10);
        end = data.insuranceClaims.pageInfo.endCursor as string;
      });
      expect(examined).toHaveLength(1);
      expect(examined[0]?.keys).toBeLessThan(30);
      after = `after: "${end}"`;
    }
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
    await graph.decide(insured.limitId, true, { amount: inDollars('9.00') });
    expect(await graph.insure('recordInsurerDecision', bank, decision)).toMatchObject({
      limit: { approved: { amount: '9.00' } },
      userErrors: [],
    });
    const other = { ...decision, amount: inDollars('8.00') };
    expect(codesOf(await graph.insure('recordInsurerDecision', bank, other))).toEqual(['DUPLICATE']);
  });

  it('ends a policy and its limits, and leaves its covers as they are', async () => {
    const insured = await graph.insured();
    const order = await graph.ship(10_000);
    await graph.declare(order._id, insured);
    const waiting = await graph.insure('requestCreditLimit', seller, {
      ...{ policyId: insured.policyId, buyerId: 'buy_waiting', amount: inDollars('7.00'), maxDays: 30 },
    });
    expect(await graph.decide(insured.policyId, false)).toMatchObject({ policy: { status: 'CANCELLED' } });
    expect(codesOf(await graph.decide(insured.policyId, false))).toEqual(['ILLEGAL_TRANSITION']);
    for (const limitId of [insured.limitId, waiting.limit?.id]) {
      expect(codesOf(await graph.decide(limitId))).toEqual(['ILLEGAL_TRANSITION']);
      expect(await graph.models.creditLimits.findById(limitId).lean()).toMatchObject({ status: 'EXPIRED' });
    }
    const next = await graph.ship(10);
    expect(codesOf(await graph.declare(next._id, insured))).toEqual(['ILLEGAL_TRANSITION']);
    expect(await graph.coverOf(order._id)).toMatchObject({
      status: 'COVERED',
      limit: { status: 'EXPIRED', outstanding: { amount: '10000.00' }, available: { amount: '0.00' } },
    });
  });

  it('on what is not there is not found', async () => {
    for (const id of ['lim_none', 'icl_none', 'pol_none', 'nonsense']) {
      expect(codesOf(await graph.decide(id))).toEqual(['NOT_FOUND']);
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
      validTo: '2029-01-02',
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

  it('is for three years at the most', async () => {
    const { policyId } = await graph.insured({ policy: { validTo: '2029-01-01' } });
    expect(policyId).toMatch(/^pol_/);
  });

  it('takes a policy up to the last day that can be written', async () => {
    const { userErrors } = await graph.insure('issuePolicy', bank, {
      holderId: 'ret_1',
      model: 'NAMED_BUYER',
      coveredShare: '0.90',
      maxLiability: inDollars('1.00'),
      validFrom: '9999-01-01',
      validTo: '9999-12-31',
    });
    expect(userErrors).toEqual([]);
  });
});
