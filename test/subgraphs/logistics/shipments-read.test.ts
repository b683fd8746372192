import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import {
  buyer,
  carrierOf,
  line,
  operator,
  retailer,
  SHIPMENT,
  openTestShipments,
} from '../../support/shipments.ts';
import { viewerAs } from '../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestShipments(databases);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

describe('who sees a shipment', () => {
  const SEE = `query ($id: ID!, $order: [_Any!]!) {
    shipment(id: $id) { id }
    _entities(representations: $order) { ... on Order { shipments { id } } }
  }`;

  it.each<[string, Viewer | null, boolean]>([
    ['its retailer', retailer, true],
    ['its buyer', buyer, true],
    ['the supplier of its goods', viewerAs('supplier', 'sup_1'), true],
    ['its carrier', carrierOf('DHL'), true],
    ['customs', viewerAs('customs'), true],
    ['a zone', viewerAs('zone'), true],
    ['the operator', operator, true],
    ['a supplier of other goods of the order', viewerAs('supplier', 'sup_2'), false],
    ['another retailer', viewerAs('retailer', 'ret_2'), false],
    ['another carrier', carrierOf('UPS'), false],
    ['an account without a party', viewerAs('integrator'), false],
    ['a visitor', null, false],
  ])('%s: %#', async (_who, viewer, sees) => {
    const { id, orderId } = await graph.booked({ lines: [line(1, 100)] });
    const { data } = await graph.ask(SEE, { id, order: [{ __typename: 'Order', id: orderId }] }, viewer);
    expect(data).toEqual({
      shipment: sees ? { id } : null,
      _entities: [{ shipments: sees ? [{ id }] : [] }],
    });
    const { data: node } = await graph.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Shipment { id } } }',
      { of: [{ __typename: 'Shipment', id }] },
      viewer,
    );
    expect(node._entities).toEqual([sees ? { id } : null]);
  });
});

describe('shipments', () => {
  const LIST = `query ($filter: ShipmentFilter, $orderBy: ShipmentSort, $first: Int, $after: String) {
    shipments(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes { id status } pageInfo { hasNextPage endCursor }
    }
  }`;
  const mine = viewerAs('retailer', 'ret_list');
  let ids: string[];

  beforeAll(async () => {
    ids = [];
    for (let index = 0; index < 5; index += 1) {
      graph.clock.set(`2026-11-23T08:00:0${index}Z`);
      const orderId = await graph.confirmedOrder({ retailerId: 'ret_list' });
      ids.push((await graph.book(await graph.input(orderId), mine)).shipment.id);
    }
    graph.clock.set('2026-11-23T09:00:00Z');
    await graph.reporting({ shipmentId: ids[0], status: 'PICKED_UP', at: '2026-11-23T08:30:00Z' });
  });

  interface Listed {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }

  const pagesOf = async (variables: object): Promise<string[]> => {
    const all: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors } = await graph.ask(LIST, { first: 2, ...variables, after }, mine);
      expect(errors).toEqual([]);
      const { nodes, pageInfo } = (data as { shipments: Listed }).shipments;
      all.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return all;
  };

  it('are in pages, the ones booked last first', async () => {
    expect(await pagesOf({})).toEqual([...ids].reverse());
  });

  it('can be followed by their changes', async () => {
    expect(await pagesOf({ orderBy: 'CHANGED' })).toEqual([...ids.slice(1), ids[0]]);
    const filter = { changedSince: '2026-11-23T08:00:03Z' };
    expect(await pagesOf({ orderBy: 'CHANGED', filter })).toEqual([ids[3], ids[4], ids[0]]);
  });

  it('can be filtered', async () => {
    expect(await pagesOf({ filter: { statuses: ['PICKED_UP'] } })).toEqual([ids[0]]);
    expect(await pagesOf({ filter: { carrierId: 'carrier_UPS' } })).toEqual([]);
    expect(await pagesOf({ filter: { carrierId: 'carrier_DHL', statuses: ['BOOKED'] } })).toHaveLength(4);
  });

  it.each([
    { first: 101 },
    { first: 0 },
    { after: 'x' },
    { filter: { changedSince: 'now' } },
    { filter: { statuses: Array.from({ length: 15 }, () => 'BOOKED') } },
  ])('refuse %j', async (variables) => {
    expect((await graph.ask(LIST, variables, mine)).errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('cost as many commands for 20 orders as for one', async () => {
    const of = ids.map((_id, index) => ({ __typename: 'Order', id: `ord_${index}` }));
    graph.commands();
    await graph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { shipments { ${SHIPMENT} } } } }`,
      { of },
      operator,
    );
    expect(
      graph
        .commands()
        .map(({ collection }) => collection)
        .filter((each) => each === 'shipments'),
    ).toHaveLength(1);
    graph.commands();
    await graph.ask(`{ shipments { nodes { ${SHIPMENT} } } }`, {}, mine);
    expect(
      graph
        .commands()
        .map(({ collection }) => collection)
        .sort(),
    ).toEqual(['carriers', 'ports', 'shipments', 'tracking_events', 'warehouses']);
  });
});
