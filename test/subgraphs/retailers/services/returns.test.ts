import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { eventModel, type EventRecord } from '../../../../runtime/events.ts';
import type { Viewer } from '../../../../runtime/viewer.ts';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestShop, operator } from '../../../support/shop.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const shop = await openTestShop(databases);

const FIELDS = `id status reason requestedBy version decisionReason refundDue { amount currency }
  order { id } lines { line { number } quantity received damaged }`;

async function write(name: string, input: object, viewer: Viewer | null) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) {
    ${name}(input: $input) { replayed userErrors { code field } return { ${FIELDS} } }
  }`;
  const whole = { idempotencyKey: randomUUID(), ...input };
  const { data, errors } = await shop.askShop(query, { input: whole }, viewer);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data[name] as {
    readonly replayed: boolean;
    readonly userErrors: readonly { readonly code: string }[];
    readonly return: { readonly id: string; readonly status: string; readonly version: number };
  };
}
const askReturn = (id: string, viewer: Viewer | null) =>
  shop.askShop(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Return { ${FIELDS} } } }`,
    { of: [{ __typename: 'Return', id }] },
    viewer,
  );
const readReturn = async (id: string, viewer: Viewer | null) =>
  (await askReturn(id, viewer)).data._entities[0] as { readonly status: string } | null;

const tellShipment = (orderId: string, given: object = {}) => {
  const data = { shipmentId: `shp_${orderId}`, orderId, returnId: null, status: 'DELIVERED', ...given };
  const lines = [{ lineNumber: 1, quantity: 5, warehouseId: 'wh_main' }];
  const { version = 1 } = given as { version?: number };
  return {
    aggregateId: data.shipmentId,
    sequence: version,
    type: version === 1 ? 'ShipmentBooked' : 'ShipmentMoved',
    data: { carrierId: 'carrier_EMS', lines, at: new Date('2026-11-20T08:00:00Z'), ...data },
  };
};

/** An order of five toys, of which all were delivered. */
async function delivered() {
  const retailer = await shop.openShop();
  const buyer = await shop.aBuyer();
  const toy = await shop.list(retailer.partyId);
  const { order } = await shop.place(buyer, [], { lines: [{ listingId: toy.listingId, quantity: 5 }] });
  await shop.confirm(operator, order.id);
  await shop.tell('logistics', 'retailers', [tellShipment(order.id)]);
  return { orderId: order.id, retailer, buyer, maker: viewerAs('supplier', toy.supplierId) };
}
const ask = (orderId: string, quantity: number, viewer: Viewer, rest: object = {}) =>
  write(
    'requestReturn',
    { orderId, lines: [{ lineNumber: 1, quantity }], reason: 'UNWANTED', ...rest },
    viewer,
  );

/** Tells what the others tell of a return: its shipment is in the country, finance and customs agree. */
async function passCustoms(orderId: string, returnId: string) {
  const back = { returnId, shipmentId: `shp_back_${returnId}` };
  await shop.tell('logistics', 'retailers', [
    tellShipment(orderId, { ...back, status: 'BOOKED' }),
    tellShipment(orderId, { ...back, status: 'IMPORT_CLEARING', version: 2 }),
  ]);
  await tellDues(returnId, 1, { isVatRepaid: true, isBuyerSettled: false });
  await shop.tell('supervision', 'retailers', [
    {
      aggregateId: `clearance/${returnId}`,
      sequence: 1,
      type: 'ReturnClearanceMoved',
      data: { returnId, isReleased: true },
    },
  ]);
}
const tellDues = (returnId: string, sequence: number, data: object) =>
  shop.tell('finance', 'retailers', [
    { aggregateId: `dues/${returnId}`, sequence, type: 'ReturnDuesChanged', data: { returnId, ...data } },
  ]);

const stockChanges = async (supplierId: string | null) =>
  (
    await eventModel(databases.of('manufacturers'))
      .find({ aggregateId: `${supplierId}/stock` })
      .lean<EventRecord[]>()
  ).map(({ data }) => data);

