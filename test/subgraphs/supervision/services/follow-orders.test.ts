import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Databases } from '../../../../runtime/database.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import {
  coverMoved,
  ledgerChanged,
  type OrderEvent,
  orderMoved,
  orderPlaced,
  paymentMoved,
  settlementMoved,
  shipmentBooked,
  shipmentMoved,
} from '../../../support/order-events.ts';
import { openSupervision, type TestSupervision } from '../../../support/supervision.ts';

/** Each owner’s events in its own order; the owners take turns in this one. */
function inTurns(
  streams: readonly (readonly OrderEvent[])[],
  turns: readonly number[],
): readonly OrderEvent[] {
  const left = streams.map((stream) => [...stream]);
  return turns.flatMap((turn) => left[turn]?.shift() ?? []);
}

describe('the view of an order', () => {
  let databases: Databases;
  let graph: TestSupervision;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  const of = async (collection: string, filter: object) =>
    databases.of('supervision').collection(collection).find(filter).sort({ _id: 1 }).toArray();

  const streamsOf = (orderId: string): readonly (readonly OrderEvent[])[] => {
    const shipment = { orderId, shipmentId: `shp_${orderId}` };
    return [
      [
        orderPlaced({ orderId }),
        orderMoved(2, 'CONFIRMED', { orderId }),
        orderMoved(3, 'FULFILLING', { orderId }),
      ],
      [paymentMoved(1, 'AUTHORIZED', { orderId }), paymentMoved(2, 'CAPTURED', { orderId })],
      [ledgerChanged(1, { orderId, isPaid: false }), ledgerChanged(2, { orderId })],
      [
        shipmentBooked(shipment),
        shipmentMoved(2, 'PICKED_UP', shipment),
        shipmentMoved(3, 'LOADED', shipment),
      ],
      [settlementMoved(1, 'OPEN', { orderId })],
      [coverMoved(1, { orderId }), coverMoved(2, { orderId, status: 'OVERDUE', at: '2027-01-21T00:00:00Z' })],
    ];
  };

  const withoutId = (rows: readonly object[], orderId: string) =>
    JSON.stringify(rows, (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    ).replaceAll(orderId, 'THE_ORDER');

  it('is the same whatever party’s events come first', async () => {
    await graph.take(...streamsOf('order_first').flat());
    const view = withoutId(await of('order_views', { _id: 'order_first' }), 'order_first');
    const timeline = withoutId(await of('timeline_entries', { orderId: 'order_first' }), 'order_first');
    const turns = streamsOf('').flatMap((stream, index) => stream.map(() => index));
    const anyOrder = fc.shuffledSubarray(turns, { minLength: turns.length });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(anyOrder, async (order) => {
        const orderId = `order_run${(runs += 1)}`;
        await graph.take(...inTurns(streamsOf(orderId), order));
        expect(withoutId(await of('order_views', { _id: orderId }), orderId)).toBe(view);
        expect(withoutId(await of('timeline_entries', { orderId }), orderId)).toBe(timeline);
      }),
      { numRuns: 15 },
    );
  });

  it('keeps what other parties say of an order that is not here yet', async () => {
    await graph.take(shipmentBooked({ orderId: 'order_late', shipmentId: 'shp_late' }));
    expect(await of('order_views', { _id: 'order_late' })).toMatchObject([
      { order: null, progress: null, shipments: [{ shipmentId: 'shp_late', status: 'BOOKED' }] },
    ]);
    await graph.take(orderPlaced({ orderId: 'order_late' }));
    expect(await of('order_views', { _id: 'order_late' })).toMatchObject([
      { order: { number: 'NO-order_late' }, shipments: [{ shipmentId: 'shp_late' }], facts: 2 },
    ]);
  });

  it('tells a late report where it belongs, and leaves the goods where they are', async () => {
    const shipment = { orderId: 'order_behind', shipmentId: 'shp_behind' };
    const [departedAt, pickedUpAt] = ['2026-11-23T00:00:00Z', '2026-11-22T00:00:00Z'];
    await graph.take(
      orderPlaced(shipment),
      shipmentBooked(shipment),
      shipmentMoved(2, 'DEPARTED', { ...shipment, at: departedAt }),
      shipmentMoved(3, 'DEPARTED', { ...shipment, at: pickedUpAt, reported: 'PICKED_UP' }),
    );
    const [view] = await of('order_views', { _id: shipment.orderId });
    expect(view).toMatchObject({ shipments: [{ status: 'DEPARTED', at: new Date(departedAt), version: 3 }] });
    const entries = await of('timeline_entries', { orderId: shipment.orderId, kind: 'SHIPMENT_MOVED' });
    expect(entries.map(({ at, text }) => [at as Date, text as string])).toEqual([
      [new Date(pickedUpAt), 'Goods picked up (Guangzhou)'],
      [new Date(departedAt), 'Goods departed (Guangzhou)'],
    ]);
  });

  it('takes each event once', async () => {
    const events = streamsOf('order_twice').flat();
    await graph.take(...events, ...events);
    const [view] = await of('order_views', { _id: 'order_twice' });
    expect(view).toMatchObject({ facts: events.length });
    const entries = await of('timeline_entries', { orderId: 'order_twice' });
    expect(entries.map(({ kind }) => kind as string)).toEqual([
      'ORDER_PLACED',
      'PAYMENT_CAPTURED',
      'ORDER_CONFIRMED',
      'WAYBILL_ISSUED',
      'COVER_CHANGED',
      'SHIPMENT_MOVED',
      'SHIPMENT_MOVED',
      'COVER_CHANGED',
    ]);
  });
});
