import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { BOOK, buyer, key, line, supplier, openTestShipments } from '../../support/shipments.ts';
import { viewerAs } from '../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestShipments(databases);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

describe('bookShipment', () => {
  it('takes an offer for goods of an order, with a waybill of its carrier', async () => {
    const orderId = await graph.confirmedOrder();
    const { shipment, replayed, userErrors } = await graph.book(await graph.input(orderId));
    expect({ replayed, userErrors }).toEqual({ replayed: false, userErrors: [] });
    expect(shipment).toMatchObject({
      order: { id: orderId },
      carrier: { id: 'carrier_DHL' },
      waybill: expect.stringMatching(/^DHL\d{11}$/),
      status: 'BOOKED',
      mode: 'AIR',
      from: { code: 'CNPVG' },
      destination: 'DE',
      toWarehouse: null,
      lines: [
        { lineNumber: 1, quantity: 100, warehouse: { id: 'wh_shantou' } },
        { lineNumber: 2, quantity: 40, warehouse: { id: 'wh_shantou' } },
      ],
      packages: 4,
      grossWeight: { grams: 50_000 },
      insurance: { amount: '10.01', currency: 'USD' },
      bookedBy: 'RETAILER',
      bookedAt: '2026-11-23T08:00:00.000Z',
      events: [],
    });
    expect(shipment.to.code).toMatch(/^DE/);
  });

  it('tells the others once, and answers the same call with the same shipment', async () => {
    const given = await graph.input(await graph.confirmedOrder());
    const first = await graph.book(given);
    const again = await graph.book(given);
    expect(again).toEqual({ ...first, replayed: true });
    const [event, ...others] = await graph.eventsOf(first.shipment.id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'ShipmentBooked',
      data: {
        returnId: null,
        carrierCode: 'DHL',
        carrierName: 'DHL Express',
        waybill: first.shipment.waybill,
        mode: 'AIR',
        fromPortCode: 'CNPVG',
        isOverseasWarehouse: false,
        insurance: { minor: 1_001n, currency: 'USD' },
        status: 'BOOKED',
        version: 1,
      },
    });
  });

  it.each(['PLACED', 'COMPLETED', 'CANCELLED'])('refuses an order that is %s', async (status) => {
    const orderId = await graph.confirmedOrder();
    await graph.tell.moved(orderId, status);
    expect((await graph.book(await graph.input(orderId))).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION', field: ['orderId'] },
    ]);
  });

  it('takes an order that is FULFILLING', async () => {
    const orderId = await graph.confirmedOrder();
    await graph.tell.moved(orderId, 'FULFILLING');
    expect((await graph.book(await graph.input(orderId))).userErrors).toEqual([]);
  });

  it.each<[string, Viewer | null]>([
    ['another retailer', viewerAs('retailer', 'ret_2')],
    ['another supplier', viewerAs('supplier', 'sup_3', ['shipments:write'])],
    ['a carrier', viewerAs('carrier', 'carrier_DHL')],
  ])('does not know the order of others: %s', async (_who, viewer) => {
    expect(
      (await graph.book(await graph.input(await graph.confirmedOrder()), viewer)).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND', field: ['orderId'] }]);
  });

  it.each<[string, Viewer | null, string]>([
    ['a visitor', null, 'UNAUTHENTICATED'],
    ['a supplier without the scope', viewerAs('supplier', 'sup_1'), 'FORBIDDEN'],
  ])('refuses %s', async (_who, viewer, code) => {
    const { errors } = await graph.ask(
      BOOK,
      { input: await graph.input(await graph.confirmedOrder()) },
      viewer,
    );
    expect(errors).toMatchObject([{ code }]);
  });

  it('lets a supplier ship its own goods and no others', async () => {
    const orderId = await graph.confirmedOrder();
    expect(
      (await graph.book(await graph.input(orderId, { lines: [line(2, 1)] }), supplier)).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND', field: ['lines', '0', 'lineNumber'] }]);
    const { shipment } = await graph.book(await graph.input(orderId, { lines: [line(1, 100)] }), supplier);
    expect(shipment.bookedBy).toBe('SUPPLIER');
  });

  it('leaves the carriage to the side that bears it, and to the retailer', async () => {
    const orderId = await graph.confirmedOrder({ incoterm: 'FCA' });
    const given = await graph.input(orderId, { lines: [line(1, 10)], grossWeight: { grams: 5_000 } });
    expect((await graph.book(given, supplier)).userErrors).toMatchObject([
      { code: 'INVALID', field: ['orderId'] },
    ]);
    expect((await graph.book(given, buyer)).userErrors).toEqual([]);
    expect((await graph.book({ ...given, idempotencyKey: key() })).userErrors).toEqual([]);
    const ddp = await graph.input(await graph.confirmedOrder());
    expect((await graph.book(ddp, buyer)).userErrors).toMatchObject([
      { code: 'INVALID', field: ['orderId'] },
    ]);
  });

  it.each<[string, () => Promise<object>, object]>([
    ['a made-up offer', async () => ({ quoteId: 'quote_x' }), { code: 'NOT_FOUND', field: ['quoteId'] }],
    [
      'an offer to another country',
      async () => ({ quoteId: await graph.quoteId({ destination: 'FR' }) }),
      { code: 'INVALID', field: ['quoteId'] },
    ],
    [
      'an offer for less weight',
      async () => ({ quoteId: await graph.quoteId({ grossWeight: { grams: 49_999 } }) }),
      { code: 'INVALID', field: ['quoteId'] },
    ],
    [
      'packages lighter than the goods',
      async () => ({ grossWeight: { grams: 39_999 } }),
      { code: 'INVALID', field: ['grossWeight', 'grams'] },
    ],
    ['no packages', async () => ({ packages: 0 }), { code: 'INVALID', field: ['packages'] }],
    [
      'no weight',
      async () => ({ grossWeight: { grams: 0 } }),
      { code: 'INVALID', field: ['grossWeight', 'grams'] },
    ],
    ['no lines', async () => ({ lines: [] }), { code: 'INVALID', field: ['lines'] }],
    [
      'a line of nothing',
      async () => ({ lines: [line(1, 0)] }),
      { code: 'INVALID', field: ['lines', '0', 'quantity'] },
    ],
    [
      'a line twice',
      async () => ({ lines: [line(1, 1), line(1, 1)] }),
      { code: 'DUPLICATE', field: ['lines', '1', 'lineNumber'] },
    ],
    [
      'a line that the order has not',
      async () => ({ lines: [line(1, 1), line(3, 1)] }),
      { code: 'NOT_FOUND', field: ['lines', '1', 'lineNumber'] },
    ],
    [
      'more than was ordered, from two warehouses',
      async () => ({ lines: [line(1, 60), line(1, 41, 'wh_factory_chenghai_toys')] }),
      { code: 'LIMIT_EXCEEDED', field: ['lines', '1', 'quantity'] },
    ],
    [
      'an unknown warehouse',
      async () => ({ lines: [line(1, 1, 'wh_nowhere')] }),
      { code: 'NOT_FOUND', field: ['lines', '0', 'warehouseId'] },
    ],
    [
      'goods that lie abroad',
      async () => ({ lines: [line(1, 1, 'wh_overseas_hamburg')] }),
      { code: 'INVALID', field: ['lines', '0', 'warehouseId'] },
    ],
    [
      'a warehouse in another country as the end',
      async () => ({ toWarehouseId: 'wh_shantou' }),
      { code: 'INVALID', field: ['toWarehouseId'] },
    ],
  ])('refuses %s', async (_case, changes, error) => {
    const answer = await graph.book(await graph.input(await graph.confirmedOrder(), await changes()));
    expect(answer).toMatchObject({ shipment: null, userErrors: [error] });
  });

  it('refuses an offer from the moment it ends', async () => {
    const given = await graph.input(await graph.confirmedOrder());
    graph.clock.set('2026-11-25T08:00:00Z');
    expect((await graph.book(given)).userErrors).toMatchObject([{ code: 'TOO_LATE', field: ['quoteId'] }]);
    graph.clock.set('2026-11-25T07:59:59Z');
    expect((await graph.book(given)).userErrors).toEqual([]);
  });

  it('refuses the plane under terms of the sea', async () => {
    const orderId = await graph.confirmedOrder({ incoterm: 'CIF' });
    expect((await graph.book(await graph.input(orderId))).userErrors).toMatchObject([
      { code: 'INVALID', field: ['quoteId'] },
    ]);
    const bySea = await graph.quoteId({ fromPortId: 'port_CNSHA', mode: 'SEA' }, 'COSU');
    expect((await graph.book(await graph.input(orderId, { quoteId: bySea }))).userErrors).toEqual([]);
  });

  it('ships an order in parts, whose insurance adds up, and no more than was ordered', async () => {
    const orderId = await graph.confirmedOrder();
    const part = async (quantity: number) =>
      graph.book(await graph.input(orderId, { lines: [line(1, quantity)], grossWeight: { grams: 20_000 } }));
    const parts = [await part(33), await part(33), await part(34)];
    const insured = parts.map(({ shipment }) => Number(shipment.insurance.amount) * 100);
    expect(insured.reduce((a, b) => a + b)).toBeCloseTo(715);
    expect((await part(1)).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    await graph.cancel({ shipmentId: parts[1]?.shipment.id });
    expect((await part(34)).userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', message: 'Only 33 of this line are not shipped yet' },
    ]);
    expect((await part(33)).userErrors).toEqual([]);
  });

  it('never ships more than was ordered, however many book at once', async () => {
    const orderId = await graph.confirmedOrder();
    const quote = await graph.quoteId();
    const calls = Array.from({ length: 12 }, () =>
      graph.book({
        idempotencyKey: key(),
        orderId,
        quoteId: quote,
        packages: 1,
        grossWeight: { grams: 5_000 },
        lines: [line(1, 20)],
      }),
    );
    const answers = await Promise.all(calls);
    expect(answers.filter(({ shipment }) => shipment !== null)).toHaveLength(5);
    const waybills = answers
      .filter(({ shipment }) => shipment !== null)
      .map(({ shipment }) => shipment.waybill);
    expect(new Set(waybills).size).toBe(5);
  });

  it('waits a moment for an order that was placed just now', async () => {
    const orderId = `ord_${Date.parse('2026-11-23T08:00:00Z').toString(16).padStart(12, '0')}00000000000000000001`;
    const booking = graph.book(await graph.input(orderId));
    await graph.tell.placed(orderId);
    await graph.tell.moved(orderId, 'CONFIRMED');
    expect((await booking).userErrors).toEqual([]);
  });
});
