import { describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import {
  buyer,
  key,
  line,
  openTestShipments,
  operator,
  retailer,
  supplier,
} from '../../support/shipments.ts';

let orders = 0;

const databases = await databasesOfThisFile();
const graph = await openTestShipments(databases);
const quoteId = await graph.quoteId();

/** An order at its end, of whose first line ten units are to come back. */
async function aReturn(status = 'APPROVED') {
  const orderId = `ord_back_${(orders += 1)}`;
  const returnId = `rtn_${orders}`;
  await graph.tell.placed(orderId);
  await graph.tell.moved(orderId, 'COMPLETED');
  await graph.tell.returned(returnId, orderId, status);
  return { orderId, returnId };
}

const book = (given: object, viewer: Viewer = buyer) =>
  graph.book(
    {
      idempotencyKey: key(),
      quoteId,
      packages: 1,
      grossWeight: { grams: 3_000 },
      lines: [line(1, 10)],
      ...given,
    },
    viewer,
  );
const report = (shipmentId: string, status: string, at: string) =>
  graph.reporting({ shipmentId, status, at }, operator);
const codesOf = async (answer: ReturnType<typeof report>) =>
  (await answer).userErrors.map(({ code }) => code);

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
    const [event] = await graph.eventsOf(shipment.id);
    expect(event?.data).toMatchObject(given);
  });

  it.each(['REQUESTED', 'REFUSED', 'WITHDRAWN', 'RECEIVED'])(
    'is not booked while the return is %s',
    async (status) => {
      expect(await codesOf(book(await aReturn(status)))).toEqual(['ILLEGAL_TRANSITION']);
    },
  );

  it('holds what was agreed, once, for the order’s own parties', async () => {
    const given = await aReturn();
    const part = [line(1, 9)];
    expect(await codesOf(book({ ...given, lines: part }))).toEqual(['INVALID']);
    expect(await codesOf(book({ ...given, orderId: 'ord_other' }))).toEqual(['NOT_FOUND']);
    expect(await codesOf(book(given, supplier))).toEqual(['NOT_FOUND']);
    const answers = await Promise.all([codesOf(book(given)), codesOf(book(given, retailer))]);
    expect(answers.flat()).toEqual(['LIMIT_EXCEEDED']);
  });

  it('is booked again once the one before was given up', async () => {
    const given = await aReturn();
    const { shipment } = await book(given);
    expect(await codesOf(graph.cancel({ shipmentId: shipment.id }))).toEqual([]);
    expect(await codesOf(book(given))).toEqual([]);
  });

  it('is given up when the return is withdrawn, unless it is loaded', async () => {
    const [given, loaded] = [await aReturn(), await aReturn()];
    const [{ shipment }, { shipment: gone }] = [await book(given), await book(loaded)];
    expect(await codesOf(report(gone.id, 'LOADED', '2026-11-23T08:00:00Z'))).toEqual([]);
    for (const { returnId, orderId } of [given, loaded]) {
      await graph.tell.returned(returnId, orderId, 'WITHDRAWN');
    }
    const told = (await graph.eventsOf(shipment.id)).map(({ data }) => data);
    expect(told.at(-1)).toMatchObject({ status: 'CANCELLED', previous: 'BOOKED', returnId: given.returnId });
    expect(await codesOf(report(shipment.id, 'LOADED', '2026-11-23T08:00:00Z'))).toEqual([
      'ILLEGAL_TRANSITION',
    ]);
    expect(await codesOf(book(given))).toEqual(['ILLEGAL_TRANSITION']);
    expect(await codesOf(report(gone.id, 'ARRIVED', '2026-11-23T08:00:00Z'))).toEqual([]);
  });

  it('leaves without Chinese customs, and is handed out only when it has let the goods in', async () => {
    const given = await aReturn();
    const { shipment } = await book(given);
    expect(await codesOf(report(shipment.id, 'LOADED', '2026-11-23T08:00:00Z'))).toEqual([]);
    expect(await codesOf(report(shipment.id, 'IMPORT_CLEARING', '2026-11-23T08:00:01Z'))).toEqual([]);
    expect(await codesOf(report(shipment.id, 'DELIVERED', '2026-11-23T08:00:02Z'))).toEqual(['NOT_RELEASED']);
    await graph.tell.cleared(given.returnId, '2026-11-23T08:00:03Z');
    expect(await codesOf(report(shipment.id, 'DELIVERED', '2026-11-23T08:00:02Z'))).toEqual(['NOT_RELEASED']);
    expect(await codesOf(report(shipment.id, 'DELIVERED', '2026-11-23T08:00:03Z'))).toEqual([]);
  });
});