describe('a return', () => {
  it('is asked for, agreed, carried, counted and closed, each step told', async () => {
    const { orderId, retailer, buyer, maker } = await delivered();
    const { return: asked } = await ask(orderId, 3, buyer);
    expect(asked).toMatchObject({ status: 'REQUESTED', requestedBy: 'BUYER', version: 1 });
    const decision = { returnId: asked.id, approve: true, reason: 'Of course', idempotencyKey: 'decide' };
    const agreed = await write('decideReturn', decision, retailer);
    expect(agreed.return).toMatchObject({ status: 'APPROVED', decisionReason: 'Of course' });
    expect(await write('decideReturn', decision, retailer)).toEqual({ ...agreed, replayed: true });

    await passCustoms(orderId, asked.id);
    const count = { returnId: asked.id, lines: [{ lineNumber: 1, quantity: 2, damaged: 1 }] };
    const { return: back } = await write('receiveReturn', count, maker);
    expect(back).toMatchObject({
      status: 'RECEIVED',
      refundDue: { amount: '49.80', currency: 'EUR' },
      lines: [{ line: { number: 1 }, quantity: 3, received: 2, damaged: 1 }],
    });
    await shop.settle();
    expect(await stockChanges(maker.partyId)).toContainEqual(
      expect.objectContaining({ reason: 'RETURNED', onHandDelta: 2 }),
    );
    await tellDues(asked.id, 2, { isVatRepaid: true, isBuyerSettled: true });
    expect(await readReturn(asked.id, buyer)).toMatchObject({ status: 'CLOSED', order: { id: orderId } });
    const told = (await shop.eventsOf(asked.id)).map(
      ({ data }) => `${String(data['status'])} ${String(data['by'])}`,
    );
    expect(told).toEqual([
      'REQUESTED BUYER',
      'APPROVED RETAILER',
      'IN_TRANSIT CARRIER',
      'AT_CUSTOMS CARRIER',
      'RECEIVED SUPPLIER',
      'CLOSED FINANCE',
    ]);
    const reported = (await shop.eventsOf(asked.id)).map(({ data }) => data['reportedAt']);
    const then = new Date('2026-11-20T08:00:00Z');
    expect(reported).toEqual([null, null, then, then, null, null]);
  });

  it('takes no more than was delivered, however many ask at once, and gives a refused part back', async () => {
    const { orderId, retailer, buyer } = await delivered();
    const answers = await Promise.all(
      [buyer, retailer, operator].flatMap((viewer) => [ask(orderId, 2, viewer), ask(orderId, 2, viewer)]),
    );
    const granted = answers.filter(({ userErrors }) => userErrors.length === 0);
    expect(granted).toHaveLength(2);
    expect(answers.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(
      Array(4).fill('LIMIT_EXCEEDED'),
    );
    const refusal = { returnId: granted[0]?.return.id, approve: false };
    expect((await write('decideReturn', refusal, retailer)).return.status).toBe('REFUSED');
    expect((await ask(orderId, 3, buyer)).userErrors).toEqual([]);
  });

  it('is withdrawn by who asked for it, until its goods are on their way, and then free to be asked for again', async () => {
    const { orderId, retailer, buyer } = await delivered();
    const { return: asked } = await ask(orderId, 5, buyer);
    await write('decideReturn', { returnId: asked.id, approve: true }, retailer);
    for (const viewer of [retailer, await shop.aBuyer()]) {
      const { userErrors } = await write('withdrawReturn', { returnId: asked.id }, viewer);
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    const old = { returnId: asked.id, expectedVersion: 1 };
    expect((await write('withdrawReturn', old, buyer)).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ]);
    const input = { returnId: asked.id, idempotencyKey: randomUUID() };
    const withdrawn = await write('withdrawReturn', input, buyer);
    expect(withdrawn).toMatchObject({ userErrors: [], return: { status: 'WITHDRAWN', version: 3 } });
    expect(await write('withdrawReturn', input, buyer)).toEqual({ ...withdrawn, replayed: true });
    const again = await write('withdrawReturn', { returnId: asked.id }, buyer);
    expect(again.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    const told = (await shop.eventsOf(asked.id)).map(({ data }) => String(data['status']));
    expect(told).toEqual(['REQUESTED', 'APPROVED', 'WITHDRAWN']);

    const { return: second } = await ask(orderId, 5, buyer);
    await write('decideReturn', { returnId: second.id, approve: true }, retailer);
    await passCustoms(orderId, second.id);
    const late = await write('withdrawReturn', { returnId: second.id }, buyer);
    expect(late.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('is closed where its carrier takes the goods back, which can be asked for again', async () => {
    const { orderId, retailer, buyer } = await delivered();
    const { return: asked } = await ask(orderId, 5, buyer);
    await write('decideReturn', { returnId: asked.id, approve: true }, retailer);
    await passCustoms(orderId, asked.id);
    const tell = (status: string, version: number) =>
      shop.tell('logistics', 'retailers', [
        tellShipment(orderId, {
          ...{ returnId: asked.id, shipmentId: `shp_back_${asked.id}` },
          ...{ status, version },
        }),
      ]);
    await tell('RETURNING', 3);
    expect(await readReturn(asked.id, buyer)).toMatchObject({ status: 'AT_CUSTOMS' });
    expect((await ask(orderId, 5, buyer)).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    await tell('RETURNED', 4);
    expect(await readReturn(asked.id, buyer)).toMatchObject({ status: 'CLOSED', refundDue: null });
    expect((await ask(orderId, 5, buyer)).userErrors).toEqual([]);
  });

  it('tells a supplier what its own goods are worth', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const [toy, drum] = [
      await shop.list(retailer.partyId, { price: money(10_00n, 'EUR') }),
      await shop.list(retailer.partyId, { price: money(90_00n, 'EUR') }),
    ];
    const { order } = await shop.place(buyer, [toy, drum]);
    await shop.confirm(operator, order.id);
    const both = [1, 2].map((lineNumber) => ({ lineNumber, quantity: 1 }));
    await shop.tell('logistics', 'retailers', [
      tellShipment(order.id, { lines: both.map((line) => ({ ...line, warehouseId: 'wh_main' })) }),
    ]);
    const { return: asked } = await ask(order.id, 1, buyer, { lines: both });
    await write('decideReturn', { returnId: asked.id, approve: true }, retailer);
    await passCustoms(order.id, asked.id);
    await write('receiveReturn', { returnId: asked.id, lines: both }, retailer);
    const dueTo = async (viewer: Viewer) => {
      const found = (await readReturn(asked.id, viewer)) as unknown as { refundDue: { amount: string } };
      return found.refundDue.amount;
    };
    expect(await dueTo(viewerAs('supplier', toy.supplierId))).toBe('10.00');
    expect(await dueTo(viewerAs('supplier', drum.supplierId))).toBe('90.00');
    for (const viewer of [buyer, retailer, operator]) expect(await dueTo(viewer)).toBe('100.00');
  });

  it('is there for a carrier as long as it is to bring it', async () => {
    const { orderId, retailer, buyer } = await delivered();
    const { return: asked } = await ask(orderId, 1, buyer);
    await write('decideReturn', { returnId: asked.id, approve: true }, retailer);
    const tell = (shipmentId: string, carrierId: string, status: string) =>
      shop.tell('logistics', 'retailers', [
        tellShipment(orderId, {
          ...{ returnId: asked.id, shipmentId: `${shipmentId}_${asked.id}`, carrierId, status },
          version: status === 'BOOKED' ? 1 : 2,
        }),
      ]);
    const carrier = viewerAs('carrier', 'carrier_YANWEN');
    expect(await readReturn(asked.id, carrier)).toBeNull();
    await tell('shp_a', 'carrier_YANWEN', 'BOOKED');
    expect(await readReturn(asked.id, carrier)).toMatchObject({ order: { id: orderId } });
    await tell('shp_a', 'carrier_YANWEN', 'CANCELLED');
    expect(await readReturn(asked.id, carrier)).toBeNull();

    // The one that brought the goods out has them still on its books.
    await tell('shp_b', 'carrier_EMS', 'BOOKED');
    await tell('shp_b', 'carrier_EMS', 'CANCELLED');
    expect(await readReturn(asked.id, viewerAs('carrier', 'carrier_EMS'))).toMatchObject({
      order: { id: orderId },
    });

    const returns = databases.of('retailers').collection<{ _id: string; readers: string[] }>('returns');
    await returns.updateOne({ _id: asked.id }, { $push: { readers: 'carrier_YANWEN' } });
    const { errors } = await askReturn(asked.id, carrier);
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(['FORBIDDEN']);
  });

  it('is decided by the seller, counted by who gets it, and not there for others', async () => {
    const { orderId, retailer, buyer, maker } = await delivered();
    const stranger = await shop.aBuyer();
    for (const viewer of [stranger, maker]) {
      expect((await ask(orderId, 1, viewer)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    const { return: asked } = await ask(orderId, 1, retailer);
    const decision = { returnId: asked.id, approve: true };
    expect((await write('decideReturn', decision, maker)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const old = { ...decision, expectedVersion: 7 };
    expect((await write('decideReturn', old, retailer)).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ]);
    await write('decideReturn', decision, retailer);
    expect((await write('decideReturn', decision, retailer)).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    for (const viewer of [buyer, maker, viewerAs('customs'), operator]) {
      expect(await readReturn(asked.id, viewer)).toMatchObject({ status: 'APPROVED' });
    }
    for (const viewer of [stranger, null, viewerAs('supplier', 'sup_other')]) {
      expect(await readReturn(asked.id, viewer)).toBeNull();
    }
    const query = 'query ($id: ID!) { order(id: $id) { returns { id } } }';
    const { data } = await shop.askShop(query, { id: orderId }, buyer);
    expect(data.order.returns).toEqual([{ id: asked.id }]);
  });
});
