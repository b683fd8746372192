import { beforeEach, describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { newKey } from '../../../support/finance.ts';
import {
  anInvoice,
  type Exported,
  type ExportGiven,
  filed,
  officer,
  openTestRefunds,
  refusals,
  type TestRefunds,
} from '../../../support/refunds.ts';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

beforeEach(() => graph.finance.clock.set('2026-06-10T08:00:00Z'));

const repay = (of: Exported, claimId: string, quantity: string, rest: object = {}) =>
  graph.run('repayRefund', of.viewer, {
    claimId,
    lines: [{ declarationId: of.declarationId, lineNumber: 1, quantity }],
    reason: 'Returned',
    ...rest,
  });

/** 433.33 CNY were paid for three units. */
async function paid(given: ExportGiven = {}) {
  const of = await graph.exported(await graph.supplier(), { lines: [{ quantity: 3 }], ...given });
  const invoice = anInvoice(of, { quantity: '3', amountExVat: '3333.33' });
  const { id } = filed(await graph.file(of, { invoices: [invoice] }));
  await graph.settle();
  return { of, id, invoice };
}

describe('repayRefund', () => {
  it('repays what comes back, and all of it to the fen, in however many parts', async () => {
    const { of, id } = await paid();
    const input = { idempotencyKey: newKey() };
    expect(await repay(of, id, '1', input)).toMatchObject({
      claim: {
        status: 'PAID',
        repaid: { amount: '144.44' },
        lines: { nodes: [{ repaid: { amount: '144.44' }, repaidQuantity: { value: '1' } }] },
      },
    });
    expect(await repay(of, id, '1', input)).toMatchObject({ replayed: true });
    expect(refusals(await repay(of, id, '3'))).toEqual(['LIMIT_EXCEEDED lines.0.quantity']);
    expect((await repay(of, id, '1')).claim).toMatchObject({
      status: 'PAID',
      repaid: { amount: '288.89' },
    });
    expect((await repay(of, id, '1')).claim).toMatchObject({
      status: 'CLAWED_BACK',
      repaid: { amount: '433.33' },
      amount: { amount: '433.33' },
    });
    expect(refusals(await repay(of, id, '1'))).toEqual(['ILLEGAL_TRANSITION']);
    const events = await graph.finance.eventsOf(id);
    expect(events.at(-1)?.data).toMatchObject({
      status: 'CLAWED_BACK',
      previous: 'PAID',
      lines: [{ quantity: 3, repaidQuantity: 3 }],
    });
  });

  it('lets the invoice be used for another export, and the old export not be claimed again', async () => {
    const { of, id, invoice } = await paid();
    await repay(of, id, '3');
    expect(refusals(await graph.file(of, { invoices: [invoice] }))).toEqual([
      'ALREADY_CLAIMED declarationIds.0',
    ]);
    const again = await graph.exported(of.viewer as Parameters<TestRefunds['exported']>[0], {
      lines: [{ quantity: 3 }],
    });
    const { declarationId } = again;
    expect(filed(await graph.file(again, { invoices: [{ ...invoice, declarationId }] })).amount.amount).toBe(
      '433.33',
    );
  });

  it('refuses what was not paid, other lines, none, and others’ claims', async () => {
    const { of, id } = await paid();
    const unpaid = await graph.exported(await graph.supplier());
    const open = filed(await graph.file(unpaid, { invoices: [anInvoice(unpaid)] }));
    expect(refusals(await repay(unpaid, open.id, '1'))).toEqual(['ILLEGAL_TRANSITION']);
    expect(refusals(await repay({ ...of, declarationId: 'dec_1' }, id, '1'))).toEqual(['NOT_FOUND lines.0']);
    expect(refusals(await repay(of, id, '0'))).toEqual(['INVALID lines.0.quantity']);
    expect(refusals(await repay(of, id, '1', { lines: [] }))).toEqual(['INVALID lines']);
    const viewer = await graph.supplier();
    expect(refusals(await repay({ ...of, viewer }, id, '1'))).toEqual(['NOT_FOUND claimId']);
  });

  it('of unsold goods comes before the reconciliation, which counts them as gone', async () => {
    const of = await graph.exported(await graph.supplier(), { mode: 'M9810', status: 'DEPARTED' });
    const invoices = [anInvoice(of)];
    const { id } = filed(await graph.file(of, { preRefund: true, invoices }));
    await graph.settle();
    await repay(of, id, '10');
    graph.finance.clock.set('2026-07-01T00:00:00Z');
    const sold = (quantity: string) =>
      graph.run('reconcilePreRefund', of.viewer, {
        claimId: id,
        sold: [{ declarationId: of.declarationId, lineNumber: 1, quantity }],
      });
    expect(refusals(await sold('91'))).toEqual(['LIMIT_EXCEEDED sold.0.quantity']);
    expect((await sold('60')).claim).toMatchObject({
      reconciliation: { finalAmount: { amount: '390.00' }, repaid: { amount: '260.00' } },
    });
    const again = filed(await graph.file(of, { preRefund: true, invoices }));
    expect(again.lines.nodes).toMatchObject([{ quantity: { value: '30' }, amount: { amount: '195.00' } }]);
  });

  it('is not the only way: the office takes back what was had by fraud', async () => {
    const { of, id } = await paid();
    const decision = { claimId: id, decisionId: newKey(), status: 'CLAWED_BACK', at: '2026-06-10T08:00:00Z' };
    expect(refusals(await graph.run('recordRefundDecision', officer, decision))).toEqual(['INVALID text']);
    await graph.run('recordRefundDecision', officer, { ...decision, text: 'Fraud' });
    expect(await graph.read(id, of.viewer)).toMatchObject({
      status: 'CLAWED_BACK',
      repaid: { amount: '433.33' },
      lines: { nodes: [{ repaid: { amount: '433.33' } }] },
    });
  });
});
