import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { eventModel, type EventRecord } from '../../../runtime/events.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import { logistics } from '../../../subgraphs/logistics/index.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { createTeller, type TestLogistics } from '../../support/shipments.ts';
import { openTestSubgraph, viewerAs } from '../../support/subgraph.ts';

const retailer = viewerAs('retailer', 'ret_1');
const supplier = viewerAs('supplier', 'sup_1', ['shipments:write']);
const buyer = viewerAs('buyer', 'buy_1', ['shipments:write']);
const operator = viewerAs('operator');

const SHIPMENT = `id order { id } carrier { id code } waybill status mode from { code } to { code } destination
  toWarehouse { id } lines { lineNumber quantity warehouse { id } } packages grossWeight { grams }
  freight { amount currency } insurance { amount currency } bookedBy bookedAt cancelReason changedAt
  events { eventId at place status note }`;
const ERRORS = 'replayed userErrors { code message field }';
const BOOK = `mutation ($input: BookShipmentInput!) { bookShipment(input: $input) { shipment { ${SHIPMENT} } ${ERRORS} } }`;
const CANCEL = `mutation ($input: CancelShipmentInput!) { cancelShipment(input: $input) { shipment { ${SHIPMENT} } ${ERRORS} } }`;
const REPORT = `mutation ($input: ReportShipmentInput!) { reportShipment(input: $input) { shipment { ${SHIPMENT} } ${ERRORS} } }`;

let databases: Databases;
let graph: TestLogistics;
let tell: ReturnType<typeof createTeller>;
let number = 0;

beforeAll(async () => {
  databases = await openTestDatabases();
  graph = await openTestSubgraph(logistics, databases);
  tell = createTeller(databases, graph);
});
afterAll(() => databases.close());
beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

const key = () => `key-${(number += 1)}`;

async function confirmedOrder(changes: object = {}): Promise<string> {
  const orderId = `ord_${(number += 1)}`;
  await tell.placed(orderId, changes);
  await tell.moved(orderId, 'CONFIRMED');
  return orderId;
}

async function quoteId(changes: object = {}, carrier = 'DHL'): Promise<string> {
  const { data } = await graph.ask(
    'query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id carrier { code } } }',
    { input: { fromPortId: 'port_CNPVG', destination: 'DE', grossWeight: { grams: 50_000 }, ...changes } },
  );
  const quotes = (data as { shippingQuotes: { id: string; carrier: { code: string } }[] }).shippingQuotes;
  return (quotes.find(({ carrier: { code } }) => code === carrier) ?? quotes[0])?.id ?? '';
}

const line = (lineNumber: number, quantity: number, warehouseId = 'wh_shantou') => ({
  lineNumber,
  quantity,
  warehouseId,
});

const input = async (orderId: string, changes: object = {}) => ({
  idempotencyKey: key(),
  orderId,
  quoteId: await quoteId(),
  packages: 4,
  grossWeight: { grams: 50_000 },
  lines: [line(1, 100), line(2, 40)],
  ...changes,
});

interface ShipmentRow {
  readonly id: string;
  readonly waybill: string;
  readonly status: string;
  readonly bookedBy: string;
  readonly to: { readonly code: string };
  readonly insurance: { readonly amount: string };
  readonly events: readonly { readonly status: string }[];
}

interface Written {
  /** Null where `userErrors` are not empty, which a test that reads it has seen before. */
  readonly shipment: ShipmentRow;
  readonly replayed: boolean;
  readonly userErrors: readonly object[];
}

const writing = async (document: string, field: string, given: object, viewer: Viewer | null) => {
  const { data } = await graph.ask(document, { input: given }, viewer);
  return (data as Record<string, Written>)[field] as Written;
};

const book = (given: object, viewer: Viewer | null = retailer) =>
  writing(BOOK, 'bookShipment', given, viewer);
const cancel = (given: object, viewer: Viewer | null = retailer) =>
  writing(CANCEL, 'cancelShipment', { idempotencyKey: key(), ...given }, viewer);
const reporting = (given: object, viewer: Viewer | null = carrierOf('DHL')) =>
  writing(REPORT, 'reportShipment', { idempotencyKey: key(), eventId: key(), ...given }, viewer);
const carrierOf = (code: string) => viewerAs('carrier', `carrier_${code}`);

