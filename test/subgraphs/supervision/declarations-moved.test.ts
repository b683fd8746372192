import { describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../runtime/viewer.ts';
import { writeMessage } from '../../../subgraphs/supervision/customs/message-xml.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { customs, openDeclarations, retailer } from '../../support/declarations.ts';
import { orderMoved, orderPlaced, shipmentBooked, shipmentMoved } from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openDeclarations(databases);

describe('declarations', () => {
  const sentKinds = async (id: string) => (await graph.messages(id)).map(({ kind }) => String(kind));
  const refusalOf = (guid: string) =>
    writeMessage({
      ...{ kind: 'CEB304', guid: `no/${guid}`, lines: [] },
      head: { guid, returnStatus: '100', returnTime: '20261123100000000', returnInfo: 'rejected' },
    });

  it('go all the way by themselves when the documents match', async () => {
    const ids = await graph.booked();
    const { declaration } = await graph.send(ids);
    const { id } = declaration as { id: string };
    await graph.pass(2);
    expect(await graph.find(id)).toMatchObject({ status: 'RELEASED', exportedOn: null });
    await graph.take(
      shipmentMoved(2, 'LOADED', { ...ids, at: '2026-11-23T09:00:00Z' }),
      shipmentMoved(3, 'DEPARTED', { ...ids, at: '2026-11-23T18:00:00Z' }),
    );
    expect(await graph.find(id)).toMatchObject({ status: 'DEPARTED', exportedOn: '2026-11-24' });
    await graph.pass(2);
    const closed = await graph.find(id);
    expect(closed).toMatchObject({ status: 'CLOSED', invtNo: expect.stringMatching(/^51002026E\d{9}$/) });
    const { receipts } = closed as { receipts: { message: string; code: string }[] };
    expect(receipts.filter(({ message }) => message === 'CEB604').map(({ code }) => code)).toEqual([
      '2',
      '120',
      '399',
      '800',
      '899',
    ]);
    expect((await graph.messages(id)).map(({ kind, dueAt }) => [kind, dueAt] as unknown[])).toEqual([
      ['CEB303', null],
      ['CEB505', null],
      ['CEB509', null],
      ['CEB603', null],
    ]);
  });

  it('are one for a shipment as long as it stands', async () => {
    const ids = await graph.booked();
    const { declaration } = await graph.send(ids);
    expect(await graph.send(ids)).toMatchObject({
      userErrors: [{ code: 'DUPLICATE', field: ['shipmentId'] }],
    });
    const { id } = declaration as { id: string };
    const withdraw = `mutation ($input: WithdrawDeclarationInput!) { withdrawDeclaration(input: $input) {
      declaration { status } userErrors { code } } }`;
    const input = { idempotencyKey: 'w', declarationId: id, reason: 'wrong goods' };
    expect((await graph.ask(withdraw, { input }, retailer)).data).toEqual({
      withdrawDeclaration: { declaration: { status: 'WITHDRAWN' }, userErrors: [] },
    });
    expect(
      (await graph.ask(withdraw, { input: { ...input, idempotencyKey: 'w2' } }, retailer)).data,
    ).toMatchObject({
      withdrawDeclaration: { userErrors: [{ code: 'ILLEGAL_TRANSITION' }] },
    });
    const again = await graph.send(ids);
    expect(again).toMatchObject({ declaration: { status: 'SUBMITTED', attempt: 1 }, userErrors: [] });
    await graph.pass(3);
    expect(await sentKinds((again as { declaration: { id: string } }).declaration.id)).toEqual(['CEB603']);
    expect(await graph.find(id)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await graph.find((again as { declaration: { id: string } }).declaration.id)).toMatchObject({
      status: 'RELEASED',
    });
  });

  it('are one for a shipment also when two people send at the same moment', async () => {
    const ids = await graph.booked();
    const answers = await Promise.all([graph.send(ids), graph.send(ids), graph.send(ids)]);
    const codes = answers.map(
      (answer) => (answer as { userErrors: { code: string }[] }).userErrors[0]?.code ?? 'done',
    );
    expect(codes.sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'done']);
  });

  it('that were rejected are sent again as a new version of the same', async () => {
    const ids = await graph.booked({ hsCode: '3604100000' });
    const { declaration } = await graph.send(ids);
    const { id } = declaration as { id: string };
    await graph.pass(1);
    expect(await graph.find(id)).toMatchObject({ status: 'REJECTED', attempt: 1 });
    const again = await graph.send(ids);
    expect(again).toMatchObject({ declaration: { id, status: 'SUBMITTED', attempt: 2 } });
    await graph.pass(2);
    expect(await graph.find(id)).toMatchObject({ status: 'RELEASED', attempt: 2 });
    expect(await sentKinds(id)).toEqual(['CEB303', 'CEB505', 'CEB603', 'CEB603']);
  });

  it('of an order in parcels send the order once, and each parcel its waybill and its list', async () => {
    const orderId = 'order_parcels';
    const parcel = (shipmentId: string, lineNumber: number, quantity: number) =>
      shipmentBooked({
        ...{ orderId, shipmentId, grossGrams: 240 * quantity },
        lines: [{ lineNumber, quantity, warehouseId: 'wh_shantou' }],
      });
    await graph.take(
      orderPlaced({ orderId }),
      orderMoved(2, 'CONFIRMED', { orderId }),
      ...[parcel('shp_p1', 1, 1), parcel('shp_p2', 1, 2), parcel('shp_p3', 2, 1)],
    );
    // Two at the same moment: one of them sends the order.
    const sent = (await Promise.all(
      ['shp_p1', 'shp_p2', 'shp_p3'].map((shipmentId) => graph.send({ orderId, shipmentId })),
    )) as { declaration: { id: string } }[];
    await graph.pass(3);
    const kinds: string[] = [];
    for (const { declaration } of sent) {
      const found = await graph.find(declaration.id);
      expect(found).toMatchObject({ status: 'RELEASED' });
      const { receipts } = found as { receipts: { code: string }[] };
      expect(receipts.map(({ code }) => code)).not.toContain('100');
      kinds.push(...(await sentKinds(declaration.id)));
    }
    const of = (kind: string) => kinds.filter((each) => each === kind).length;
    expect(['CEB303', 'CEB505', 'CEB603'].map(of)).toEqual([1, 3, 3]);
  });

  it('send an order again that customs has refused', async () => {
    // Goods that are reviewed: their declaration can still be taken back.
    const ids = await graph.booked({ hsCode: '8517130000' });
    const { declaration } = await graph.send(ids);
    const { id } = declaration as { id: string };
    const order = (await graph.messages(id)).find(({ kind }) => kind === 'CEB303');
    await databases
      .of('supervision')
      .collection<{ _id: string }>('simulated_mail')
      .insertOne({
        _id: 'refusal',
        ...{ aboutGuid: order?._id, dueAt: new Date(0), xml: refusalOf(String(order?._id)) },
      });
    await graph.pass(1);
    const withdraw = `mutation ($input: WithdrawDeclarationInput!) { withdrawDeclaration(input: $input) {
      userErrors { code } } }`;
    const input = { idempotencyKey: 'refused', declarationId: id, reason: 'order refused' };
    expect((await graph.ask(withdraw, { input }, retailer)).data).toEqual({
      withdrawDeclaration: { userErrors: [] },
    });
    const again = (await graph.send(ids)) as { declaration: { id: string } };
    expect(await sentKinds(again.declaration.id)).toEqual(['CEB303', 'CEB603']);
  });

  it.each([
    ['8806220000', 5, 'INSPECTION', 60, 'RELEASED'],
    ['8517130000', 5, 'REVIEW', 30, 'RELEASED'],
    ['9303900000', 5, 'DETAINED', 10, 'DETAINED'],
  ])('of goods %s are after %i s in %s, %i s later %s', async (hsCode, first, early, later, late) => {
    const { declaration } = await graph.send(await graph.booked({ hsCode }));
    const { id } = declaration as { id: string };
    await graph.pass(first);
    expect(await graph.find(id)).toMatchObject({ status: early });
    graph.clock.set(new Date(graph.clock.now().getTime() + later * 1_000).toISOString());
    await graph.pass(1);
    expect(await graph.find(id)).toMatchObject({ status: late });
  });

  it('are read by the order’s parties, its carrier and the authorities, and nobody else', async () => {
    const ids = await graph.booked();
    const { declaration } = await graph.send(ids);
    const { id } = declaration as { id: string };
    const sees = async (viewer: Viewer | null) => (await graph.find(id, viewer)) !== null;
    for (const viewer of [
      retailer,
      viewerAs('supplier', 'sup_1'),
      viewerAs('buyer', 'buy_1'),
      viewerAs('carrier', 'car_1'),
      customs,
      viewerAs('zone', 'zone_hangzhou'),
      viewerAs('operator'),
    ]) {
      expect([viewer.role, await sees(viewer)]).toEqual([viewer.role, true]);
    }
    for (const viewer of [
      viewerAs('retailer', 'ret_2'),
      viewerAs('supplier', 'sup_2'),
      viewerAs('buyer', 'buy_2'),
      viewerAs('carrier', 'car_2'),
      viewerAs('finance', 'fin_1'),
      viewerAs('integrator'),
      null,
    ]) {
      expect([viewer?.role, await sees(viewer)]).toEqual([viewer?.role, false]);
    }
  });
});
