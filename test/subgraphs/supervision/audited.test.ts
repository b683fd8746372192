import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditEntry, auditModel, sealActs, verifyAuditLog } from '../../../runtime/audit-log.ts';
import type { Databases } from '../../../runtime/database.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSummaries, type TestSummaries } from '../../support/summaries.ts';

describe('the audit log of supervision', () => {
  let databases: Databases;
  let graph: TestSummaries;
  let lists: readonly string[];

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSummaries(databases);
    lists = [await graph.closed(), await graph.closed()];
  });
  afterAll(() => databases.close());

  const entriesOf = async (action: string): Promise<readonly AuditEntry[]> => {
    const db = databases.of('supervision');
    while ((await sealActs(db, graph.graph.clock)) > 0);
    expect((await verifyAuditLog(db)).problem).toBeNull();
    return auditModel(db).find({ action }).sort({ _id: 1 }).lean<AuditEntry[]>();
  };

  it('names the documents that a declaration is made of, and the declaration', async () => {
    const [first] = await entriesOf('submitDeclaration');
    expect(first).toMatchObject({ by: 'RETAILER', party: 'ret_1' });
    expect(first?.subjects).toMatchObject({
      declarationId: lists[0],
      orderId: expect.stringMatching(/^order_/),
      shipmentId: expect.stringMatching(/^shp_/),
    });
  });

  it('names the summary that was made and the lists in it, which no input names', async () => {
    graph.graph.clock.set('2026-12-01T02:00:00Z');
    const { summaries } = await graph.declare();
    const [entry, ...others] = await entriesOf('declareSummary');
    expect(others).toEqual([]);
    expect(entry?.subjects).toMatchObject({
      declarantId: 'ret_1',
      summaryId: summaries[0]?.id,
      declarationId: expect.arrayContaining([...lists]),
    });
  });

  it('has each letter of customs once, as what its adapter took, however often it comes', async () => {
    await graph.graph.pass(5);
    const letters = await entriesOf('takeCustomsLetter');
    const receipts = databases
      .of('supervision')
      .collection<{ _id: string; aboutId: string }>('customs_receipts');
    const kept = await receipts.find().toArray();
    expect(new Set(letters.map(({ account, by, party }) => `${account} ${by} ${party}`))).toEqual(
      new Set(['adapter:customs AUTHORITY customs']),
    );
    const about = letters.map(({ subjects: { receiptId, declarationId, summaryId } }) => [
      receiptId,
      declarationId ?? summaryId,
    ]);
    expect(about.sort()).toEqual(kept.map(({ _id, aboutId }) => [_id, aboutId]).sort());
    expect(letters.some(({ subjects }) => subjects['summaryId'] !== undefined)).toBe(true);
  });
});
