import { describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../../../../runtime/events.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openHeldStock } from '../../../support/held-stock.ts';
import { anOrderMoved } from '../../../support/orders.ts';

const databases = await databasesOfThisFile();
const stock = await openHeldStock(databases);

const cancelled = (orderId: string) =>
  anOrderMoved({ orderId, status: 'CANCELLED', previous: 'PLACED', by: 'BUYER' });

/** Logistics has heard that a confirmed order is cancelled, and says what was loaded before. */
const stopped = (orderId: string, loadedShipmentIds: readonly string[] = []): NewEvent => ({
  aggregateId: `stop/${orderId}`,
  sequence: 1,
  type: 'OrderStopped',
  data: { orderId, loadedShipmentIds },
});

const shipmentMoved = (orderId: string, rest: object = {}): NewEvent => ({
  aggregateId: `shp_${orderId}`,
  sequence: 2,
  type: 'ShipmentMoved',
  data: {
    shipmentId: `shp_${orderId}`,
    orderId,
    status: 'PICKED_UP',
    previous: 'BOOKED',
    lines: [{ lineNumber: 1, quantity: 4, warehouseId: 'wh_main' }],
    ...rest,
  },
});

describe('a reservation', () => {
  it('is kept once its order is confirmed, whatever its time', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const { orderId, reservation } = await stock.caller.reserve([[skuId, 4]]);
    expect(await stock.caller.commit(orderId)).toEqual({
      status: 'COMMITTED',
      replayed: false,
      userErrors: [],
    });
    expect(await stock.caller.commit(orderId)).toMatchObject({ status: 'COMMITTED', replayed: true });
    expect(await stock.caller.commit(orderId, 'another key')).toMatchObject({
      status: 'COMMITTED',
      replayed: false,
    });
    stock.graph.clock.set('2026-11-23T10:00:00Z');
    await stock.expireHolds();
    stock.graph.clock.set('2026-11-23T08:00:00Z');
    expect((await readLevel()).reserved).toBe(4);
    expect(await stock.movesOf(reservation?.id)).toEqual([
      'null HELD for retailers',
      'HELD COMMITTED for retailers',
    ]);
  });

  it('expires by itself, however long nobody looked', async () => {
    const { skuId, app, readLevel } = await stock.aSku();
    const { orderId, reservation } = await stock.caller.reserve([[skuId, 4]]);
    await stock.expireHolds();
    expect((await readLevel()).reserved).toBe(4);
    stock.graph.clock.set('2026-12-24T08:00:00Z');
    expect(await stock.caller.commit(orderId)).toMatchObject({
      status: null,
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
    await stock.expireHolds();
    await stock.expireHolds();
    stock.graph.clock.set('2026-11-23T08:00:00Z');
    expect((await readLevel()).reserved).toBe(0);
    expect((await app.readFeed()).map(({ reason }) => reason)).toEqual(['PUBLISHED', 'RESERVED', 'RELEASED']);
    expect(await stock.movesOf(reservation?.id)).toEqual([
      'null HELD for retailers',
      'HELD EXPIRED for retailers',
    ]);
    expect(await stock.caller.commit(orderId)).toMatchObject({
      status: null,
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
    expect(await stock.caller.release(orderId)).toMatchObject({ status: 'EXPIRED', userErrors: [] });
    expect(await stock.caller.reserve([[skuId, 4]], { orderId })).toMatchObject({
      replayed: true,
      reservation: { status: 'EXPIRED' },
    });
  });

  it('expires with many others, each once, also when two do it at once', async () => {
    const { skuId, readLevel } = await stock.aSku();
    await Promise.all(
      Array.from({ length: 60 }, () => stock.caller.reserve([[skuId, 1]], { ttlSeconds: 1 })),
    );
    stock.graph.clock.set('2026-11-23T08:00:05Z');
    await Promise.all([stock.expireHolds(), stock.expireHolds()]);
    stock.graph.clock.set('2026-11-23T08:00:00Z');
    expect((await readLevel()).reserved).toBe(0);
  });

  it('is given back on demand, once', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const { orderId } = await stock.caller.reserve([[skuId, 4]]);
    await stock.caller.commit(orderId);
    expect(await stock.caller.release(orderId)).toMatchObject({ status: 'RELEASED', replayed: false });
    expect(await stock.caller.release(orderId)).toMatchObject({ status: 'RELEASED', replayed: true });
    expect(await stock.caller.release(orderId, 'another key')).toMatchObject({ status: 'RELEASED' });
    expect((await readLevel()).reserved).toBe(0);
  });

  it.each(['commit', 'release'] as const)('has to be there: %s', async (step) => {
    expect(await stock.caller[step]('ord_none')).toMatchObject({
      status: null,
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  it('is given back when its order is cancelled, and only then', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const { orderId } = await stock.caller.reserve([[skuId, 4]]);
    await stock.tell('retailers', anOrderMoved({ orderId, version: 2 }));
    expect((await readLevel()).reserved).toBe(4);
    await stock.tell('retailers', { ...cancelled(orderId), sequence: 3 });
    expect((await readLevel()).reserved).toBe(0);
    expect(await stock.caller.release(orderId)).toMatchObject({ status: 'RELEASED' });
    await stock.tell('retailers', cancelled('ord_without_stock'));
  });

  it('of a confirmed order is given back once logistics says that nothing was loaded', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const [stays, leaves] = [
      await stock.caller.reserve([[skuId, 4]]),
      await stock.caller.reserve([[skuId, 3]]),
    ];
    for (const { orderId } of [stays, leaves]) {
      await stock.caller.commit(orderId);
      await stock.tell('retailers', {
        ...anOrderMoved({ orderId, status: 'CANCELLED', previous: 'CONFIRMED' }),
      });
    }
    expect((await readLevel()).reserved).toBe(7);
    await stock.tell('logistics', stopped(stays.orderId), stopped(leaves.orderId, ['shp_1']));
    expect((await readLevel()).reserved).toBe(3);
    await stock.tell('logistics', stopped('ord_without_stock'));
  });

  it('leaves with its shipment, once, and only when that was picked up', async () => {
    const { skuId, readLevel, app } = await stock.aSku();
    const { orderId, reservation } = await stock.caller.reserve([[skuId, 6]]);
    await stock.caller.commit(orderId);
    await stock.tell('logistics', shipmentMoved(orderId, { status: 'BOOKED' }));
    expect(await readLevel()).toMatchObject({ onHand: 100, reserved: 6 });
    await stock.tell('logistics', { ...shipmentMoved(orderId, { status: 'DEPARTED' }), sequence: 3 });
    await stock.tell('logistics', { ...shipmentMoved(orderId, { status: 'DELIVERED' }), sequence: 4 });
    expect(await readLevel()).toMatchObject({ onHand: 96, reserved: 2 });
    const other = {
      shipmentId: `shp_2_${orderId}`,
      lines: [{ lineNumber: 1, quantity: 2, warehouseId: 'wh_main' }],
    };
    await stock.tell('logistics', { ...shipmentMoved(orderId, other), aggregateId: other.shipmentId });
    expect(await readLevel()).toMatchObject({ onHand: 94, reserved: 0 });
    expect((await app.readFeed()).map(({ reason }) => reason)).toEqual([
      'PUBLISHED',
      'RESERVED',
      'SHIPPED',
      'SHIPPED',
    ]);
    expect(await stock.movesOf(reservation?.id)).toEqual([
      'null HELD for retailers',
      'HELD COMMITTED for retailers',
      'COMMITTED COMMITTED for retailers',
      'COMMITTED SHIPPED for retailers',
    ]);
    expect(await stock.caller.release(orderId)).toMatchObject({
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
    await stock.tell('retailers', cancelled(orderId));
  });

  it('keeps what a cancelled shipment or one that comes back was to carry', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const { orderId } = await stock.caller.reserve([[skuId, 4]]);
    await stock.caller.commit(orderId);
    await stock.tell('logistics', shipmentMoved(orderId, { status: 'CANCELLED' }));
    const back = { shipmentId: 'shp_back', returnId: 'rtn_1' };
    await stock.tell('logistics', { ...shipmentMoved(orderId, back), aggregateId: `shp_back_${orderId}` });
    expect(await readLevel()).toMatchObject({ onHand: 100, reserved: 4 });
  });

  it('has its goods taken out once, however often they are picked up and given back before they are loaded', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const { orderId } = await stock.caller.reserve([[skuId, 4]]);
    await stock.caller.commit(orderId);
    for (const shipmentId of [`shp_a_${orderId}`, `shp_b_${orderId}`]) {
      const told = { ...shipmentMoved(orderId, { shipmentId }), aggregateId: shipmentId };
      await stock.tell('logistics', told);
      expect(await readLevel()).toMatchObject({ onHand: 96, reserved: 0 });
      const givenUp = shipmentMoved(orderId, { shipmentId, status: 'CANCELLED' });
      await stock.tell('logistics', { ...givenUp, aggregateId: shipmentId, sequence: 3 });
      // A report that comes late.
      await stock.tell('logistics', { ...givenUp, aggregateId: shipmentId, sequence: 4 });
      expect(await readLevel()).toMatchObject({ onHand: 100, reserved: 4 });
    }
  });

  it.each(['the shipment', 'the order'])(
    'gives back all that was not loaded, hearing of %s first',
    async (first) => {
      const { skuId, readLevel } = await stock.aSku();
      const { orderId } = await stock.caller.reserve([[skuId, 4]]);
      await stock.caller.commit(orderId);
      await stock.tell('logistics', shipmentMoved(orderId));
      const givenUp = { ...shipmentMoved(orderId, { status: 'CANCELLED' }), sequence: 3 };
      const both = [givenUp, stopped(orderId)];
      for (const each of first === 'the order' ? both.reverse() : both) await stock.tell('logistics', each);
      expect(await readLevel()).toMatchObject({ onHand: 100, reserved: 0 });
    },
  );

  it('becomes a shortage when its supplier publishes less, and is not cancelled', async () => {
    const { skuId, code, app, readLevel } = await stock.aSku();
    const { orderId } = await stock.caller.reserve([[skuId, 6]]);
    await app.publish([{ skuCode: code, quantity: 5 }]);
    expect(await readLevel()).toEqual({ onHand: 5, reserved: 6, shortage: 1 });
    expect(await stock.caller.commit(orderId)).toMatchObject({ status: 'COMMITTED' });
  });
});
