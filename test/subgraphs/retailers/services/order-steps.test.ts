import { describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../../../../runtime/events.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestShop, operator, refused, type SeededSku } from '../../../support/shop.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const shop = await openTestShop(databases);

/** An order of one toy of each of some suppliers. */
async function anOrder(suppliers = 1) {
  const retailer = await shop.openShop();
  const buyer = await shop.aBuyer();
  const toys: SeededSku[] = [];
  for (let index = 0; index < suppliers; index += 1) toys.push(await shop.list(retailer.partyId));
  const { order, userErrors } = await shop.place(buyer, toys);
  expect(userErrors).toEqual([]);
  const makers = toys.map(({ supplierId }) => viewerAs('supplier', supplierId));
  const reserved = async () => await Promise.all(toys.map(({ skuId }) => shop.reserved(skuId)));
  const [maker = operator] = makers;
  return { retailer, buyer, maker, makers, toys, id: order.id, reserved };
}

const statusOf = async (id: string) => (await shop.read(operator, id))?.status;
const movesOf = async (id: string) =>
  (await shop.eventsOf(id)).slice(1).map(({ data }) => `${String(data['status'])} by ${String(data['by'])}`);

let events = 0;
const booked = (orderId: string, rest: object = {}): NewEvent => {
  const shipmentId = `shp_${(events += 1)}`;
  return {
    aggregateId: shipmentId,
    sequence: 1,
    type: 'ShipmentBooked',
    data: {
      shipmentId,
      orderId,
      returnId: null,
      carrierId: 'carrier_EMS',
      status: 'BOOKED',
      lines: [{ lineNumber: 1, quantity: 1, warehouseId: 'wh_main' }],
      ...rest,
    },
  };
};
const moved = ({ aggregateId, data }: NewEvent, status: string, sequence = 2): NewEvent => ({
  aggregateId,
  sequence,
  type: 'ShipmentMoved',
  data: { ...(data as object), status },
});
const ledger = (orderId: string, isClosed: boolean, version: number): NewEvent => ({
  aggregateId: `ledger/${orderId}`,
  sequence: version,
  type: 'LedgerChanged',
  data: { orderId, isClosed, version },
});

/** Logistics has heard that an order is cancelled, and nothing of it was loaded. */
const stopped = (orderId: string): NewEvent => ({
  aggregateId: `stop/${orderId}`,
  sequence: 1,
  type: 'OrderStopped',
  data: { orderId, loadedShipmentIds: [] },
});

