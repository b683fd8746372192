import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { carrierOf, key, operator, retailer, supplier, openTestShipments } from '../../support/shipments.ts';
import { viewerAs } from '../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestShipments(databases);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

describe('cancelShipment', () => {
  it('gives a shipment up, with its reason, and tells the others', async () => {
    const { id } = await graph.booked();
    const answer = await graph.cancel({ shipmentId: id, reason: 'The carrier has no room' });
    expect(answer.shipment).toMatchObject({ status: 'CANCELLED', cancelReason: 'The carrier has no room' });
    expect((await graph.eventsOf(id)).at(-1)).toMatchObject({
      type: 'ShipmentMoved',
      sequence: 2,
      data: { status: 'CANCELLED', previous: 'BOOKED', eventId: null, by: 'RETAILER', version: 2 },
    });
    expect((await graph.cancel({ shipmentId: id })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
  });

  it('is for its carrier too, and for no other, nor for a supplier of a part', async () => {
    const { id } = await graph.booked();
    for (const viewer of [carrierOf('UPS'), supplier, viewerAs('retailer', 'ret_2')]) {
      expect((await graph.cancel({ shipmentId: id }, viewer)).userErrors).toMatchObject([
        { code: 'NOT_FOUND' },
      ]);
    }
    expect((await graph.cancel({ shipmentId: id }, carrierOf('DHL'))).userErrors).toEqual([]);
  });

  it('is too late once the goods are loaded', async () => {
    const { id } = await graph.booked();
    await graph.release(id, '2026-11-23T07:00:00Z');
    await graph.reporting({ shipmentId: id, status: 'LOADED', at: '2026-11-23T07:30:00Z' });
    expect((await graph.cancel({ shipmentId: id })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
  });

  it('happens by itself when the order is cancelled, to what is not loaded', async () => {
    const { id, orderId } = await graph.booked();
    await graph.tell.moved(orderId, 'CANCELLED', 'CONFIRMED');
    const { data } = await graph.ask(`{ shipment(id: "${id}") { status cancelReason } }`, {}, retailer);
    expect(data.shipment).toEqual({ status: 'CANCELLED', cancelReason: 'The order was cancelled' });
    expect((await graph.eventsOf(id)).slice(1)).toMatchObject([
      { data: { status: 'CANCELLED', by: 'PLATFORM' } },
    ]);
    expect(await graph.eventsOf(`stop/${orderId}`)).toMatchObject([
      { type: 'OrderStopped', sequence: 1, data: { orderId, loadedShipmentIds: [] } },
    ]);
  });

  it('does not happen to what is loaded, which is told', async () => {
    const { id, orderId } = await graph.booked();
    await graph.release(id, '2026-11-23T07:00:00Z');
    await graph.reporting({ shipmentId: id, status: 'LOADED', at: '2026-11-23T07:30:00Z' });
    await graph.tell.moved(orderId, 'CANCELLED', 'CONFIRMED');
    expect(await graph.eventsOf(`stop/${orderId}`)).toMatchObject([{ data: { loadedShipmentIds: [id] } }]);
    const next = { shipmentId: id, status: 'DEPARTED', at: '2026-11-23T07:40:00Z' };
    expect((await graph.reporting(next)).shipment).toMatchObject({ status: 'DEPARTED' });
  });

  it('says why no more once its buyer is erased, and neither do notes of carriers', async () => {
    const buyerId = `buy_${key()}`;
    const { id } = await graph.booked({}, { buyerId });
    await graph.reporting({
      shipmentId: id,
      status: 'PICKED_UP',
      at: '2026-11-23T07:00:00Z',
      note: 'At Erika’s',
    });
    await graph.cancel({ shipmentId: id, reason: 'Erika has moved' });
    await graph.tell.erased(buyerId);
    const query = `{ shipment(id: "${id}") { cancelReason events { status note } } }`;
    const { data } = await graph.ask(query, {}, retailer);
    expect(data.shipment).toEqual({ cancelReason: null, events: [{ status: 'PICKED_UP', note: null }] });
  });

  it('has nothing to say of an order that was never confirmed', async () => {
    await graph.tell.placed('ord_never');
    await graph.tell.moved('ord_never', 'CANCELLED');
    expect(await graph.eventsOf('stop/ord_never')).toEqual([]);
  });
});

describe('reportShipment', () => {
  it('keeps reports in any order, shows them oldest first, and never goes back', async () => {
    const { id } = await graph.booked();
    await graph.release(id, '2026-11-23T05:00:00Z');
    const say = (status: string, at: string) =>
      graph.reporting({ shipmentId: id, status, at, place: 'Shanghai' });
    await say('DEPARTED', '2026-11-23T07:00:00Z');
    await say('PICKED_UP', '2026-11-23T03:00:00Z');
    const { shipment } = await say('LOADED', '2026-11-23T06:00:00Z');
    expect(shipment.status).toBe('DEPARTED');
    expect(shipment.events.map((event) => event.status)).toEqual(['PICKED_UP', 'LOADED', 'DEPARTED']);
    expect((await graph.eventsOf(id)).map(({ data }) => data)).toMatchObject([
      { status: 'BOOKED' },
      { status: 'DEPARTED', previous: 'BOOKED', reported: 'DEPARTED', place: 'Shanghai', by: 'CARRIER' },
      { status: 'DEPARTED', previous: 'DEPARTED', reported: 'PICKED_UP' },
      { status: 'DEPARTED', previous: 'DEPARTED', reported: 'LOADED', version: 4 },
    ]);
  });

  it('counts what a carrier says twice once, whatever its key, and refuses another event under its id', async () => {
    const { id } = await graph.booked();
    const event = {
      shipmentId: id,
      eventId: `evt-${key()}`,
      status: 'PICKED_UP',
      at: '2026-11-23T07:00:00Z',
    };
    const first = await graph.reporting(event);
    const again = await graph.reporting(event);
    expect(again.shipment).toEqual(first.shipment);
    expect(await graph.eventsOf(id)).toHaveLength(2);
    expect((await graph.reporting({ ...event, at: '2026-11-23T07:00:01Z' })).userErrors).toMatchObject([
      { code: 'DUPLICATE', field: ['eventId'] },
    ]);
    const other = await graph.booked();
    expect((await graph.reporting({ ...event, shipmentId: other.id })).userErrors).toMatchObject([
      { code: 'DUPLICATE', field: ['eventId'] },
    ]);
  });

  it('counts once what arrives several times at the same moment', async () => {
    const { id } = await graph.booked();
    const event = {
      shipmentId: id,
      eventId: `evt-${key()}`,
      status: 'PICKED_UP',
      at: '2026-11-23T07:00:00Z',
    };
    const answers = await Promise.all([1, 2, 3, 4].map(() => graph.reporting(event)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await graph.eventsOf(id)).toHaveLength(2);
  });

  it.each<[string, Viewer | null]>([
    ['another carrier', carrierOf('UPS')],
    ['the retailer', retailer],
  ])('is not for %s', async (_who, viewer) => {
    const { id } = await graph.booked();
    const answer = await graph.reporting(
      { shipmentId: id, status: 'PICKED_UP', at: '2026-11-23T07:00:00Z' },
      viewer,
    );
    expect(answer.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['shipmentId'] }]);
  });

  it('is for the operator in the carrier’s place', async () => {
    const { id } = await graph.booked();
    const answer = await graph.reporting(
      { shipmentId: id, status: 'PICKED_UP', at: '2026-11-23T07:00:00Z' },
      operator,
    );
    expect(answer.userErrors).toEqual([]);
  });

  const loaded = { status: 'LOADED', at: '2026-11-23T07:00:00Z' };

  it.each([
    ['goods that left before they were loaded', 'DEPARTED', '2026-11-23T06:59:59Z'],
    ['what has not happened yet', 'DEPARTED', '2026-11-23T08:06:00Z'],
    ['no instant', 'DEPARTED', 'yesterday'],
  ])('refuses %s', async (_case, status, at) => {
    const { id } = await graph.booked();
    await graph.release(id, '2026-11-23T05:00:00Z');
    await graph.reporting({ shipmentId: id, ...loaded });
    expect((await graph.reporting({ shipmentId: id, status, at })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['at'] },
    ]);
  });

  it.each(['DELIVERED', 'CANCELLED', 'BOOKED'])('ends a lost shipment for ever: %s', async (status) => {
    const { id } = await graph.booked();
    await graph.release(id, '2026-11-23T05:00:00Z');
    await graph.reporting({ shipmentId: id, status: 'LOST', at: '2026-11-23T07:00:00Z' });
    const answer = await graph.reporting({ shipmentId: id, status, at: '2026-11-23T06:30:00Z' });
    expect(answer.userErrors).toMatchObject(status === 'BOOKED' ? [] : [{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('ends in the overseas warehouse that it was booked for, and nowhere else', async () => {
    const { id } = await graph.booked({ toWarehouseId: 'wh_overseas_hamburg' });
    await graph.release(id, '2026-11-23T05:00:00Z');
    expect(
      (await graph.reporting({ shipmentId: id, ...loaded, status: 'DELIVERED' })).userErrors,
    ).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    const { shipment } = await graph.reporting({ shipmentId: id, ...loaded, status: 'STORED_OVERSEAS' });
    expect(shipment).toMatchObject({ status: 'STORED_OVERSEAS', toWarehouse: { id: 'wh_overseas_hamburg' } });
    expect((await graph.eventsOf(id)).at(-1)).toMatchObject({ data: { isOverseasWarehouse: true } });

    const toBuyer = await graph.booked();
    await graph.release(toBuyer.id, '2026-11-23T05:00:00Z');
    const stored = await graph.reporting({ shipmentId: toBuyer.id, ...loaded, status: 'STORED_OVERSEAS' });
    expect(stored.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('takes 200 events a shipment', async () => {
    const { id } = await graph.booked();
    const rows = Array.from({ length: 199 }, (_, index) => ({
      _id: `carrier_DHL/many-${index}`,
      shipmentId: id,
      eventId: `many-${index}`,
      status: 'PICKED_UP',
      at: new Date('2026-11-23T07:00:00Z'),
      place: null,
      note: null,
      reportedAt: new Date('2026-11-23T07:00:00Z'),
    }));
    await databases.of('logistics').collection<{ _id: string }>('tracking_events').insertMany(rows);
    const last = await graph.reporting({ shipmentId: id, status: 'PICKED_UP', at: '2026-11-23T07:00:00Z' });
    expect(last.shipment.events).toHaveLength(200);
    expect(
      (await graph.reporting({ shipmentId: id, status: 'PICKED_UP', at: '2026-11-23T07:00:00Z' })).userErrors,
    ).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
  });
});
