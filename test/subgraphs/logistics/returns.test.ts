import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { eventModel, type EventRecord } from '../../../runtime/events.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import { logistics } from '../../../subgraphs/logistics/index.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { createTeller, type TestLogistics } from '../../support/shipments.ts';
import { openTestSubgraph, viewerAs } from '../../support/subgraph.ts';

const retailer = viewerAs('retailer', 'ret_1');
const buyer = viewerAs('buyer', 'buy_1', ['shipments:write']);
const SHIPMENT = 'id status from { code } to { code } destination insurance { amount } lines { quantity }';

let databases: Databases;
let graph: TestLogistics;
let tell: ReturnType<typeof createTeller>;
let quoteId: string;
let orders = 0;

beforeAll(async () => {
  databases = await openTestDatabases();
  graph = await openTestSubgraph(logistics, databases);
  tell = createTeller(databases, graph);
  const input = { fromPortId: 'port_CNPVG', destination: 'DE', grossWeight: { grams: 9_000 } };
  const query = 'query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id } }';
  const { data } = await graph.ask(query, { input });
  quoteId = (data as { shippingQuotes: { id: string }[] }).shippingQuotes[0]?.id ?? '';
});
afterAll(() => databases.close());

/** An order at its end, of whose first line ten units are to come back. */
async function aReturn(status = 'APPROVED') {
  const orderId = `ord_back_${(orders += 1)}`;
  const returnId = `rtn_${orders}`;
  await tell.placed(orderId);
  await tell.moved(orderId, 'COMPLETED');
  await tell.returned(returnId, orderId, status);
  return { orderId, returnId };
}

async function write(name: string, input: object, viewer: Viewer) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) {
    ${name}(input: $input) { userErrors { code field } shipment { ${SHIPMENT} } }
  }`;
  const { data } = await graph.ask(query, { input: { idempotencyKey: randomUUID(), ...input } }, viewer);
  return (data as Record<string, unknown>)[name] as {
    readonly userErrors: readonly { readonly code: string }[];
    readonly shipment: { readonly id: string; readonly status: string };
  };
}
const book = (given: object, viewer: Viewer = buyer) =>
  write(
    'bookShipment',
    {
      quoteId,
      packages: 1,
      grossWeight: { grams: 3_000 },
      lines: [{ lineNumber: 1, quantity: 10, warehouseId: 'wh_shantou' }],
      ...given,
    },
    viewer,
  );
const report = (shipmentId: string, status: string, at: string) =>
  write('reportShipment', { shipmentId, status, at, eventId: randomUUID() }, viewerAs('operator'));
const codesOf = async (answer: ReturnType<typeof write>) => (await answer).userErrors.map(({ code }) => code);

describe('a shipment of a return', () => {
  it('travels the lane of the offer back to China, and stands with its return alone', async () => {
    const given = await aReturn();
    const { shipment, userErrors } = await book(given);
    expect(userErrors).toEqual([]);
    expect(shipment).toMatchObject({
      status: 'BOOKED',
      to: { code: 'CNPVG' },
      destination: 'CN',
      insurance: { amount: '0.00' },
      lines: [{ quantity: 10 }],
    });
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Return { shipment { id } } ... on Order { shipments { id } } } }`;
    const of = [
      { __typename: 'Return', id: given.returnId },
      { __typename: 'Order', id: given.orderId },
    ];
    const { data } = await graph.ask(query, { of }, buyer);
    expect((data as { _entities: unknown })._entities).toEqual([
      { shipment: { id: shipment.id } },
      { shipments: [] },
    ]);
    const [event] = await eventModel(databases.of('logistics'))
      .find({ aggregateId: shipment.id })
      .lean<EventRecord[]>();
    expect(event?.data).toMatchObject(given);
  });

  it.each(['REQUESTED', 'REFUSED', 'RECEIVED'])('is not booked while the return is %s', async (status) => {
    expect(await codesOf(book(await aReturn(status)))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('holds what was agreed, once, for the order’s own parties', async () => {
    const given = await aReturn();
    const part = [{ lineNumber: 1, quantity: 9, warehouseId: 'wh_shantou' }];
    expect(await codesOf(book({ ...given, lines: part }))).toEqual(['INVALID']);
    expect(await codesOf(book({ ...given, orderId: 'ord_other' }))).toEqual(['NOT_FOUND']);
    const supplier = viewerAs('supplier', 'sup_1', ['shipments:write']);
    expect(await codesOf(book(given, supplier))).toEqual(['NOT_FOUND']);
    const answers = await Promise.all([codesOf(book(given)), codesOf(book(given, retailer))]);
    expect(answers.flat()).toEqual(['LIMIT_EXCEEDED']);
  });

  it('is booked again once the one before was given up', async () => {
    const given = await aReturn();
    const { shipment } = await book(given);
    expect(await codesOf(write('cancelShipment', { shipmentId: shipment.id }, retailer))).toEqual([]);
    expect(await codesOf(book(given))).toEqual([]);
  });

  it('leaves without Chinese customs, and is handed out only when it has let the goods in', async () => {
    const given = await aReturn();
    const { shipment } = await book(given);
    expect(await codesOf(report(shipment.id, 'LOADED', '2026-11-23T08:00:00Z'))).toEqual([]);
    expect(await codesOf(report(shipment.id, 'IMPORT_CLEARING', '2026-11-23T08:00:01Z'))).toEqual([]);
    expect(await codesOf(report(shipment.id, 'DELIVERED', '2026-11-23T08:00:02Z'))).toEqual(['NOT_RELEASED']);
    await tell.cleared(given.returnId, '2026-11-23T08:00:03Z');
    expect(await codesOf(report(shipment.id, 'DELIVERED', '2026-11-23T08:00:02Z'))).toEqual(['NOT_RELEASED']);
    expect(await codesOf(report(shipment.id, 'DELIVERED', '2026-11-23T08:00:03Z'))).toEqual([]);
  });
});
