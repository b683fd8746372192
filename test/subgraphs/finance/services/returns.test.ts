import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../../runtime/viewer.ts';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, codesOf, euros, newKey, seller } from '../../../support/finance.ts';
import {
  anInvoice,
  type Exported,
  filed,
  officer,
  openTestRefunds,
  refusals,
} from '../../../support/refunds.ts';

let returns = 0;

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

beforeEach(() => graph.finance.clock.set('2026-06-10T08:00:00Z'));

const versions = new Map<string, number>();

/** Tells how a return of some units of an order's first line stands. */
async function tell(returnId: string, given: { orderId: string; supplierId: string }, rest: object) {
  const version = (versions.get(returnId) ?? 0) + 1;
  versions.set(returnId, version);
  const { orderId, supplierId } = given;
  const data = {
    ...{ returnId, orderId, refund: null, version },
    lines: [{ lineNumber: 1, supplierId, quantity: 2 }],
    ...rest,
  };
  const event = { aggregateId: returnId, sequence: version, type: 'ReturnMoved', data };
  expect(await graph.finance.tell('retailers', event)).toEqual([]);
}
/** Some units of what was exported are back at customs. */
async function atCustoms(of: Exported, quantity = 2) {
  const returnId = `rtn_${(returns += 1)}`;
  const lines = [{ lineNumber: 1, supplierId: of.supplierId, quantity }];
  await tell(returnId, of, { status: 'APPROVED', lines });
  await tell(returnId, of, { status: 'AT_CUSTOMS', lines });
  return returnId;
}
const counted = (returnId: string, of: Exported) =>
  tell(returnId, of, { status: 'RECEIVED', refund: { due: euros(24_90n), most: euros(49_80n) } });

