import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import {
  anInvoice,
  type Exported,
  filed,
  openTestRefunds,
  refusals,
  type TestRefunds,
} from '../../../support/refunds.ts';

describe('the VAT on a parcel (9610)', () => {
  let databases: Databases;
  let graph: TestRefunds;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestRefunds(databases);
  });
  afterAll(() => databases.close());

  const parcel = async (kind: 'SUMMARY' | 'STATISTICS' = 'SUMMARY') =>
    graph.exported(await graph.supplier(), { mode: 'M9610', summary: { kind } });
  const claim = (of: Exported) => graph.file(of, { invoices: [anInvoice(of)] });

  it('is refunded once customs has accepted the monthly summary that it is in', async () => {
    const of = await parcel();
    for (const [status, version] of [
      [null, 0],
      ['FILED', 1],
      ['OPEN', 2],
    ] as const) {
      if (status !== null) await graph.summarized(of, status, version);
      const refused = await claim(of);
      expect(refusals(refused)).toEqual(['NOT_RELEASED']);
      expect(refused.userErrors[0]?.message).toContain('monthly summary');
    }
    await graph.summarized(of, 'ACCEPTED', 4);
    // What comes late says nothing new.
    await graph.summarized(of, 'FILED', 3);
    expect(filed(await claim(of))).toMatchObject({
      method: 'EXEMPT_AND_REFUND',
      amount: { amount: '650.00' },
    });
  });

  it('is not refunded of a list that was released with summary statistics', async () => {
    expect(refusals(await claim(await parcel('STATISTICS')))).toEqual(['MODE_NOT_ALLOWED']);
  });

  it('needs no summary where nothing is refunded', async () => {
    const viewer = await graph.supplier({ taxpayer: 'SMALL_SCALE' });
    const of = await graph.exported(viewer, { mode: 'M9610', summary: { kind: 'SUMMARY' } });
    expect(filed(await graph.file(of))).toMatchObject({ method: 'EXEMPT_ONLY' });
  });
});