describe('confirmOrder', () => {
  it('commits the stock, then confirms the order, once', async () => {
    const { id, maker, reserved } = await anOrder();
    const key = { idempotencyKey: 'confirm-1' };
    const answer = await shop.confirm(maker, id, key);
    expect(answer).toMatchObject({ order: { status: 'CONFIRMED', version: 2, holdExpiresAt: null } });
    expect(await shop.confirm(maker, id, key)).toEqual({ ...answer, replayed: true });
    expect(await shop.confirm(maker, id)).toMatchObject(refused('ILLEGAL_TRANSITION'));
    const reservation = await databases
      .of('manufacturers')
      .collection('reservations')
      .findOne({ orderId: id });
    expect(reservation).toMatchObject({ status: 'COMMITTED' });
    expect(await reserved()).toEqual([1]);
    expect((await shop.eventsOf(id)).at(-1)?.data).toMatchObject({
      status: 'CONFIRMED',
      previous: 'PLACED',
      by: 'SUPPLIER',
      supplierId: maker.partyId,
      version: 2,
    });
  });

  it('waits for every supplier, whoever is the last', async () => {
    const { id, makers } = await anOrder(3);
    const [first = operator, ...others] = makers;
    expect((await shop.confirm(first, id)).order).toMatchObject({ status: 'PLACED', version: 2 });
    expect(await shop.confirm(first, id)).toMatchObject(refused('ILLEGAL_TRANSITION'));
    const answers = await Promise.all(others.map((maker) => shop.confirm(maker, id)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await statusOf(id)).toBe('CONFIRMED');
    expect(await movesOf(id)).toEqual(['PLACED by SUPPLIER', 'PLACED by SUPPLIER', 'CONFIRMED by SUPPLIER']);
  });

  it('can be done for all suppliers by the operator', async () => {
    const { id } = await anOrder(2);
    expect((await shop.confirm(operator, id)).order).toMatchObject({ status: 'CONFIRMED', version: 2 });
    expect(await movesOf(id)).toEqual(['CONFIRMED by PLATFORM']);
  });

  it('refuses where the hold has ended, and changes nothing', async () => {
    const { id, maker } = await anOrder();
    shop.clock.set('2026-11-23T09:00:00Z');
    expect(await shop.confirm(maker, id)).toMatchObject(refused('ILLEGAL_TRANSITION'));
    shop.clock.set('2026-11-23T08:00:00Z');
    expect(await shop.read(operator, id)).toMatchObject({ status: 'PLACED', version: 1 });
  });

  it('refuses where the suppliers’ subgraph says that the hold has ended', async () => {
    const { id, maker } = await anOrder();
    const reservations = databases.of('manufacturers').collection('reservations');
    await reservations.updateOne({ orderId: id }, { $set: { expiresAt: new Date(0) } });
    expect(await shop.confirm(maker, id)).toMatchObject(refused('ILLEGAL_TRANSITION'));
    expect(await statusOf(id)).toBe('PLACED');
  });

  it('is for the order’s suppliers', async () => {
    const { id, retailer, maker } = await anOrder();
    for (const viewer of [retailer, viewerAs('supplier', 'sup_other')]) {
      expect(await shop.confirm(viewer, id)).toMatchObject(refused('NOT_FOUND'));
    }
    expect(await shop.confirm(maker, 'ord_none')).toMatchObject(refused('NOT_FOUND'));
    await expect(shop.confirm(viewerAs('buyer', 'buy_1'), id)).rejects.toThrow('FORBIDDEN');
  });

  it('names the version that its caller has seen; refused, it leaves the stock as it was', async () => {
    const { id, maker } = await anOrder();
    const held = async () => {
      const reservation = await databases
        .of('manufacturers')
        .collection('reservations')
        .findOne({ orderId: id });
      return reservation?.['status'] as unknown;
    };
    expect(await shop.confirm(maker, id, { expectedVersion: 2 })).toMatchObject(refused('VERSION_CONFLICT'));
    expect(await held()).toBe('HELD');
    const key = { idempotencyKey: 'confirm-another' };
    await shop.confirm(operator, (await anOrder()).id, key);
    expect(await shop.confirm(operator, id, key)).toMatchObject(refused('IDEMPOTENCY_MISMATCH'));
    expect(await held()).toBe('HELD');
    expect((await shop.confirm(maker, id, { expectedVersion: 1 })).order).toMatchObject({ version: 2 });
  });
});

describe('cancelOrder', () => {
  it.each(['buyer', 'retailer', 'maker'] as const)('gives order and stock back: %s', async (party) => {
    const order = await anOrder();
    const key = { idempotencyKey: 'cancel-1', reason: 'Ordered twice' };
    const answer = await shop.cancel(order[party], order.id, key);
    expect(answer.order).toMatchObject({ status: 'CANCELLED', version: 2, holdExpiresAt: null });
    expect(await order.reserved()).toEqual([0]);
    expect(await shop.cancel(order[party], order.id, key)).toEqual({ ...answer, replayed: true });
    expect(await shop.cancel(order[party], order.id)).toMatchObject(refused('ILLEGAL_TRANSITION'));
    expect((await shop.eventsOf(order.id)).at(-1)?.data).toMatchObject({ reason: null });
    await shop.settle();
    expect(await order.reserved()).toEqual([0]);
  });

  it('gives committed stock back once logistics says that nothing was loaded', async () => {
    const { id, buyer, maker, reserved } = await anOrder();
    await shop.confirm(maker, id);
    expect(await shop.cancel(maker, id)).toMatchObject(refused('ILLEGAL_TRANSITION'));
    const shipment = booked(id);
    await shop.tell('logistics', 'retailers', [shipment, moved(shipment, 'PICKED_UP')]);
    expect((await shop.cancel(buyer, id)).order).toMatchObject({ status: 'CANCELLED' });
    await shop.settle();
    expect(await reserved()).toEqual([1]);
    await shop.tell('logistics', 'manufacturers', [stopped(id)]);
    expect(await reserved()).toEqual([0]);
  });

  it('is as if it had not been where goods were loaded before it was heard of', async () => {
    const { id, buyer, maker, reserved } = await anOrder();
    await shop.confirm(maker, id);
    await shop.cancel(buyer, id);
    const shipment = booked(id);
    await shop.tell('logistics', 'retailers', [shipment, moved(shipment, 'PICKED_UP')]);
    expect(await statusOf(id)).toBe('CANCELLED');
    await shop.tell('logistics', 'retailers', [moved(shipment, 'LOADED', 3)]);
    await shop.settle();
    expect([await statusOf(id), await reserved()]).toEqual(['FULFILLING', [1]]);
    expect((await movesOf(id)).slice(1)).toEqual(['CANCELLED by BUYER', 'FULFILLING by CARRIER']);
    expect(await shop.cancel(buyer, id)).toMatchObject(refused('ILLEGAL_TRANSITION'));
    await shop.tell('logistics', 'retailers', [moved(shipment, 'DELIVERED', 4)]);
    await shop.tell('finance', 'retailers', [ledger(id, true, 1)]);
    expect(await statusOf(id)).toBe('COMPLETED');
  });

  it('is too late once anything is loaded', async () => {
    const { id, buyer, maker } = await anOrder();
    await shop.confirm(maker, id);
    const shipment = booked(id);
    await shop.tell('logistics', 'retailers', [shipment, moved(shipment, 'LOADED')]);
    for (const viewer of [buyer, operator]) {
      expect(await shop.cancel(viewer, id)).toMatchObject(refused('ILLEGAL_TRANSITION'));
    }
    expect(await statusOf(id)).toBe('FULFILLING');
  });

  it('is for buyer, retailer, suppliers and the operator', async () => {
    const { id } = await anOrder();
    const others = [
      viewerAs('buyer', 'buy_x'),
      viewerAs('customs'),
      viewerAs('finance'),
      viewerAs('carrier', 'carrier_EMS'),
    ];
    for (const viewer of others) expect(await shop.cancel(viewer, id)).toMatchObject(refused('NOT_FOUND'));
    expect((await shop.cancel(operator, id)).order).toMatchObject({ status: 'CANCELLED' });
  });

  it('beats a confirmation or is beaten by it, with the stock as the order says', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id, buyer, maker, reserved } = await anOrder();
      await Promise.all([shop.confirm(maker, id), shop.cancel(buyer, id)]);
      await shop.settle();
      const status = await statusOf(id);
      // A cancellation that came behind the confirmation waits for logistics.
      const wasConfirmed = (await movesOf(id)).some((move) => move.startsWith('CONFIRMED'));
      if (status === 'CANCELLED' && wasConfirmed)
        await shop.tell('logistics', 'manufacturers', [stopped(id)]);
      expect(await reserved()).toEqual([status === 'CONFIRMED' ? 1 : 0]);
    }
  });
});

