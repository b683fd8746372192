import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import { claimMoved } from '../../support/claim-events.ts';
import { openTestDatabases } from '../../support/databases.ts';
import {
  coverMoved,
  ledgerChanged,
  orderMoved,
  orderPlaced,
  paymentMoved,
  settlementMoved,
  shipmentBooked,
  shipmentMoved,
} from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';
import { openSupervision, type TestSupervision } from '../../support/supervision.ts';

interface Kinds {
  readonly nodes: readonly { readonly kind: string }[];
}

describe('what each party sees of an order', () => {
  let databases: Databases;
  let graph: TestSupervision;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
    await graph.take(
      orderPlaced(),
      paymentMoved(1, 'CAPTURED'),
      ledgerChanged(1),
      orderMoved(2, 'CONFIRMED'),
      shipmentBooked(),
      shipmentMoved(2, 'PICKED_UP'),
      settlementMoved(1, 'PAID_OUT'),
    );
  });
  afterAll(() => databases.close());

  const ofOrders = (ids: readonly string[]) => ids.map((id) => ({ __typename: 'Order', id }));
  const ask = async (selection: string, viewer: Viewer | null, ids: readonly string[] = ['order_1']) => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { id ${selection} } } }`;
    const { data, errors } = await graph.ask(query, { of: ofOrders(ids) }, viewer);

    return { order: data?._entities[0], errors };
  };
  const kinds = async (viewer: Viewer | null) => {
    const { order } = await ask('timeline { nodes { kind } }', viewer);
    return (order as { timeline: Kinds | null }).timeline?.nodes.map(({ kind }) => kind) ?? null;
  };

  const all = [
    'ORDER_PLACED',
    'PAYMENT_CAPTURED',
    'ORDER_CONFIRMED',
    'WAYBILL_ISSUED',
    'SHIPMENT_MOVED',
    'SETTLEMENT_PAID',
  ];

  it.each<[string, Viewer | null, readonly string[] | null]>([
    ['the retailer', viewerAs('retailer', 'ret_1'), all],
    ['customs', viewerAs('customs'), all],
    ['a zone', viewerAs('zone', 'zone_1'), all],
    ['the operator', viewerAs('operator'), all],
    ['the buyer', viewerAs('buyer', 'buy_1'), all.filter((kind) => kind !== 'SETTLEMENT_PAID')],
    ['a supplier', viewerAs('supplier', 'sup_1'), all.filter((kind) => !/PAYMENT|SETTLEMENT/.test(kind))],
    ['its carrier', viewerAs('carrier', 'car_1'), ['ORDER_CONFIRMED', 'WAYBILL_ISSUED', 'SHIPMENT_MOVED']],
    ['another retailer', viewerAs('retailer', 'ret_2'), null],
    ['another carrier', viewerAs('carrier', 'car_2'), null],
    ['a visitor', null, null],
  ])('the timeline of %s', async (_case, viewer, expected) => {
    expect(await kinds(viewer)).toEqual(expected);
  });

  it.each<[string, Viewer, boolean]>([
    ['the retailer', viewerAs('retailer', 'ret_1'), true],
    ['customs', viewerAs('customs'), true],
    ['the operator', viewerAs('operator'), true],
    ['the buyer', viewerAs('buyer', 'buy_1'), false],
    ['a supplier', viewerAs('supplier', 'sup_1'), false],
    ['its carrier', viewerAs('carrier', 'car_1'), false],
  ])('%s reads of credit insurance: as in finance', async (_case, viewer, reads) => {
    const orderId = 'order_insured';
    const claim = { claimId: 'icl_1', status: 'CLAIMED', previous: 'CLAIMED' } as const;
    await graph.take(
      orderPlaced({ orderId }),
      shipmentBooked({ orderId, shipmentId: 'shp_insured' }),
      coverMoved(1, { orderId }),
      coverMoved(2, { orderId, ...claim, claimStatus: 'INDEMNIFIED', previousClaimStatus: 'ADJUSTING' }),
    );
    const selection = 'timeline { nodes { kind subject { __typename ... on InsuranceClaim { id } } } }';
    const { order } = await ask(selection, viewer, [orderId]);
    const { nodes } = (order as { timeline: Kinds }).timeline;
    expect(nodes.filter(({ kind }) => /COVER|PAYOUT/.test(kind))).toEqual(
      reads
        ? [
            { kind: 'COVER_CHANGED', subject: { __typename: 'Order' } },
            { kind: 'PAYOUT_MADE', subject: { __typename: 'InsuranceClaim', id: 'icl_1' } },
          ]
        : [],
    );
  });

  it.each<[string, Viewer, boolean]>([
    ['the supplier that claims', viewerAs('supplier', 'sup_1'), true],
    ['customs', viewerAs('customs'), true],
    ['the operator', viewerAs('operator'), true],
    ['the other supplier of the order', viewerAs('supplier', 'sup_2'), false],
    ['the retailer', viewerAs('retailer', 'ret_1'), false],
    ['the buyer', viewerAs('buyer', 'buy_1'), false],
  ])('%s reads of a claim for export VAT: as in finance', async (_case, viewer, reads) => {
    const orderId = 'order_refunded';
    const of = { claimId: 'claim_refunded', lines: [{ orderId }] };
    await graph.take(
      orderPlaced({ orderId, supplierIds: ['sup_1', 'sup_2'] }),
      claimMoved(1, of),
      claimMoved(2, { ...of, status: 'PAID', previous: 'APPROVED', at: '2026-12-03T08:00:00Z' }),
    );
    const { order } = await ask('timeline { nodes { kind subject { __typename } } }', viewer, [orderId]);
    const subject = { __typename: 'RefundClaim' };
    expect((order as { timeline: Kinds }).timeline.nodes).toEqual([
      { kind: 'ORDER_PLACED', subject: { __typename: 'Order' } },
      ...(reads ? ['REFUND_FILED', 'REFUND_PAID'].map((kind) => ({ kind, subject })) : []),
    ]);
  });

  it('a carrier reads of its own shipments alone', async () => {
    const ids = { orderId: 'order_two' };
    const lines = [{ lineNumber: 1, quantity: 1, warehouseId: 'w' }];
    await graph.take(
      orderPlaced(ids),
      shipmentBooked({ ...ids, lines, shipmentId: 'shp_a', carrierId: 'car_a' }),
      shipmentBooked({ ...ids, lines, shipmentId: 'shp_b', carrierId: 'car_b' }),
      shipmentMoved(2, 'PICKED_UP', { ...ids, shipmentId: 'shp_b' }),
    );
    const selection =
      'timeline { nodes { kind subject { ... on Shipment { id } } } } nextSteps { action subject { ... on Shipment { id } } }';
    const { order } = await ask(selection, viewerAs('carrier', 'car_a'), ['order_two']);
    expect(order).toEqual({
      id: 'order_two',
      timeline: { nodes: [{ kind: 'WAYBILL_ISSUED', subject: { id: 'shp_a' } }] },
      nextSteps: ['HAND_OVER_GOODS', 'SUBMIT_DECLARATION', 'LOAD'].map((action) => ({
        action,
        subject: { id: 'shp_a' },
      })),
    });
  });

  it('pages of the timeline visit each entry once, in order', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const cursor: string = after === null ? '' : `, after: "${after}"`;
      const selection = `timeline(first: 2${cursor}) { nodes { kind } pageInfo { endCursor hasNextPage } }`;
      const { order } = await ask(selection, viewerAs('operator'));
      const { nodes, pageInfo } = (
        order as { timeline: Kinds & { pageInfo: { endCursor: string; hasNextPage: boolean } } }
      ).timeline;
      seen.push(...nodes.map(({ kind }) => kind));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all);
  });

  it('refuses the cursor of another order’s timeline', async () => {
    const { order } = await ask('timeline(first: 1) { pageInfo { endCursor } }', viewerAs('operator'));
    const { endCursor } = (order as { timeline: { pageInfo: { endCursor: string } } }).timeline.pageInfo;
    const { errors } = await ask(`timeline(after: "${endCursor}") { nodes { kind } }`, viewerAs('operator'), [
      'order_two',
    ]);
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('the verdict on its documents, at any stage, by the rules of a day', async () => {
    const selection = 'match { on mode form passed order payment waybill rule { key text source sample } }';
    const { order } = await ask(selection, viewerAs('retailer', 'ret_1'));
    expect(order).toMatchObject({
      match: {
        on: '2026-11-23',
        mode: 'M9610',
        form: 'LIST',
        passed: true,
        payment: 'RECEIVED',
        rule: {
          key: 'customs-mode/9610/2019-01-01',
          source: 'GACC Announcement [2018] No. 194',
          sample: false,
        },
      },
    });
    await graph.take(orderPlaced({ orderId: 'order_new' }));
    const { order: early } = await ask('match { passed waybill }', viewerAs('buyer', 'buy_1'), ['order_new']);
    expect(early).toMatchObject({ match: { passed: false, waybill: 'MISSING' } });
    const { order: hidden } = await ask('match { passed }', viewerAs('buyer', 'buy_2'));
    expect(hidden).toMatchObject({ match: null });
    const { errors } = await ask('match(on: "2010-01-01") { passed }', viewerAs('operator'));
    expect(errors).toMatchObject([{ code: 'RULE_UNKNOWN' }]);
  });

  it('the next steps of 50 orders cost one command', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `order_many${index}`);
    for (const orderId of ids) await graph.take(orderPlaced({ orderId }));
    graph.commands();
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order {
      nextSteps { action by dueAt blocking blockedBy openedAt order { id } subject { __typename } } } } }`;
    const { data, errors } = await graph.ask(query, { of: ofOrders(ids) }, viewerAs('retailer', 'ret_1'));
    expect(errors).toEqual([]);

    expect((data._entities as { nextSteps: unknown[] }[]).map(({ nextSteps }) => nextSteps.length)).toEqual(
      ids.map(() => 3),
    );
    expect(graph.commands()).toEqual([{ name: 'find', collection: 'order_views' }]);
  });

  it('an order page of timeline, steps, declarations and match costs a bounded number of commands', async () => {
    graph.commands();
    const selection =
      'timeline { nodes { kind text subject { ... on Declaration { status } } } } nextSteps { action } declarations { status } match { passed }';
    const { errors } = await ask(selection, viewerAs('retailer', 'ret_1'));
    expect(errors).toEqual([]);
    expect(
      graph
        .commands()
        .map(({ collection }) => collection)
        .sort(),
    ).toEqual(['declarations', 'declarations', 'order_views', 'timeline_entries', 'zones']);
  });
});
