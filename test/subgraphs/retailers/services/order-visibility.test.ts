import { describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { BERLIN, openTestShop, operator } from '../../../support/shop.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const shop = await openTestShop(databases);

async function anOrder() {
  const retailer = await shop.openShop('zone_shantou');
  const buyer = await shop.aBuyer();
  const [toy, other] = [await shop.list(retailer.partyId), await shop.list(retailer.partyId)];
  const { order } = await shop.place(buyer, [toy, other]);
  return { retailer, buyer, maker: viewerAs('supplier', toy.supplierId), id: order.id };
}

const ORDERS = `query ($filter: OrderFilter, $orderBy: OrderSort, $first: Int, $after: String) {
  orders(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function list(viewer: Viewer, variables: Record<string, unknown> = {}): Promise<Page> {
  const { data, errors } = await shop.askShop(ORDERS, variables, viewer);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return (data as { orders: Page }).orders;
}

async function listAll(viewer: Viewer, variables: Record<string, unknown>): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo }: Page = await list(viewer, { ...variables, after });
    ids.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
}

const withBigints = (_key: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);

describe('an order', () => {
  it('is there for its parties and for authorities, and for nobody else', async () => {
    const { id, retailer, buyer, maker } = await anOrder();
    const sees = [
      buyer,
      retailer,
      maker,
      operator,
      viewerAs('customs'),
      viewerAs('finance'),
      viewerAs('zone'),
    ];
    for (const viewer of [...sees, viewerAs('zone', 'zone_shantou')]) {
      expect((await shop.read(viewer, id))?.id).toBe(id);
      expect((await list(viewer)).nodes.map((node) => node.id)).toContain(id);
    }
    const strangers = [
      await shop.openShop(),
      await shop.aBuyer(),
      viewerAs('supplier', 'sup_other'),
      viewerAs('carrier', 'carrier_EMS'),
      viewerAs('zone', 'zone_yiwu'),
      viewerAs('declarant', 'dec_1'),
      viewerAs('integrator'),
    ];
    for (const viewer of strangers) {
      expect(await shop.read(viewer, id)).toBeNull();
      expect((await list(viewer)).nodes).toEqual([]);
    }
    expect(await shop.read(null, id)).toBeNull();
  });

  it('shows to whom it goes to those who have to know', async () => {
    const { id, retailer, buyer, maker } = await anOrder();
    for (const viewer of [buyer, retailer, maker, viewerAs('customs')]) {
      expect(await shop.read(viewer, id)).toMatchObject({
        deliverTo: BERLIN,
        buyer: { name: 'Erika Mustermann' },
      });
    }
    for (const viewer of [viewerAs('finance'), viewerAs('zone')]) {
      expect(await shop.read(viewer, id)).toMatchObject({ deliverTo: null, buyer: { name: null } });
    }
    expect(await shop.read(operator, id)).toMatchObject({ deliverTo: null });
  });

  it('shows a supplier its own lines alone', async () => {
    const { id, maker, retailer } = await anOrder();
    expect((await shop.read(maker, id))?.lines.map(({ number }) => number)).toEqual([1]);
    expect((await shop.read(retailer, id))?.lines.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('is there for a carrier as long as it has a shipment on it that was not given up', async () => {
    const { id } = await anOrder();
    const carrier = viewerAs('carrier', 'carrier_YANWEN');
    expect(await shop.read(carrier, id)).toBeNull();
    const data = {
      shipmentId: 'shp_v1',
      orderId: id,
      returnId: null,
      carrierId: 'carrier_YANWEN',
      status: 'BOOKED',
      lines: [],
    };
    await shop.tell('logistics', 'retailers', [
      { aggregateId: 'shp_v1', sequence: 1, type: 'ShipmentBooked', data },
    ]);
    expect(await shop.read(carrier, id)).toMatchObject({ id, deliverTo: BERLIN });
    const other = { ...data, shipmentId: 'shp_v2' };
    const givenUp = (shipment: typeof data) => ({
      aggregateId: shipment.shipmentId,
      sequence: 2,
      type: 'ShipmentMoved',
      data: { ...shipment, status: 'CANCELLED' },
    });
    await shop.tell('logistics', 'retailers', [
      { aggregateId: 'shp_v2', sequence: 1, type: 'ShipmentBooked', data: other },
      givenUp(data),
    ]);
    expect(await shop.read(carrier, id)).toMatchObject({ id });
    await shop.tell('logistics', 'retailers', [givenUp(other)]);
    expect(await shop.read(carrier, id)).toBeNull();
  });

  it('is fetched by its id, and its buyer is there for whoever shares an order', async () => {
    const { id, retailer, buyer, maker } = await anOrder();
    const entities = async (viewer: Viewer, __typename: string, of: string) => {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on Order { id } ... on Buyer { id name } } }`;
      const { data } = await shop.askShop(query, { of: [{ __typename, id: of }] }, viewer);
      return (data as { _entities: unknown[] })._entities[0];
    };
    expect(await entities(retailer, 'Order', id)).toEqual({ id });
    expect(await entities(await shop.openShop(), 'Order', id)).toBeNull();
    for (const viewer of [retailer, maker, buyer]) {
      expect(await entities(viewer, 'Buyer', buyer.partyId)).toEqual({
        id: buyer.partyId,
        name: 'Erika Mustermann',
      });
    }
    expect(await entities(viewerAs('finance'), 'Buyer', buyer.partyId)).toEqual({
      id: buyer.partyId,
      name: null,
    });
    expect(await entities(await shop.openShop(), 'Buyer', buyer.partyId)).toBeNull();
  });

  it('stays whole when its buyer is erased', async () => {
    const { id, retailer, buyer, maker } = await anOrder();
    const home = { namedPlace: 'Bei Mustermann, Torstrasse 1' };
    const at = (await shop.place(buyer, [await shop.list(retailer.partyId)], home)).order.id;
    await shop.cancel(buyer, at, { reason: 'Frau Mustermann ist umgezogen' });
    const READ = 'query ($id: ID!) { order(id: $id) { namedPlace cancelReason } }';
    const personal = async () => (await shop.askShop(READ, { id: at }, retailer)).data.order as unknown;
    expect(await personal()).toEqual({ ...home, cancelReason: 'Frau Mustermann ist umgezogen' });
    const before = await shop.read(retailer, id);
    const told = await shop.eventsOf(id);
    expect(JSON.stringify([await shop.eventsOf(at)], withBigints)).not.toContain('Mustermann');
    const ERASE = 'mutation ($input: EraseBuyerInput!) { eraseBuyer(input: $input) { userErrors { code } } }';
    const input = { idempotencyKey: 'erase', buyerId: buyer.partyId };
    expect((await shop.askShop(ERASE, { input }, buyer)).data).toEqual({ eraseBuyer: { userErrors: [] } });
    const buyerAfter = { ...before?.buyer, name: null };
    expect(await shop.read(retailer, id)).toEqual({
      ...{ ...before, buyer: buyerAfter, deliverTo: null },
      namedPlace: 'DE',
    });
    expect(await personal()).toEqual({ namedPlace: 'DE', cancelReason: null });
    expect(await shop.eventsOf(id)).toEqual(told);
    expect((await shop.confirm(maker, id)).userErrors).toEqual([]);
    const left = await Promise.all(
      (await databases.of('retailers').listCollections()).map(async ({ name }) =>
        JSON.stringify(
          await databases
            .of('retailers')
            .collection(name)
            .find({ $or: [{ buyerId: buyer.partyId }, { _id: { $in: [id, at] as never } }] })
            .toArray(),
          withBigints,
        ),
      ),
    );
    expect(left.join()).not.toContain('Mustermann');
  });
});

