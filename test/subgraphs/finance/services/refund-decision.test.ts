import { beforeEach, describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, newKey } from '../../../support/finance.ts';
import { anInvoice, filed, officer, openTestRefunds, refusals } from '../../../support/refunds.ts';

const NOW = '2026-11-23T08:00:00Z';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

beforeEach(() => graph.finance.clock.set(NOW));

const aTradersExport = async () => graph.exported(await graph.supplier());

describe('a query of the tax office', () => {
  it('is answered, and the claim is read again', async () => {
    const of = await aTradersExport();
    const dear = anInvoice(of, { amountExVat: '900000.00' });
    const { id } = filed(await graph.file(of, { invoices: [dear] }));
    await graph.settle();
    const queried = await graph.read(id, of.viewer);
    expect(queried).toMatchObject({
      status: 'QUERIED',
      query: expect.stringContaining('bought for 900000.00'),
    });
    const answer = (text: string) => graph.run('answerRefundQuery', of.viewer, { claimId: id, answer: text });
    expect(await answer('Prices fell.')).toMatchObject({ claim: { status: 'UNDER_REVIEW', query: null } });
    expect(refusals(await answer('Again'))).toEqual(['ILLEGAL_TRANSITION']);
    await graph.settle();
    expect(await graph.read(id, of.viewer)).toMatchObject({
      status: 'PAID',
      amount: { amount: '117000.00' },
    });
  });
});

describe('recordRefundDecision', () => {
  const decide = (claimId: string, rest: object, viewer = officer) =>
    graph.run('recordRefundDecision', viewer, {
      claimId,
      decisionId: newKey(),
      status: 'SUBMITTED',
      at: NOW,
      ...rest,
    });

  it('applies a decision once, for ever', async () => {
    const of = await aTradersExport();
    const { id } = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    const decisionId = newKey();
    expect(await decide(id, { decisionId })).toMatchObject({ claim: { status: 'SUBMITTED' } });
    expect(await decide(id, { decisionId })).toMatchObject({ claim: { status: 'SUBMITTED' } });
    expect(refusals(await decide(id, { decisionId, status: 'UNDER_REVIEW' }))).toEqual([
      'DUPLICATE decisionId',
    ]);
    expect(await graph.finance.eventsOf(id)).toHaveLength(2);
  });

  it('refuses what the table does not list, what is not the office’s, and what lacks a reason', async () => {
    const of = await aTradersExport();
    const { id } = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    expect(refusals(await decide(id, { status: 'PAID' }))).toEqual(['ILLEGAL_TRANSITION']);
    expect(refusals(await decide(id, { status: 'WITHDRAWN' }))).toEqual(['INVALID status']);
    await decide(id, {});
    expect(refusals(await decide(id, { status: 'REJECTED' }))).toEqual(['INVALID text']);
    expect(refusals(await decide(id, { status: 'UNDER_REVIEW', at: '2026-11-24T00:00:00Z' }))).toEqual([
      'INVALID at',
    ]);
    expect(refusals(await decide(id, { status: 'UNDER_REVIEW', at: '2026-11-23T07:59:59.999Z' }))).toEqual([
      'INVALID at',
    ]);
    expect(refusals(await decide('rfc_1', {}))).toEqual(['NOT_FOUND claimId']);
  });

  it('is for the tax office', async () => {
    await expect(decide('rfc_1', {}, bank)).rejects.toThrow('FORBIDDEN');
  });
});
