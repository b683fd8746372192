import { beforeEach, describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { anInvoice, type Exported, filed, openTestRefunds, refusals } from '../../../support/refunds.ts';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

beforeEach(() => graph.finance.clock.set('2026-11-23T08:00:00Z'));

const withdraw = ({ viewer }: Exported, claimId: string) =>
  graph.run('withdrawRefundClaim', viewer, { claimId, reason: 'The invoices have come' });

/** A trader that has forgotten its invoices. */
async function agreed() {
  const of = await graph.exported(await graph.supplier());
  const { id } = filed(await graph.file(of));
  await graph.settle();
  return { of, id };
}

describe('a claim that comes to nothing', () => {
  it('ends when it is agreed to: the office is not asked for it any more', async () => {
    const { of, id } = await agreed();
    expect(await graph.read(id, of.viewer)).toMatchObject({ status: 'APPROVED', method: 'TAXED' });
    const stored = await graph.finance.models.refundClaims.findById(id).lean();
    expect(stored?.askAt).toBeNull();
  });

  it('is taken back, and its goods are claimed with their invoices, once and in time', async () => {
    const { of, id } = await agreed();
    const invoices = [anInvoice(of)];
    expect(refusals(await graph.file(of, { invoices }))).toEqual(['ALREADY_CLAIMED declarationIds.0']);
    expect(await withdraw(of, id)).toMatchObject({ claim: { status: 'WITHDRAWN' } });
    graph.finance.clock.set('2029-05-04T16:00:00Z');
    expect(refusals(await graph.file(of, { invoices }))).toEqual(['TOO_LATE invoices.0']);
    graph.finance.clock.set('2029-05-04T15:00:00Z');
    const again = filed(await graph.file(of, { invoices }));
    await graph.settle();
    expect(await graph.read(again.id, of.viewer)).toMatchObject({
      status: 'PAID',
      amount: { amount: '650.00' },
    });
    expect(refusals(await withdraw(of, id))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('holds no line of one that is refunded', async () => {
    const of = await graph.exported(await graph.supplier(), { lines: [{ quantity: 100 }, { quantity: 7 }] });
    const invoices = [anInvoice(of)];
    expect((await graph.file(of, { invoices })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['invoices'], message: expect.stringContaining('Line 2') },
    ]);
    const only = (lineNumber: number) => [{ declarationId: of.declarationId, lineNumber }];
    expect(filed(await graph.file(of, { invoices, only: only(1) })).method).toBe('EXEMPT_AND_REFUND');
    expect(filed(await graph.file(of, { only: only(2) })).method).toBe('TAXED');
  });
});