describe('orders', () => {
  it('are paged in each order, filtered, each once', async () => {
    const retailer = await shop.openShop();
    const [buyer, other] = [await shop.aBuyer(), await shop.aBuyer()];
    const toy = await shop.list(retailer.partyId);
    const ids: string[] = [];
    for (const [index, who] of [buyer, buyer, other, buyer, buyer].entries()) {
      shop.clock.set(`2026-11-23T08:0${index}:00Z`);
      ids.push((await shop.place(who, [toy])).order.id);
    }
    shop.clock.set('2026-11-23T08:10:00Z');
    await shop.cancel(buyer, ids[1] ?? '');
    shop.clock.set('2026-11-23T08:00:00Z');
    const [a, b, c, d, e] = ids;

    expect(await listAll(retailer, { first: 2 })).toEqual([e, d, c, b, a]);
    expect(await listAll(retailer, { first: 2, orderBy: 'OLDEST' })).toEqual([a, b, c, d, e]);
    expect(await listAll(retailer, { first: 2, orderBy: 'CHANGED' })).toEqual([a, c, d, e, b]);
    const filtered = (filter: object) => listAll(retailer, { first: 1, orderBy: 'OLDEST', filter });
    expect(await filtered({ statuses: ['CANCELLED'] })).toEqual([b]);
    expect(await filtered({ statuses: ['PLACED', 'CANCELLED'] })).toEqual([a, b, c, d, e]);
    expect(await filtered({ statuses: [] })).toEqual([]);
    expect(await filtered({ buyerId: other.partyId })).toEqual([c]);
    expect(await filtered({ channel: 'B2B' })).toEqual([]);
    expect(await filtered({ changedSince: '2026-11-23T08:03:00Z' })).toEqual([b, d, e]);
    expect(await listAll(other, {})).toEqual([c]);
  });

  it.each([
    ['an instant that is none', { filter: { changedSince: 'yesterday' } }],
    ['a page of 101', { first: 101 }],
    ['a cursor of another list', { after: 'abc' }],
  ])('refuse %s', async (_case, variables) => {
    const { errors } = await shop.askShop(ORDERS, variables, operator);
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('cost five commands a page, however many are on it', async () => {
    await shop.read(operator, 'ord_none');
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    await shop.askShop(
      '{ orders(first: 50) { nodes { id lines { number } buyer { name } retailer { name } deliverTo { city } } } }',
      {},
      viewerAs('customs'),
    );
    // Orders, buyers, their names, retailers, consignees.
    expect(sent).toEqual(['find', 'find', 'find', 'find', 'find']);
  });
});
