import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { aSupplierApp, seedSku } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from '../../../support/subgraph.ts';

const QUERY = `query ($supplierId: ID!, $first: Int, $after: String) {
  inventoryChanges(supplierId: $supplierId, first: $first, after: $after) {
    edges { cursor node { cursor onHandDelta sku { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

describe('inventoryChanges', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;
  const feedOf = (supplierId: string, viewer = viewerAs('supplier', supplierId), page: object = {}) =>
    graph.ask(QUERY, { supplierId, ...page }, viewer);

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
    for (const supplierId of ['sup_1', 'sup_2']) await seedSku(graph.instance, { supplierId, code: 'A' });
  });
  afterAll(() => databases.close());

  it('tells each change with the level after it, from the first on', async () => {
    await seedSku(graph.instance, { supplierId: 'sup_story', code: 'A', onHand: 100 });
    const app = aSupplierApp(graph, 'sup_story');
    await app.publish([{ skuCode: 'A', quantity: 60, safety: 4 }]);
    graph.clock.set('2026-11-23T09:00:00Z');
    await app.publish([{ skuCode: 'A', quantity: -1 }], { mode: 'ADJUST' });

    const level = { warehouse: { id: 'wh_main' }, reserved: 0 };
    const entry = { cursor: expect.any(String), sku: { code: 'A' }, reservedDelta: 0, reason: 'PUBLISHED' };
    expect(await app.readFeed()).toEqual([
      {
        ...entry,
        onHandDelta: 100,
        safetyDelta: 0,
        at: '2026-11-01T00:00:00.000Z',
        level: { ...level, onHand: 100, safety: 0, version: 1 },
      },
      {
        ...entry,
        onHandDelta: -40,
        safetyDelta: 4,
        at: '2026-11-23T08:00:00.000Z',
        level: { ...level, onHand: 60, safety: 4, version: 2 },
      },
      {
        ...entry,
        onHandDelta: -1,
        safetyDelta: 0,
        at: '2026-11-23T09:00:00.000Z',
        level: { ...level, onHand: 59, safety: 4, version: 3 },
      },
    ]);
  });

  it('goes on after any cursor, also that of a publish', async () => {
    await seedSku(graph.instance, { supplierId: 'sup_paged', code: 'A' });
    const app = aSupplierApp(graph, 'sup_paged');
    const cursors: (string | null)[] = [];
    for (const quantity of [1, 2, 3]) {
      cursors.push((await app.publish([{ skuCode: 'A', quantity }])).cursor);
    }
    const whole = await app.readFeed();
    expect(whole.slice(1).map(({ cursor }) => cursor)).toEqual(cursors);
    expect(await app.readFeed(1)).toEqual(whole);
    const { data } = await feedOf('sup_paged', undefined, { after: cursors[0] });
    expect(data.inventoryChanges.edges).toMatchObject(cursors.slice(1).map((cursor) => ({ cursor })));
    const { data: end } = await feedOf('sup_paged', undefined, { after: cursors[2] });
    expect(end.inventoryChanges).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  it.each([1, 500])('gives %d at a time', async (first) => {
    expect((await feedOf('sup_1', undefined, { first })).errors).toEqual([]);
  });

  it.each([0, 501])('does not give %d at a time', async (first) => {
    const { errors } = await feedOf('sup_1', undefined, { first });
    expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
  });

  it("refuses the cursor of another supplier's feed", async () => {
    const { data } = await feedOf('sup_1');
    const { errors } = await feedOf('sup_2', undefined, { after: data.inventoryChanges.pageInfo.endCursor });
    expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
  });

  it.each([
    ['a visitor', null, 'UNAUTHENTICATED'],
    ['a retailer', viewerAs('retailer', 'ret_1'), 'FORBIDDEN'],
    ['a buyer', viewerAs('buyer', 'buy_1', ['tiers:read']), 'FORBIDDEN'],
  ])('is not for %s', async (_case, viewer, code) => {
    const { data, errors } = await graph.ask(QUERY, { supplierId: 'sup_1' }, viewer);
    expect(data.inventoryChanges).toBeNull();
    expect(errors).toEqual([expect.objectContaining({ code })]);
  });

  it('is to another supplier as the feed of one that is not there', async () => {
    const stranger = viewerAs('supplier', 'sup_2');
    expect(await feedOf('sup_1', stranger)).toEqual(await feedOf('sup_none', stranger));
    expect((await feedOf('sup_1', stranger)).data.inventoryChanges).toBeNull();
    expect((await feedOf('sup_none', viewerAs('operator'))).data.inventoryChanges).toBeNull();
  });

  it("is the operator's to read", async () => {
    expect((await feedOf('sup_1', viewerAs('operator'))).data.inventoryChanges.edges).toHaveLength(1);
  });

  it('costs three commands, however many changes', async () => {
    graph.commands();
    await feedOf('sup_1');
    expect(graph.commands().map(({ name, collection }) => `${name} ${collection}`)).toEqual([
      'find suppliers',
      'find events',
      'find skus',
    ]);
  });
});