describe('a hold that ends', () => {
  it('cancels its order when that is told', async () => {
    const { id, reserved } = await anOrder();
    shop.clock.set('2026-11-23T09:00:00Z');
    await shop.expireHolds();
    await shop.settle();
    shop.clock.set('2026-11-23T08:00:00Z');
    expect(await statusOf(id)).toBe('CANCELLED');
    expect(await movesOf(id)).toEqual(['CANCELLED by PLATFORM']);
    expect(await reserved()).toEqual([0]);
  });

  it('cancels nothing that is confirmed', async () => {
    const { id, maker, reserved } = await anOrder();
    await shop.confirm(maker, id);
    shop.clock.set('2026-12-23T09:00:00Z');
    await shop.expireHolds();
    await shop.cancelUnheld();
    await shop.settle();
    shop.clock.set('2026-11-23T08:00:00Z');
    expect(await statusOf(id)).toBe('CONFIRMED');
    expect(await reserved()).toEqual([1]);
  });

  it('cancels an order that was not told of it, and what was committed for it comes back', async () => {
    const { id, reserved } = await anOrder();
    // As a crash between commitment and confirmation leaves it.
    const reservations = databases.of('manufacturers').collection('reservations');
    await reservations.updateOne({ orderId: id }, { $set: { status: 'COMMITTED' }, $inc: { version: 1 } });
    shop.clock.set('2026-11-23T09:00:59Z');
    await shop.cancelUnheld();
    expect(await statusOf(id)).toBe('PLACED');
    shop.clock.set('2026-11-23T09:01:01Z');
    await shop.cancelUnheld();
    await shop.settle();
    shop.clock.set('2026-11-23T08:00:00Z');
    expect(await statusOf(id)).toBe('CANCELLED');
    expect(await reserved()).toEqual([0]);
  });
});

describe('an order by itself', () => {
  it('follows its shipments and its ledger to the end, in whatever order they are told', async () => {
    for (const ledgerFirst of [true, false]) {
      const { id, maker } = await anOrder();
      await shop.confirm(maker, id);
      const shipment = booked(id);
      await shop.tell('logistics', 'retailers', [shipment]);
      expect(await statusOf(id)).toBe('FULFILLING');
      const closed = () => shop.tell('finance', 'retailers', [ledger(id, true, 3)]);
      if (ledgerFirst) await closed();
      await shop.tell('logistics', 'retailers', [moved(shipment, 'DELIVERED')]);
      expect(await statusOf(id)).toBe(ledgerFirst ? 'COMPLETED' : 'FULFILLING');
      if (!ledgerFirst) await closed();
      expect(await statusOf(id)).toBe('COMPLETED');
      expect((await movesOf(id)).map((move) => move.split(' ')[0])).toEqual([
        'CONFIRMED',
        'FULFILLING',
        'COMPLETED',
      ]);
    }
  });

  it('waits for every unit, and takes an overseas warehouse for arrived', async () => {
    const { id } = await anOrder(2);
    await shop.confirm(operator, id);
    const [one, two] = [booked(id), booked(id, { lines: [{ lineNumber: 2, quantity: 1 }] })];
    await shop.tell('logistics', 'retailers', [one, two, moved(one, 'STORED_OVERSEAS')]);
    await shop.tell('finance', 'retailers', [ledger(id, true, 1)]);
    expect(await statusOf(id)).toBe('FULFILLING');
    await shop.tell('logistics', 'retailers', [moved(two, 'DELIVERED')]);
    expect(await statusOf(id)).toBe('COMPLETED');
  });

  it('is not fulfilled by a shipment that comes back, nor by orders that are not there', async () => {
    const { id, maker } = await anOrder();
    await shop.confirm(maker, id);
    await shop.tell('logistics', 'retailers', [booked(id, { returnId: 'rtn_1' }), booked('ord_none')]);
    await shop.tell('finance', 'retailers', [ledger('ord_none', true, 1)]);
    expect(await statusOf(id)).toBe('CONFIRMED');
  });
});