async function booked(changes: object = {}, order: object = {}): Promise<{ id: string; orderId: string }> {
  const orderId = await confirmedOrder(order);
  const { shipment, userErrors } = await book(await input(orderId, changes));
  expect(userErrors).toEqual([]);
  return { id: shipment.id, orderId };
}

const release = (shipmentId: string, at: string, id = key()) =>
  tell.declared(`decl_${id}`, {
    shipmentId,
    status: 'RELEASED',
    at,
    lines: [
      [1, 100],
      [2, 40],
    ],
  });

const eventsOf = async (aggregateId: string) =>
  eventModel(databases.of('logistics')).find({ aggregateId }).sort({ _id: 1 }).lean<EventRecord[]>();

describe('bookShipment', () => {
  it('takes an offer for goods of an order, with a waybill of its carrier', async () => {
    const orderId = await confirmedOrder();
    const { shipment, replayed, userErrors } = await book(await input(orderId));
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
    const given = await input(await confirmedOrder());
    const first = await book(given);
    const again = await book(given);
    expect(again).toEqual({ ...first, replayed: true });
    const [event, ...others] = await eventsOf(first.shipment.id);
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
    const orderId = await confirmedOrder();
    await tell.moved(orderId, status);
    expect((await book(await input(orderId))).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION', field: ['orderId'] },
    ]);
  });

  it('takes an order that is FULFILLING', async () => {
    const orderId = await confirmedOrder();
    await tell.moved(orderId, 'FULFILLING');
    expect((await book(await input(orderId))).userErrors).toEqual([]);
  });

  it.each<[string, Viewer | null]>([
    ['another retailer', viewerAs('retailer', 'ret_2')],
    ['another supplier', viewerAs('supplier', 'sup_3', ['shipments:write'])],
    ['a carrier', viewerAs('carrier', 'carrier_DHL')],
  ])('does not know the order of others: %s', async (_who, viewer) => {
    expect((await book(await input(await confirmedOrder()), viewer)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['orderId'] },
    ]);
  });

  it.each<[string, Viewer | null, string]>([
    ['a visitor', null, 'UNAUTHENTICATED'],
    ['a supplier without the scope', viewerAs('supplier', 'sup_1'), 'FORBIDDEN'],
  ])('refuses %s', async (_who, viewer, code) => {
    const { errors } = await graph.ask(BOOK, { input: await input(await confirmedOrder()) }, viewer);
    expect(errors).toMatchObject([{ code }]);
  });

  it('lets a supplier ship its own goods and no others', async () => {
    const orderId = await confirmedOrder();
    expect((await book(await input(orderId, { lines: [line(2, 1)] }), supplier)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['lines', '0', 'lineNumber'] },
    ]);
    const { shipment } = await book(await input(orderId, { lines: [line(1, 100)] }), supplier);
    expect(shipment.bookedBy).toBe('SUPPLIER');
  });

  it('leaves the carriage to the side that bears it, and to the retailer', async () => {
    const orderId = await confirmedOrder({ incoterm: 'FCA' });
    const given = await input(orderId, { lines: [line(1, 10)], grossWeight: { grams: 5_000 } });
    expect((await book(given, supplier)).userErrors).toMatchObject([{ code: 'INVALID', field: ['orderId'] }]);
    expect((await book(given, buyer)).userErrors).toEqual([]);
    expect((await book({ ...given, idempotencyKey: key() })).userErrors).toEqual([]);
    const ddp = await input(await confirmedOrder());
    expect((await book(ddp, buyer)).userErrors).toMatchObject([{ code: 'INVALID', field: ['orderId'] }]);
  });

  it.each<[string, () => Promise<object>, object]>([
    ['a made-up offer', async () => ({ quoteId: 'quote_x' }), { code: 'NOT_FOUND', field: ['quoteId'] }],
    [
      'an offer to another country',
      async () => ({ quoteId: await quoteId({ destination: 'FR' }) }),
      { code: 'INVALID', field: ['quoteId'] },
    ],
    [
      'an offer for less weight',
      async () => ({ quoteId: await quoteId({ grossWeight: { grams: 49_999 } }) }),
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
    const answer = await book(await input(await confirmedOrder(), await changes()));
    expect(answer).toMatchObject({ shipment: null, userErrors: [error] });
  });

  it('refuses an offer from the moment it ends', async () => {
    const given = await input(await confirmedOrder());
    graph.clock.set('2026-11-25T08:00:00Z');
    expect((await book(given)).userErrors).toMatchObject([{ code: 'TOO_LATE', field: ['quoteId'] }]);
    graph.clock.set('2026-11-25T07:59:59Z');
    expect((await book(given)).userErrors).toEqual([]);
  });

  it('refuses the plane under terms of the sea', async () => {
    const orderId = await confirmedOrder({ incoterm: 'CIF' });
    expect((await book(await input(orderId))).userErrors).toMatchObject([
      { code: 'INVALID', field: ['quoteId'] },
    ]);
    const bySea = await quoteId({ fromPortId: 'port_CNSHA', mode: 'SEA' }, 'COSU');
    expect((await book(await input(orderId, { quoteId: bySea }))).userErrors).toEqual([]);
  });

  it('ships an order in parts, whose insurance adds up, and no more than was ordered', async () => {
    const orderId = await confirmedOrder();
    const part = async (quantity: number) =>
      book(await input(orderId, { lines: [line(1, quantity)], grossWeight: { grams: 20_000 } }));
    const parts = [await part(33), await part(33), await part(34)];
    const insured = parts.map(({ shipment }) => Number(shipment.insurance.amount) * 100);
    expect(insured.reduce((a, b) => a + b)).toBeCloseTo(715);
    expect((await part(1)).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    await cancel({ shipmentId: parts[1]?.shipment.id });
    expect((await part(34)).userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', message: 'Only 33 of this line are not shipped yet' },
    ]);
    expect((await part(33)).userErrors).toEqual([]);
  });

  it('never ships more than was ordered, however many book at once', async () => {
    const orderId = await confirmedOrder();
    const quote = await quoteId();
    const calls = Array.from({ length: 12 }, () =>
      book({
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
    const booking = book(await input(orderId));
    await tell.placed(orderId);
    await tell.moved(orderId, 'CONFIRMED');
    expect((await booking).userErrors).toEqual([]);
  });
});

describe('cancelShipment', () => {
  it('gives a shipment up, with its reason, and tells the others', async () => {
    const { id } = await booked();
    const answer = await cancel({ shipmentId: id, reason: 'The carrier has no room' });
    expect(answer.shipment).toMatchObject({ status: 'CANCELLED', cancelReason: 'The carrier has no room' });
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'ShipmentMoved',
      sequence: 2,
      data: { status: 'CANCELLED', previous: 'BOOKED', eventId: null, version: 2 },
    });
    expect((await cancel({ shipmentId: id })).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('is for its carrier too, and for no other, nor for a supplier of a part', async () => {
    const { id } = await booked();
    for (const viewer of [carrierOf('UPS'), supplier, viewerAs('retailer', 'ret_2')]) {
      expect((await cancel({ shipmentId: id }, viewer)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect((await cancel({ shipmentId: id }, carrierOf('DHL'))).userErrors).toEqual([]);
  });

  it('is too late once the goods are loaded', async () => {
    const { id } = await booked();
    await release(id, '2026-11-23T07:00:00Z');
    await reporting({ shipmentId: id, status: 'LOADED', at: '2026-11-23T07:30:00Z' });
    expect((await cancel({ shipmentId: id })).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('happens by itself when the order is cancelled, to what is not loaded', async () => {
    const { id, orderId } = await booked();
    await tell.moved(orderId, 'CANCELLED');
    const { data } = await graph.ask(`{ shipment(id: "${id}") { status cancelReason } }`, {}, retailer);
    expect(data.shipment).toEqual({ status: 'CANCELLED', cancelReason: 'The order was cancelled' });
    expect(await eventsOf(id)).toHaveLength(2);
  });
});

describe('reportShipment', () => {
  it('keeps reports in any order, shows them oldest first, and never goes back', async () => {
    const { id } = await booked();
    await release(id, '2026-11-23T05:00:00Z');
    const say = (status: string, at: string) => reporting({ shipmentId: id, status, at, place: 'Shanghai' });
    await say('DEPARTED', '2026-11-23T07:00:00Z');
    await say('PICKED_UP', '2026-11-23T03:00:00Z');
    const { shipment } = await say('LOADED', '2026-11-23T06:00:00Z');
    expect(shipment.status).toBe('DEPARTED');
    expect(shipment.events.map((event) => event.status)).toEqual(['PICKED_UP', 'LOADED', 'DEPARTED']);
    expect((await eventsOf(id)).map(({ data }) => data)).toMatchObject([
      { status: 'BOOKED' },
      { status: 'DEPARTED', previous: 'BOOKED', reported: 'DEPARTED', place: 'Shanghai' },
      { status: 'DEPARTED', previous: 'DEPARTED', reported: 'PICKED_UP' },
      { status: 'DEPARTED', previous: 'DEPARTED', reported: 'LOADED', version: 4 },
    ]);
  });

  it('counts what a carrier says twice once, whatever its key, and refuses another event under its id', async () => {
    const { id } = await booked();
    const event = {
      shipmentId: id,
      eventId: `evt-${key()}`,
      status: 'PICKED_UP',
      at: '2026-11-23T07:00:00Z',
    };
    const first = await reporting(event);
    const again = await reporting(event);
    expect(again.shipment).toEqual(first.shipment);
    expect(await eventsOf(id)).toHaveLength(2);
    expect((await reporting({ ...event, at: '2026-11-23T07:00:01Z' })).userErrors).toMatchObject([
      { code: 'DUPLICATE', field: ['eventId'] },
    ]);
    const other = await booked();
    expect((await reporting({ ...event, shipmentId: other.id })).userErrors).toMatchObject([
      { code: 'DUPLICATE', field: ['eventId'] },
    ]);
  });

  it('counts once what arrives several times at the same moment', async () => {
    const { id } = await booked();
    const event = {
      shipmentId: id,
      eventId: `evt-${key()}`,
      status: 'PICKED_UP',
      at: '2026-11-23T07:00:00Z',
    };
    const answers = await Promise.all([1, 2, 3, 4].map(() => reporting(event)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it.each<[string, Viewer | null]>([
    ['another carrier', carrierOf('UPS')],
    ['the retailer', retailer],
  ])('is not for %s', async (_who, viewer) => {
    const { id } = await booked();
    const answer = await reporting(
      { shipmentId: id, status: 'PICKED_UP', at: '2026-11-23T07:00:00Z' },
      viewer,
    );
    expect(answer.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['shipmentId'] }]);
  });

  it('is for the operator in the carrier’s place', async () => {
    const { id } = await booked();
    const answer = await reporting(
      { shipmentId: id, status: 'PICKED_UP', at: '2026-11-23T07:00:00Z' },
      operator,
    );
    expect(answer.userErrors).toEqual([]);
  });

  const loaded = { status: 'LOADED', at: '2026-11-23T07:00:00Z' };

  it.each<[string, (id: string) => Promise<void>]>([
    ['no declaration', async () => {}],
    [
      'a declaration that customs examines',
      (id) =>
        tell.declared(key(), {
          shipmentId: id,
          status: 'PASSED',
          at: '2026-11-23T05:00:00Z',
          lines: [
            [1, 100],
            [2, 40],
          ],
        }),
    ],
    [
      'one that is released and one that is not decided',
      async (id) => {
        await release(id, '2026-11-23T05:00:00Z');
        await tell.declared(key(), {
          shipmentId: id,
          status: 'INSPECTION',
          at: '2026-11-23T05:00:00Z',
          lines: [[1, 1]],
        });
      },
    ],
    [
      'a release of less than is in it',
      (id) =>
        tell.declared(key(), {
          shipmentId: id,
          status: 'RELEASED',
          at: '2026-11-23T05:00:00Z',
          lines: [
            [1, 100],
            [2, 39],
          ],
        }),
    ],
    ['a release that came later', (id) => release(id, '2026-11-23T07:00:01Z')],
    ['the release of another shipment', () => release('shp_other', '2026-11-23T05:00:00Z')],
    [
      'a declaration that was withdrawn',
      (id) =>
        tell.declared(key(), {
          shipmentId: id,
          status: 'WITHDRAWN',
          at: '2026-11-23T05:00:00Z',
          lines: [
            [1, 100],
            [2, 40],
          ],
        }),
    ],
  ])('refuses LOADED and all that follows with NOT_RELEASED on %s', async (_case, prepare) => {
    const { id } = await booked();
    await prepare(id);
    for (const status of ['LOADED', 'DEPARTED', 'ARRIVED', 'DELIVERED', 'LOST']) {
      expect((await reporting({ shipmentId: id, ...loaded, status })).userErrors).toMatchObject([
        { code: 'NOT_RELEASED' },
      ]);
    }
    expect(
      (await reporting({ shipmentId: id, status: 'AT_CUSTOMS_PLACE', at: loaded.at })).userErrors,
    ).toEqual([]);
  });

  it('takes LOADED at the moment of the release, of one declaration or several', async () => {
    const { id } = await booked();
    for (const [lineNumber, quantity] of [
      [1, 60],
      [1, 40],
      [2, 40],
    ] as const) {
      await tell.declared(key(), {
        shipmentId: id,
        status: 'RELEASED',
        at: loaded.at,
        lines: [[lineNumber, quantity]],
      });
    }
    expect((await reporting({ shipmentId: id, ...loaded })).shipment).toMatchObject({ status: 'LOADED' });
  });

  it('remembers the first release of a declaration that has gone on since', async () => {
    const { id } = await booked();
    const declaration = key();
    await release(id, '2026-11-23T06:00:00Z', declaration);
    await tell.declared(`decl_${declaration}`, {
      shipmentId: id,
      status: 'DEPARTED',
      at: '2026-11-23T07:30:00Z',
      lines: [
        [1, 100],
        [2, 40],
      ],
    });
    expect((await reporting({ shipmentId: id, ...loaded })).userErrors).toEqual([]);
  });

  it.each([
    ['goods that left before they were loaded', 'DEPARTED', '2026-11-23T06:59:59Z'],
    ['what has not happened yet', 'DEPARTED', '2026-11-23T08:06:00Z'],
    ['no instant', 'DEPARTED', 'yesterday'],
  ])('refuses %s', async (_case, status, at) => {
    const { id } = await booked();
    await release(id, '2026-11-23T05:00:00Z');
    await reporting({ shipmentId: id, ...loaded });
    expect((await reporting({ shipmentId: id, status, at })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['at'] },
    ]);
  });

  it.each(['DELIVERED', 'CANCELLED', 'BOOKED'])('ends a lost shipment for ever: %s', async (status) => {
    const { id } = await booked();
    await release(id, '2026-11-23T05:00:00Z');
    await reporting({ shipmentId: id, status: 'LOST', at: '2026-11-23T07:00:00Z' });
    const answer = await reporting({ shipmentId: id, status, at: '2026-11-23T06:30:00Z' });
    expect(answer.userErrors).toMatchObject(status === 'BOOKED' ? [] : [{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('ends in the overseas warehouse that it was booked for, and nowhere else', async () => {
    const { id } = await booked({ toWarehouseId: 'wh_overseas_hamburg' });
    await release(id, '2026-11-23T05:00:00Z');
    expect((await reporting({ shipmentId: id, ...loaded, status: 'DELIVERED' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    const { shipment } = await reporting({ shipmentId: id, ...loaded, status: 'STORED_OVERSEAS' });
    expect(shipment).toMatchObject({ status: 'STORED_OVERSEAS', toWarehouse: { id: 'wh_overseas_hamburg' } });
    expect((await eventsOf(id)).at(-1)).toMatchObject({ data: { isOverseasWarehouse: true } });

    const toBuyer = await booked();
    await release(toBuyer.id, '2026-11-23T05:00:00Z');
    const stored = await reporting({ shipmentId: toBuyer.id, ...loaded, status: 'STORED_OVERSEAS' });
    expect(stored.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('takes 200 events a shipment', async () => {
    const { id } = await booked();
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
    const last = await reporting({ shipmentId: id, status: 'PICKED_UP', at: '2026-11-23T07:00:00Z' });
    expect(last.shipment.events).toHaveLength(200);
    expect(
      (await reporting({ shipmentId: id, status: 'PICKED_UP', at: '2026-11-23T07:00:00Z' })).userErrors,
    ).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
  });
});

describe('who sees a shipment', () => {
  const SEE = `query ($id: ID!, $order: [_Any!]!) {
    shipment(id: $id) { id }
    _entities(representations: $order) { ... on Order { shipments { id } } }
  }`;

  it.each<[string, Viewer | null, boolean]>([
    ['its retailer', retailer, true],
    ['its buyer', buyer, true],
    ['the supplier of its goods', viewerAs('supplier', 'sup_1'), true],
    ['its carrier', carrierOf('DHL'), true],
    ['customs', viewerAs('customs'), true],
    ['a zone', viewerAs('zone'), true],
    ['the operator', operator, true],
    ['a supplier of other goods of the order', viewerAs('supplier', 'sup_2'), false],
    ['another retailer', viewerAs('retailer', 'ret_2'), false],
    ['another carrier', carrierOf('UPS'), false],
    ['an account without a party', viewerAs('integrator'), false],
    ['a visitor', null, false],
  ])('%s: %#', async (_who, viewer, sees) => {
    const { id, orderId } = await booked({ lines: [line(1, 100)] });
    const { data } = await graph.ask(SEE, { id, order: [{ __typename: 'Order', id: orderId }] }, viewer);
    expect(data).toEqual({
      shipment: sees ? { id } : null,
      _entities: [{ shipments: sees ? [{ id }] : [] }],
    });
    const { data: node } = await graph.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Shipment { id } } }',
      { of: [{ __typename: 'Shipment', id }] },
      viewer,
    );
    expect(node._entities).toEqual([sees ? { id } : null]);
  });
});

describe('shipments', () => {
  const LIST = `query ($filter: ShipmentFilter, $orderBy: ShipmentSort, $first: Int, $after: String) {
    shipments(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes { id status } pageInfo { hasNextPage endCursor }
    }
  }`;
  const mine = viewerAs('retailer', 'ret_list');
  let ids: string[];

  beforeAll(async () => {
    ids = [];
    for (let index = 0; index < 5; index += 1) {
      graph.clock.set(`2026-11-23T08:00:0${index}Z`);
      const orderId = await confirmedOrder({ retailerId: 'ret_list' });
      ids.push((await book(await input(orderId), mine)).shipment.id);
    }
    graph.clock.set('2026-11-23T09:00:00Z');
    await reporting({ shipmentId: ids[0], status: 'PICKED_UP', at: '2026-11-23T08:30:00Z' });
  });

  interface Listed {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }

  const pagesOf = async (variables: object): Promise<string[]> => {
    const all: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors } = await graph.ask(LIST, { first: 2, ...variables, after }, mine);
      expect(errors).toEqual([]);
      const { nodes, pageInfo } = (data as { shipments: Listed }).shipments;
      all.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return all;
  };

  it('are in pages, the ones booked last first', async () => {
    expect(await pagesOf({})).toEqual([...ids].reverse());
  });

  it('can be followed by their changes', async () => {
    expect(await pagesOf({ orderBy: 'CHANGED' })).toEqual([...ids.slice(1), ids[0]]);
    const filter = { changedSince: '2026-11-23T08:00:03Z' };
    expect(await pagesOf({ orderBy: 'CHANGED', filter })).toEqual([ids[3], ids[4], ids[0]]);
  });

  it('can be filtered', async () => {
    expect(await pagesOf({ filter: { statuses: ['PICKED_UP'] } })).toEqual([ids[0]]);
    expect(await pagesOf({ filter: { carrierId: 'carrier_UPS' } })).toEqual([]);
    expect(await pagesOf({ filter: { carrierId: 'carrier_DHL', statuses: ['BOOKED'] } })).toHaveLength(4);
  });

  it.each([
    { first: 101 },
    { first: 0 },
    { after: 'x' },
    { filter: { changedSince: 'now' } },
    { filter: { statuses: Array.from({ length: 15 }, () => 'BOOKED') } },
  ])('refuse %j', async (variables) => {
    expect((await graph.ask(LIST, variables, mine)).errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('cost as many commands for 20 orders as for one', async () => {
    const of = ids.map((_id, index) => ({ __typename: 'Order', id: `ord_${index}` }));
    graph.commands();
    await graph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { shipments { ${SHIPMENT} } } } }`,
      { of },
      operator,
    );
    expect(
      graph
        .commands()
        .map(({ collection }) => collection)
        .filter((each) => each === 'shipments'),
    ).toHaveLength(1);
    graph.commands();
    await graph.ask(`{ shipments { nodes { ${SHIPMENT} } } }`, {}, mine);
    expect(
      graph
        .commands()
        .map(({ collection }) => collection)
        .sort(),
    ).toEqual(['carriers', 'ports', 'shipments', 'tracking_events', 'warehouses']);
  });
});