const dues = async (returnId: string) => (await graph.finance.eventsOf(`dues/${returnId}`)).at(-1)?.data;
const seen = async (id: string, viewer: Viewer) => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Return {
    repaidRefund { amount } refundToRepay { amount } refunded { amount } } } }`;
  const { data } = await graph.finance.ask(query, { of: [{ __typename: 'Return', id }] }, viewer);
  return (data as { _entities: unknown[] })._entities[0];
};
const file = (of: Exported, quantity = '3') =>
  graph.file(of, { invoices: [anInvoice(of, { quantity, amountExVat: '3333.33' })] });
const repay = (of: Exported, claimId: string, returnId: string, rest: object = {}) =>
  graph.run('repayRefund', of.viewer, { claimId, returnId, reason: 'Returned', ...rest });
const decide = (claimId: string, status: string) =>
  graph.run('recordRefundDecision', officer, {
    ...{ claimId, status, decisionId: newKey(), text: 'So' },
    at: '2026-06-10T08:00:00Z',
  });
const exported = async () => graph.exported(await graph.supplier(), { lines: [{ quantity: 3 }] });

describe('the VAT on goods that come back', () => {
  it('is repaid before they pass customs: what was paid for them, and no more', async () => {
    const of = await exported();
    const { id } = filed(await file(of));
    await graph.settle();
    const returnId = await atCustoms(of);
    expect(await dues(returnId)).toMatchObject({
      isVatRepaid: false,
      toRepay: { minor: 288_89n },
      certificate: null,
    });
    expect(await seen(returnId, of.viewer)).toEqual({
      repaidRefund: null,
      refundToRepay: { amount: '288.89' },
      refunded: null,
    });
    const all = { lines: [{ declarationId: of.declarationId, lineNumber: 1, quantity: '3' }] };
    expect(refusals(await repay(of, id, returnId, all))).toEqual(['LIMIT_EXCEEDED lines']);
    expect((await repay(of, id, returnId)).claim).toMatchObject({
      status: 'PAID',
      repaid: { amount: '288.89' },
      lines: { nodes: [{ repaidQuantity: { value: '2' } }] },
    });
    expect(await dues(returnId)).toMatchObject({
      isVatRepaid: true,
      repaid: { minor: 288_89n },
      certificate: { number: `VC-${returnId}`, kind: 'REPAID' },
    });
    expect(await seen(returnId, of.viewer)).toMatchObject({ repaidRefund: { amount: '288.89' } });
    expect(await seen(returnId, await graph.supplier())).toMatchObject({ repaidRefund: null });
    expect(refusals(await repay(of, id, returnId))).toEqual(['NOT_FOUND returnId']);
  });

  it('that nobody has claimed cannot be claimed any more', async () => {
    const of = await exported();
    const returnId = await atCustoms(of);
    expect(await dues(returnId)).toMatchObject({
      isVatRepaid: true,
      toRepay: { minor: 0n },
      certificate: { kind: 'NOT_REFUNDED' },
    });
    const claim = filed(await file(of, '1'));
    expect(claim.lines.nodes).toMatchObject([{ quantity: { value: '1' } }]);
  });

  it('that is claimed and not paid is waited for: until it is withdrawn, or paid and repaid', async () => {
    const of = await exported();
    const { id: claimId } = filed(await file(of));
    const returnId = await atCustoms(of);
    expect(await dues(returnId)).toMatchObject({ isVatRepaid: false });
    expect(refusals(await repay(of, claimId, returnId))).toEqual(['ILLEGAL_TRANSITION']);
    await graph.run('withdrawRefundClaim', of.viewer, { claimId, reason: 'Goods come back' });
    await graph.finance.deliverOwn();
    expect(await dues(returnId)).toMatchObject({ isVatRepaid: true });
    expect(filed(await file(of, '1')).lines.nodes).toMatchObject([{ quantity: { value: '1' } }]);
  });

  it('is not asked for again where some was repaid before the goods came', async () => {
    const of = await exported();
    const { id: claimId } = filed(await file(of));
    await graph.settle();
    const lines = [{ declarationId: of.declarationId, lineNumber: 1, quantity: '1' }];
    await graph.run('repayRefund', of.viewer, { claimId, lines, reason: 'It will come back' });
    const returnId = await atCustoms(of);
    expect(await dues(returnId)).toMatchObject({ toRepay: { minor: 144_45n }, repaid: { minor: 144_44n } });
    await repay(of, claimId, returnId);
    expect(await dues(returnId)).toMatchObject({
      ...{ isVatRepaid: true, repaid: { minor: 288_89n }, certificate: { kind: 'REPAID' } },
    });
    expect(await graph.read(claimId, of.viewer)).toMatchObject({
      lines: { nodes: [{ repaidQuantity: { value: '2' }, repaid: { amount: '288.89' } }] },
    });
  });

  it.each(['withdrawRefundClaim', 'the office'])(
    'stays unrefundable where a claim came to nothing, whatever becomes of it: %s',
    async (ender) => {
      const of = await exported();
      const { id: claimId, method } = filed(await graph.file(of));
      expect(method).toBe('TAXED');
      const returnId = await atCustoms(of);
      expect(await dues(returnId)).toMatchObject({
        isVatRepaid: true,
        certificate: { kind: 'NOT_REFUNDED' },
      });
      expect(await graph.read(claimId, of.viewer)).toMatchObject({
        lines: { nodes: [{ repaid: { amount: '0.00' }, repaidQuantity: { value: '2' } }] },
        moves: [{ status: 'READY' }, { text: '2 units came back, for which nothing is refunded' }],
      });
      if (ender === 'the office') {
        for (const status of ['SUBMITTED', 'REJECTED']) await decide(claimId, status);
      } else await graph.run(ender, of.viewer, { claimId, reason: 'Without invoices' });
      await graph.finance.deliverOwn();
      const again = filed(await file(of));
      expect(again).toMatchObject({
        amount: { amount: '144.44' },
        lines: { nodes: [{ quantity: { value: '1' } }] },
      });
      expect(await dues(returnId)).toMatchObject({ isVatRepaid: true });
    },
  );

  it('stays unrefundable also in a maker’s period that came to nothing and is filed anew', async () => {
    const of = await graph.exported(await graph.supplier({ role: 'MANUFACTURER' }), {
      lines: [{ quantity: 3, total: money(7_120_00n, 'CNY') }],
    });
    const period = (given: object) => ({
      period: { month: '2026-05', inputVat: '0.00', outputVat: '0.00', carriedIn: '0.00', ...given },
    });
    const none = filed(await graph.file(of, period({ outputVat: '90000.00' })));
    expect(none.amount.amount).toBe('0.00');
    const returnId = await atCustoms(of, 3);
    expect(await dues(returnId)).toMatchObject({ isVatRepaid: true });
    await graph.run('withdrawRefundClaim', of.viewer, { claimId: none.id, reason: 'Wrong figures' });
    const [refusal] = (await graph.file(of, period({ inputVat: '90000.00' }))).userErrors;
    expect(refusal).toMatchObject({ code: 'ALREADY_CLAIMED', message: expect.stringContaining('came back') });
  });

  it('is not repaid for goods that are not there yet', async () => {
    const of = await exported();
    const { id } = filed(await file(of));
    await graph.settle();
    const returnId = `rtn_${(returns += 1)}`;
    await tell(returnId, of, { status: 'IN_TRANSIT' });
    expect(refusals(await repay(of, id, returnId))).toEqual(['ILLEGAL_TRANSITION returnId']);
    expect(refusals(await repay(of, id, 'rtn_none'))).toEqual(['NOT_FOUND returnId']);
    const theirs = `rtn_${(returns += 1)}`;
    await tell(theirs, await exported(), { status: 'IN_TRANSIT' });
    expect(refusals(await repay(of, id, theirs))).toEqual(['NOT_FOUND returnId']);
    expect(await dues(returnId)).toBeUndefined();
  });
});

describe('the buyer of goods that come back', () => {
  const refund = async (of: Exported, returnId: string, amount: string) => {
    const [payment] = (await graph.finance.moneyOf(of.orderId)).payments ?? [];
    return graph.finance.run('refundPayment', seller, {
      paymentId: payment?.id,
      returnId,
      amount: { amount, currency: 'EUR' },
    });
  };

  it('gets their price once they were counted, no more than they are worth, and owes no more than before', async () => {
    const of = await exported();
    const returnId = await atCustoms(of);
    expect(codesOf(await refund(of, returnId, '1.00'))).toEqual(['ILLEGAL_TRANSITION']);
    expect(codesOf(await refund(of, 'rtn_none', '1.00'))).toEqual(['NOT_FOUND']);
    await counted(returnId, of);
    expect(codesOf(await refund(of, returnId, '49.81'))).toEqual(['LIMIT_EXCEEDED']);
    expect(codesOf(await refund(of, returnId, '24.90'))).toEqual([]);
    expect(await dues(returnId)).toMatchObject({ isBuyerSettled: true, refunded: { minor: 24_90n } });
    expect(codesOf(await refund(of, returnId, '24.91'))).toEqual(['LIMIT_EXCEEDED']);
    expect(await seen(returnId, buyer)).toMatchObject({ refunded: { amount: '24.90' } });
    const [ledger] = (await graph.finance.eventsOf(`ledger/${of.orderId}`)).slice(-1);
    expect(ledger?.data).toMatchObject({ refunded: { minor: 24_90n }, isPaid: true });
    // What stayed abroad is paid for, and so refunded.
    expect(filed(await file(of, '1')).lines.nodes).toMatchObject([{ quantity: { value: '1' } }]);
  });

  it('gets it also of what the seller was paid already, who owes it then', async () => {
    const of = await exported();
    const { run, balances } = graph.finance;
    const { settlement } = await run('requestSettlement', seller, { orderId: of.orderId, target: 'CNY' });
    await run('acceptSettlementQuote', seller, {
      settlementId: settlement?.id,
      rate: settlement?.quote?.rate,
    });
    expect(await balances(of.orderId)).toMatchObject({ held: '0.00', paidOut: '58.20' });
    const returnId = await atCustoms(of);
    await counted(returnId, of);
    expect(codesOf(await refund(of, returnId, '24.90'))).toEqual([]);
    expect(await balances(of.orderId)).toMatchObject({
      captured: '58.20',
      refunded: '24.90',
      paidOut: '33.30',
      held: '0.00',
    });
    const [reversed] = (await graph.finance.moneyOf(of.orderId)).settlements ?? [];
    expect(reversed).toMatchObject({ status: 'REVERSED', owed: { amount: '24.90' } });
  });

  it('that has not paid owes so much less, and is told so', async () => {
    const supplier = await graph.supplier();
    const of = await graph.exported(supplier, { lines: [{ quantity: 3 }], isPaid: false });
    const returnId = await atCustoms(of);
    await counted(returnId, of);
    expect(await dues(returnId)).toMatchObject({ isBuyerSettled: true, credited: { minor: 24_90n } });
    await graph.finance.run('capturePayment', bank, {
      orderId: of.orderId,
      amount: { amount: '33.30', currency: 'EUR' },
      providerRef: 'bank_credited',
    });
    const ledgers = await graph.finance.eventsOf(`ledger/${of.orderId}`);
    expect(ledgers.map(({ data }) => (data as { isPaid: boolean }).isPaid)).toEqual([false, true]);
  });
});
