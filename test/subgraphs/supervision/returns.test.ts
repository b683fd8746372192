import { describe, expect, it } from '@jest/globals';
import { eventId, eventModel, type EventRecord } from '../../../runtime/events.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { orderMoved, type OrderEvent, orderPlaced } from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';
import { openSupervision } from '../../support/supervision.ts';

const retailer = viewerAs('retailer', 'ret_1');
const buyer = viewerAs('buyer', 'buy_1');
const supplier = viewerAs('supplier', 'sup_1');
const STATUSES = ['REQUESTED', 'APPROVED', 'IN_TRANSIT', 'AT_CUSTOMS', 'RECEIVED', 'CLOSED'];

const databases = await databasesOfThisFile();
const graph = await openSupervision(databases);

const told = (
  source: string,
  { aggregateId, sequence, type, data }: Pick<OrderEvent, 'aggregateId' | 'sequence' | 'type' | 'data'>,
): OrderEvent => ({
  _id: eventId(aggregateId, sequence),
  source,
  ...{ aggregateId, sequence, type },
  at: new Date('2026-12-20T08:00:00Z'),
  data: { ...data, version: sequence },
});
const returnMoved = (orderId: string, status: string) => {
  // Whatever is not on the way comes after the agreement.
  const sequence = STATUSES.includes(status) ? STATUSES.indexOf(status) + 1 : 3;
  const returnId = `rtn_${orderId}`;
  const lines = [{ lineNumber: 1, supplierId: 'sup_1', hsCode: '9503008900', quantity: 1 }];
  const data = {
    returnId,
    orderId,
    status,
    at: new Date('2026-12-20T08:00:00Z'),
    by: 'BUYER',
    reason: 'UNWANTED',
    lines,
  };
  return told('retailers', { aggregateId: returnId, sequence, type: 'ReturnMoved', data });
};
const dues = (orderId: string, sequence: number, isVatRepaid: boolean) =>
  told('finance', {
    aggregateId: `dues/rtn_${orderId}`,
    sequence,
    type: 'ReturnDuesChanged',
    data: {
      ...{ returnId: `rtn_${orderId}`, orderId, isVatRepaid },
      certificate: isVatRepaid ? { number: 'VC-1', kind: 'REPAID' } : null,
    },
  });

async function ask(orderId: string, viewer: Viewer) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on Return { dutyFreeTo clearance { status isDutyFree dutyReason exports { id } certificate { number kind } } }
    ... on Order { nextSteps { action blockedBy subject { __typename } } timeline { nodes { kind text } } } } }`;
  const of = [
    { __typename: 'Return', id: `rtn_${orderId}` },
    { __typename: 'Order', id: orderId },
  ];
  const { data } = await graph.ask(query, { of }, viewer);
  const [returned, order] = (data as { _entities: unknown[] })._entities as [
    { readonly clearance: { readonly status: string } | null },
    {
      readonly nextSteps: readonly { readonly action: string }[] | null;
      readonly timeline: { readonly nodes: readonly { readonly kind: string }[] } | null;
    },
  ];
  return { returned, steps: order.nextSteps ?? [], kinds: order.timeline?.nodes.map(({ kind }) => kind) };
}
const RETURN_STEPS = ['DECIDE_RETURN', 'SEND_RETURN', 'REPAY_REFUND', 'RECEIVE_RETURN', 'REFUND_BUYER'];
const stepsOf = async (orderId: string, viewer: Viewer) =>
  (await ask(orderId, viewer)).steps.filter(({ action }) => RETURN_STEPS.includes(action));

describe('goods that come back', () => {
  it('are each owner’s next step in turn, and on the timeline', async () => {
    const orderId = 'order_steps';
    await graph.take(orderPlaced({ orderId }), orderMoved(2, 'CONFIRMED', { orderId }));
    const steps: unknown[] = [];
    for (const status of STATUSES) {
      await graph.take(returnMoved(orderId, status));
      if (status === 'AT_CUSTOMS') await graph.take(dues(orderId, 1, false));
      steps.push((await stepsOf(orderId, supplier)).map(({ action }) => action));
    }
    expect(steps).toEqual([
      ['DECIDE_RETURN'],
      ['SEND_RETURN'],
      [],
      ['REPAY_REFUND', 'RECEIVE_RETURN'],
      [],
      [],
    ]);
    const kinds = (await ask(orderId, buyer)).kinds?.filter((kind) => kind.startsWith('RETURN_')) ?? [];
    expect([...kinds].sort()).toEqual([
      'RETURN_CLOSED',
      'RETURN_DECIDED',
      'RETURN_RECEIVED',
      'RETURN_REQUESTED',
    ]);
  });

  it('are nobody’s step once the return is withdrawn, which those who trade read', async () => {
    const orderId = 'order_withdrawn';
    await graph.take(orderPlaced({ orderId }), orderMoved(2, 'CONFIRMED', { orderId }));
    for (const status of ['REQUESTED', 'APPROVED', 'WITHDRAWN']) {
      await graph.take(returnMoved(orderId, status));
    }
    for (const viewer of [buyer, supplier, retailer]) {
      expect(await stepsOf(orderId, viewer)).toEqual([]);
      expect((await ask(orderId, viewer)).kinds).toContain('RETURN_WITHDRAWN');
    }
    expect((await ask(orderId, viewerAs('carrier', 'car_1'))).kinds).toBeUndefined();
  });

  it('are held while tax on them stays refunded, which is its supplier’s to repay, and let in once it is', async () => {
    const orderId = 'order_held';
    await graph.take(orderPlaced({ orderId }), orderMoved(2, 'CONFIRMED', { orderId }));
    await graph.take(returnMoved(orderId, 'AT_CUSTOMS'), dues(orderId, 1, false));
    expect((await ask(orderId, buyer)).returned).toEqual({
      dutyFreeTo: null,
      clearance: {
        ...{ status: 'HELD', isDutyFree: null, dutyReason: 'NOT_EXPORTED' },
        ...{ exports: [], certificate: null },
      },
    });
    expect(await stepsOf(orderId, supplier)).toMatchObject([
      { action: 'REPAY_REFUND', subject: { __typename: 'Return' } },
      { action: 'RECEIVE_RETURN', blockedBy: ['REPAY_REFUND'] },
    ]);
    expect(await stepsOf(orderId, retailer)).toMatchObject([{ action: 'RECEIVE_RETURN', blockedBy: [] }]);
    await graph.take(dues(orderId, 2, true), dues(orderId, 3, true));
    expect((await ask(orderId, viewerAs('customs'))).returned.clearance).toMatchObject({
      status: 'RELEASED',
      certificate: { number: 'VC-1', kind: 'REPAID' },
    });
    const events = await eventModel(databases.of('supervision'))
      .find({ aggregateId: `clearance/rtn_${orderId}` })
      .lean<EventRecord[]>();
    expect(events.map(({ data }) => data)).toMatchObject([{ isReleased: true, isDutyFree: false }]);
    expect((await ask(orderId, buyer)).kinds?.filter((kind) => kind === 'RETURN_CLEARED')).toHaveLength(1);
    expect((await ask(orderId, viewerAs('buyer', 'buy_other'))).returned.clearance).toBeNull();
  });

  it('are let in also where finance speaks first', async () => {
    const orderId = 'order_early';
    await graph.take(dues(orderId, 1, true));
    await graph.take(orderPlaced({ orderId }), returnMoved(orderId, 'AT_CUSTOMS'));
    expect((await ask(orderId, buyer)).returned.clearance?.status).toBe('RELEASED');
  });
});
