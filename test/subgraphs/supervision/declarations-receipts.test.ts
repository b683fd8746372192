import { describe, expect, it } from '@jest/globals';
import { writeMessage } from '../../../subgraphs/supervision/customs/message-xml.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { openDeclarations } from '../../support/declarations.ts';
import { shipmentMoved } from '../../support/order-events.ts';

const databases = await databasesOfThisFile();
const graph = await openDeclarations(databases);

describe('receipts of customs for a declaration', () => {
  it('take each once for ever, and say when an id is used for something else', async () => {
    const { declaration } = await graph.send(await graph.booked());
    const { id: declarationId } = declaration as { id: string };
    const first = await graph.receipt({ declarationId, receiptId: 'once', code: '120' });
    expect(first.data).toMatchObject({
      recordCustomsReceipt: { declaration: { status: 'MATCHED', version: 2 } },
    });
    const second = await graph.receipt({ declarationId, receiptId: 'once', code: '120' });
    expect(second.data).toMatchObject({
      recordCustomsReceipt: { declaration: { version: 2, receipts: [{ code: '120' }] }, userErrors: [] },
    });
    const other = await graph.receipt({ declarationId, receiptId: 'once', code: '800' });
    expect(other.data).toMatchObject({
      recordCustomsReceipt: {
        declaration: null,
        userErrors: [{ code: 'DUPLICATE', field: ['receiptId'] }],
      },
    });
  });

  it('keep and show a late one that moves nothing', async () => {
    const { declaration } = await graph.send(await graph.booked());
    const { id: declarationId } = declaration as { id: string };
    await graph.receipt({ declarationId, code: '800' });
    const { data } = await graph.receipt({ declarationId, code: '120' });
    expect(data).toMatchObject({
      recordCustomsReceipt: {
        declaration: { status: 'RELEASED', receipts: [{ code: '800' }, { code: '120' }] },
      },
    });
  });

  it('do not close what has not departed, and do when it has', async () => {
    const ids = await graph.booked();
    const { declaration } = await graph.send(ids);
    const { id: declarationId } = declaration as { id: string };
    await graph.receipt({ declarationId, code: '899' });
    await graph.receipt({ declarationId, code: '800' });
    expect(await graph.find(declarationId)).toMatchObject({ status: 'RELEASED' });
    // The carrier's word on the departure itself never came.
    await graph.take(shipmentMoved(2, 'ARRIVED', ids));
    expect(await graph.find(declarationId)).toMatchObject({ status: 'CLOSED', exportedOn: '2026-11-22' });
  });

  it.each([
    [{ code: '42' }, ['code']],
    [{ code: '800', at: 'today' }, ['at']],
    [{ code: '800', receiptId: ' ' }, ['receiptId']],
    [{ code: '800', invtNo: 'a b' }, ['invtNo']],
  ])('refuse %j', async (input, field) => {
    const { data } = await graph.receipt({ declarationId: 'decl_1', ...input });
    expect(data).toMatchObject({ recordCustomsReceipt: { userErrors: [{ code: 'INVALID', field }] } });
  });

  it('find nothing under an id that nobody has', async () => {
    const { data } = await graph.receipt({ declarationId: 'decl_none', code: '800' });
    expect(data).toMatchObject({ recordCustomsReceipt: { userErrors: [{ code: 'NOT_FOUND' }] } });
  });

  it('are of what has been said: a time that has not come is refused, but for what clocks differ', async () => {
    const { declaration } = await graph.send(await graph.booked());
    const { id: declarationId } = declaration as { id: string };
    const now = graph.clock.now().getTime();
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
    const { data } = await graph.receipt({ declarationId, code: '800', at: at(6) });
    expect(data).toMatchObject({
      recordCustomsReceipt: { declaration: null, userErrors: [{ code: 'INVALID', field: ['at'] }] },
    });
    expect(await graph.find(declarationId)).toMatchObject({ status: 'SUBMITTED', receipts: [] });
    await graph.receipt({ declarationId, code: '800', at: at(5) });
    expect(await graph.find(declarationId)).toMatchObject({ status: 'RELEASED' });
  });

  it('that come by mail from a time that has not come are set aside', async () => {
    const { declaration } = await graph.send(await graph.booked());
    const { id } = declaration as { id: string };
    const list = (await graph.messages(id)).find(({ kind }) => kind === 'CEB603');
    const head = { guid: String(list?._id), returnStatus: '800', returnTime: '20990101000000000' };
    const xml = writeMessage({ kind: 'CEB604', guid: 'ahead', head, lines: [] });
    const db = databases.of('supervision');
    await db.collection<{ _id: string }>('simulated_mail').insertOne({
      _id: 'ahead',
      ...{ aboutGuid: String(list?._id), dueAt: new Date(0), xml },
    });
    await graph.pass(0);
    expect(await db.collection<{ _id: string }>('refused_mail').findOne({ _id: 'ahead' })).toMatchObject({
      outcome: null,
      reason: expect.stringContaining('not said it yet'),
    });
    expect(await graph.find(id)).toMatchObject({ status: 'SUBMITTED' });
  });
});
