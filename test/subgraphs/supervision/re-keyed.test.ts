import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { EventRecord } from '../../../runtime/events.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { orderMoved, orderPlaced, shipmentBooked } from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';
import { openSupervision, type TestSupervision } from '../../support/supervision.ts';

const retailer = viewerAs('retailer', 'ret_1', ['customs:write']);

const counts = 'fields declarations cleanOrders';

describe('what was typed again', () => {
  let databases: Databases;
  let graph: TestSupervision;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  async function declare(orderId: string, overrides: readonly object[] = []): Promise<void> {
    const ids = { orderId, shipmentId: `shp_${orderId}` };
    await graph.take(orderPlaced(ids), orderMoved(2, 'CONFIRMED', ids), shipmentBooked(ids));
    const { data } = await graph.ask(
      `mutation ($input: SubmitDeclarationInput!) { submitDeclaration(input: $input) {
        declaration { reKeyedFields } userErrors { code message } } }`,
      { input: { idempotencyKey: orderId, ...ids, overrides } },
      retailer,
    );
    expect(data.submitDeclaration.userErrors).toEqual([]);
    expect(data.submitDeclaration.declaration.reKeyedFields).toBe(overrides.length);
  }

  /** Hands the subgraph its own events, as delivery does; those that it has had change nothing. */
  async function deliver(): Promise<void> {
    const events = await databases
      .of('supervision')
      .collection<EventRecord<Record<string, unknown>>>('events')
      .find({ type: 'DeclarationMoved' })
      .sort({ aggregateId: 1, sequence: 1 })
      .toArray();
    await graph.take(...events.map((event) => ({ ...event, source: 'supervision' })));
  }

  const ofViewer = async (viewer: Viewer, args = ''): Promise<AnswerData> =>
    (await graph.ask(`{ viewer { reKeyedFields${args} { ${counts} } } }`, {}, viewer)).data.viewer
      .reKeyedFields;

  it('is counted by party, zone and month', async () => {
    await declare('order_clean');
    await declare('order_typed', [{ field: 'note', value: 'Typed by hand' }]);
    await deliver();
    const expected = { fields: 1, declarations: 2, cleanOrders: 1 };
    expect(await ofViewer(retailer)).toEqual(expected);
    expect(await ofViewer(viewerAs('supplier', 'sup_1'))).toEqual(expected);
    expect(await ofViewer(retailer, '(from: "2026-11", to: "2026-11")')).toEqual(expected);
    const { data } = await graph.ask(`query { zone(id: "zone_shantou") { reKeyedFields { ${counts} } } }`);
    expect(data.zone.reKeyedFields).toEqual(expected);
  });

  it('is counted once, however often it is told', async () => {
    const before = await ofViewer(retailer);
    await deliver();
    expect(await ofViewer(retailer)).toEqual(before);
  });

  it('is nothing in other months, and for others', async () => {
    const nothing = { fields: 0, declarations: 0, cleanOrders: 0 };
    expect(await ofViewer(retailer, '(to: "2026-10")')).toEqual(nothing);
    expect(await ofViewer(viewerAs('retailer', 'ret_2'))).toEqual(nothing);
    expect(await ofViewer(viewerAs('customs'))).toBeNull();
  });

  it.each([
    '(from: "2026-13")',
    '(to: "yesterday")',
    '(from: "2026-12", to: "2026-11")',
    '(from: "2016-11", to: "2026-11")',
  ])('refuses %s', async (args) => {
    const { errors } = await graph.ask(`{ viewer { reKeyedFields${args} { fields } } }`, {}, retailer);
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('costs one command for all zones', async () => {
    graph.commands();
    const { data } = await graph.ask('{ zones { reKeyedFields { declarations } } }');
    expect(data.zones.length).toBeGreaterThan(160);
    expect(graph.commands()).toHaveLength(2);
  });
});
