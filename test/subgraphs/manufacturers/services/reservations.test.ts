import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { deliver } from '../../../../runtime/delivery.ts';
import type { NewEvent } from '../../../../runtime/events.ts';
import { eventModel } from '../../../../runtime/events.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { money } from '../../../../values/money.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { openWrite } from '../../../support/events.ts';
import { aSupplierApp, seedSku } from '../../../support/manufacturers.ts';
import { anOrderMoved } from '../../../support/orders.ts';
import { aStockCaller, newOrderId } from '../../../support/reservations.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from '../../../support/subgraph.ts';

const retailers = { name: 'retailers', consumes: ['ReservationMoved'] };

let databases: Databases;
let graph: TestSubgraph<Manufacturers>;
let caller: ReturnType<typeof aStockCaller>;
let suppliers = 0;

beforeAll(async () => {
  databases = await openTestDatabases();
  graph = await openTestSubgraph(manufacturers, databases, [retailers]);
  caller = aStockCaller(graph);
});
afterAll(() => databases.close());

/** A SKU of a supplier of its own. */
async function aSku(given: Parameters<typeof seedSku>[1] = {}) {
  const supplierId = `sup_${(suppliers += 1)}`;
  const { id: skuId, code } = await seedSku(graph.instance, { supplierId, ...given });
  const app = aSupplierApp(graph, supplierId);
  const readLevel = async () => {
    const query = '{ sku(id: "$id") { available stock { onHand reserved shortage } } }'.replace('$id', skuId);
    const { data } = await graph.ask(query, {}, viewerAs('supplier', supplierId));
    return data.sku.stock[0] as { onHand: number; reserved: number; shortage: number };
  };
  return { supplierId, skuId, code, app, readLevel };
}

const refused = (code: string, ...field: readonly string[]) => ({
  reservation: null,
  userErrors: [expect.objectContaining({ code, ...(field.length > 0 && { field }) })],
});

const expireHolds = () => graph.instance.tasks?.find(({ name }) => name.includes('holds'))?.run();

const movesOf = async (reservationId = 'none') =>
  (
    await eventModel(databases.of('manufacturers'))
      .find({ aggregateId: reservationId })
      .sort({ _id: 1 })
      .lean<{ data: { status: string; previous: string | null }; pending?: string[] }[]>()
  ).map(({ data, pending }) => `${data.previous} ${data.status} for ${pending?.join()}`);

/** Delivers events as another subgraph would have written them. */
async function tell(source: string, ...events: readonly NewEvent[]): Promise<void> {
  const db = databases.of(source);
  const write = await openWrite(db, graph.clock, () => ['manufacturers']);
  await write({ mutation: 'tell', party: 'test', input: { idempotencyKey: newOrderId() } }, ({ emit }) => {
    events.forEach(emit);
    return Promise.resolve({});
  });
  const receiver = {
    name: 'manufacturers',
    db: databases.of('manufacturers'),
    handlers: graph.instance.handlers ?? {},
  };
  await deliver({ name: source, db, handlers: {} }, receiver, {
    clock: graph.clock,
    consumersOf: () => ['retailers'],
    onFailure: (_event, _receiver, error) => {
      throw error;
    },
  });
}

const cancelled = (orderId: string) =>
  anOrderMoved({ orderId, status: 'CANCELLED', previous: 'PLACED', by: 'BUYER' });

const shipmentMoved = (orderId: string, rest: object = {}): NewEvent => ({
  aggregateId: `shp_${orderId}`,
  sequence: 2,
  type: 'ShipmentMoved',
  data: {
    shipmentId: `shp_${orderId}`,
    orderId,
    status: 'PICKED_UP',
    lines: [{ lineNumber: 1, quantity: 4, warehouseId: 'wh_main' }],
    ...rest,
  },
});

describe('reserveStock', () => {
  it('holds stock, answers what the order keeps of its SKUs, and tells of it', async () => {
    const { supplierId, skuId, code, app, readLevel } = await aSku({
      moq: 5,
      priceTiers: [
        { minQuantity: 1, price: money(1250n, 'EUR') },
        { minQuantity: 10, price: money(1000n, 'EUR') },
      ],
    });
    const { reservation, replayed } = await caller.reserve([
      [skuId, 4],
      [skuId, 6],
    ]);
    expect(replayed).toBe(false);
    expect(reservation).toEqual({
      id: expect.stringMatching(/^rsv_[0-9a-f]{32}$/),
      status: 'HELD',
      expiresAt: '2026-11-23T09:00:00.000Z',
      skus: [
        {
          skuId,
          supplierId,
          version: 1,
          code,
          nameEn: `Variant ${skuId}`,
          nameZh: null,
          brandName: null,
          hsCode: '9503008900',
          origin: 'CN',
          legalQuantities: [{ value: '0.5', unit: 'KGM' }],
          netGrams: 500,
          grossGrams: 600,
          moq: 5,
          quantity: 10,
          basePrice: { amount: '12.50', currency: 'EUR' },
          tierPrice: { amount: '10.00', currency: 'EUR' },
        },
      ],
    });
    expect(await readLevel()).toEqual({ onHand: 100, reserved: 10, shortage: 0 });
    expect((await app.readFeed()).at(-1)).toMatchObject({
      reason: 'RESERVED',
      reservedDelta: 10,
      onHandDelta: 0,
    });
    expect(await movesOf(reservation?.id)).toEqual(['null HELD for retailers']);
  });

  it('is for other subgraphs alone', async () => {
    const { skuId } = await aSku();
    for (const viewer of [null, viewerAs('operator'), viewerAs('retailer', 'ret_1')]) {
      const asked = {
        ask: (query: Parameters<typeof graph.ask>[0], variables = {}) => graph.ask(query, variables, viewer),
      };
      const orderId = newOrderId();
      await expect(aStockCaller(asked).reserve([[skuId, 1]], { orderId })).rejects.toThrow('FORBIDDEN');
      await expect(aStockCaller(asked).commit(orderId)).rejects.toThrow('FORBIDDEN');
      await expect(aStockCaller(asked).release(orderId)).rejects.toThrow('FORBIDDEN');
    }
  });

  it('gives the same answer to the same call, and has one effect', async () => {
    const { skuId, readLevel } = await aSku();
    const first = await caller.reserve([[skuId, 3]]);
    const [again, twin] = await Promise.all([
      caller.reserve([[skuId, 3]], { orderId: first.orderId }),
      caller.reserve([[skuId, 3]], { orderId: first.orderId }),
    ]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(twin).toEqual(again);
    expect((await readLevel()).reserved).toBe(3);
  });

  it('has one effect when the same call comes twice at once', async () => {
    const { skuId, readLevel } = await aSku();
    const orderId = newOrderId();
    const answers = await Promise.all([1, 2, 3].map(() => caller.reserve([[skuId, 3]], { orderId })));
    expect(answers.map(({ replayed }) => replayed).sort()).toEqual([false, true, true]);
    expect((await readLevel()).reserved).toBe(3);
  });

  it('answers as before also when the SKU could not be ordered so any more', async () => {
    const { skuId, app, code } = await aSku();
    const first = await caller.reserve([[skuId, 100]]);
    await app.publish([{ skuCode: code, quantity: 0 }]);
    expect(await caller.reserve([[skuId, 100]], { orderId: first.orderId })).toEqual({
      ...first,
      replayed: true,
    });
  });

  it('refuses another input under a key, and another key for an order', async () => {
    const { skuId } = await aSku();
    const { orderId } = await caller.reserve([[skuId, 3]]);
    expect(await caller.reserve([[skuId, 4]], { orderId })).toMatchObject(refused('IDEMPOTENCY_MISMATCH'));
    expect(await caller.reserve([[skuId, 3]], { orderId, idempotencyKey: 'other' })).toMatchObject(
      refused('DUPLICATE', 'orderId'),
    );
  });

  it('holds all lines or none', async () => {
    const plenty = await aSku();
    const scarce = await aSku({ onHand: 1 });
    const answer = await caller.reserve([
      [plenty.skuId, 3],
      [scarce.skuId, 2],
    ]);
    expect(answer).toMatchObject(refused('OUT_OF_STOCK', 'lines', '1', 'quantity'));
    expect((await plenty.readLevel()).reserved).toBe(0);
    const both = await caller.reserve([
      [plenty.skuId, 3],
      [scarce.skuId, 1],
    ]);
    expect(both.reservation?.skus.map((sku) => sku['supplierId'])).toEqual([
      plenty.supplierId,
      scarce.supplierId,
    ]);
    expect([await plenty.readLevel(), await scarce.readLevel()]).toMatchObject([
      { reserved: 3 },
      { reserved: 1 },
    ]);
  });

  it('refuses less than the minimum order only where it is asked to', async () => {
    const { skuId } = await aSku({ moq: 5 });
    expect(
      await caller.reserve(
        [
          [skuId, 2],
          [skuId, 2],
        ],
        { withMinimums: true },
      ),
    ).toMatchObject(refused('BELOW_MOQ', 'lines', '0', 'quantity'));
    expect(
      (
        await caller.reserve(
          [
            [skuId, 2],
            [skuId, 3],
          ],
          { withMinimums: true },
        )
      ).reservation,
    ).not.toBeNull();
    expect((await caller.reserve([[skuId, 4]])).reservation).not.toBeNull();
  });

  it.each([
    ['a SKU that nobody has', [['sku_none', 1]], {}, 'NOT_FOUND'],
    ['no units', [['sku_1', 0]], {}, 'INVALID'],
    ['no lines', [], {}, 'INVALID'],
    ['101 lines', Array.from({ length: 101 }, () => ['sku_1', 1]), {}, 'LIMIT_EXCEEDED'],
    ['a hold of no time', [['sku_1', 1]], { ttlSeconds: 0 }, 'INVALID'],
    ['a hold of 15 days', [['sku_1', 1]], { ttlSeconds: 15 * 86_400 }, 'INVALID'],
    ['no key', [['sku_1', 1]], { idempotencyKey: '' }, 'INVALID'],
    [
      'a line number twice',
      [],
      { lines: [1, 1].map((lineNumber) => ({ lineNumber, skuId: 'sku_1', quantity: 1 })) },
      'INVALID',
    ],
  ] as const)('refuses %s', async (_case, lines, rest, code) => {
    const given = lines as readonly (readonly [string, number])[];
    expect(await caller.reserve(given, rest)).toMatchObject(refused(code));
  });

  it('leaves nothing behind when it is refused, so the key can be used again', async () => {
    const { skuId } = await aSku({ onHand: 3 });
    const orderId = newOrderId();
    expect(await caller.reserve([[skuId, 4]], { orderId })).toMatchObject(refused('OUT_OF_STOCK'));
    expect(await caller.reserve([[skuId, 3]], { orderId })).toMatchObject({
      replayed: false,
      userErrors: [],
    });
  });

  it('holds nothing for a caller that has gone before its turn', async () => {
    const { skuId, readLevel } = await aSku();
    const gone = new AbortController();
    const context = graph.instance.contextFor({ viewer: viewerAs('operator'), signal: gone.signal });
    const request = { id: 'rsv_gone', inputHash: '', skus: [] };
    const input = { idempotencyKey: 'gone', orderId: 'ord_gone', ttlSeconds: 60, withMinimums: false };
    const lines = [{ lineNumber: 1, skuId, quantity: 1 }];
    const ahead = context.lanes('lane', () => new Promise((resolve) => setTimeout(resolve, 20)));
    const held = context.holds('lane', { ...request, input: { ...input, lines } }, gone.signal);
    gone.abort();
    await expect(held).rejects.toMatchObject({ code: 'TIMEOUT' });
    await ahead;
    expect((await readLevel()).reserved).toBe(0);
  });
});

describe('a reservation', () => {
  it('is kept once its order is confirmed, whatever its time', async () => {
    const { skuId, readLevel } = await aSku();
    const { orderId, reservation } = await caller.reserve([[skuId, 4]]);
    expect(await caller.commit(orderId)).toEqual({ status: 'COMMITTED', replayed: false, userErrors: [] });
    expect(await caller.commit(orderId)).toMatchObject({ status: 'COMMITTED', replayed: true });
    expect(await caller.commit(orderId, 'another key')).toMatchObject({
      status: 'COMMITTED',
      replayed: false,
    });
    graph.clock.set('2026-11-23T10:00:00Z');
    await expireHolds();
    graph.clock.set('2026-11-23T08:00:00Z');
    expect((await readLevel()).reserved).toBe(4);
    expect(await movesOf(reservation?.id)).toEqual([
      'null HELD for retailers',
      'HELD COMMITTED for retailers',
    ]);
  });

  it('expires by itself, however long nobody looked', async () => {
    const { skuId, app, readLevel } = await aSku();
    const { orderId, reservation } = await caller.reserve([[skuId, 4]]);
    await expireHolds();
    expect((await readLevel()).reserved).toBe(4);
    graph.clock.set('2026-12-24T08:00:00Z');
    expect(await caller.commit(orderId)).toMatchObject({
      status: null,
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
    await expireHolds();
    await expireHolds();
    graph.clock.set('2026-11-23T08:00:00Z');
    expect((await readLevel()).reserved).toBe(0);
    expect((await app.readFeed()).map(({ reason }) => reason)).toEqual(['PUBLISHED', 'RESERVED', 'RELEASED']);
    expect(await movesOf(reservation?.id)).toEqual(['null HELD for retailers', 'HELD EXPIRED for retailers']);
    expect(await caller.commit(orderId)).toMatchObject({
      status: null,
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
    expect(await caller.release(orderId)).toMatchObject({ status: 'EXPIRED', userErrors: [] });
    expect(await caller.reserve([[skuId, 4]], { orderId })).toMatchObject({
      replayed: true,
      reservation: { status: 'EXPIRED' },
    });
  });

  it('expires with many others, each once, also when two do it at once', async () => {
    const { skuId, readLevel } = await aSku();
    await Promise.all(Array.from({ length: 60 }, () => caller.reserve([[skuId, 1]], { ttlSeconds: 1 })));
    graph.clock.set('2026-11-23T08:00:05Z');
    await Promise.all([expireHolds(), expireHolds()]);
    graph.clock.set('2026-11-23T08:00:00Z');
    expect((await readLevel()).reserved).toBe(0);
  });

  it('is given back on demand, once', async () => {
    const { skuId, readLevel } = await aSku();
    const { orderId } = await caller.reserve([[skuId, 4]]);
    await caller.commit(orderId);
    expect(await caller.release(orderId)).toMatchObject({ status: 'RELEASED', replayed: false });
    expect(await caller.release(orderId)).toMatchObject({ status: 'RELEASED', replayed: true });
    expect(await caller.release(orderId, 'another key')).toMatchObject({ status: 'RELEASED' });
    expect((await readLevel()).reserved).toBe(0);
  });

  it.each(['commit', 'release'] as const)('has to be there: %s', async (step) => {
    expect(await caller[step]('ord_none')).toMatchObject({
      status: null,
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  it('is given back when its order is cancelled, and only then', async () => {
    const { skuId, readLevel } = await aSku();
    const { orderId } = await caller.reserve([[skuId, 4]]);
    await tell('retailers', anOrderMoved({ orderId, version: 2 }));
    expect((await readLevel()).reserved).toBe(4);
    await tell('retailers', { ...cancelled(orderId), sequence: 3 });
    expect((await readLevel()).reserved).toBe(0);
    expect(await caller.release(orderId)).toMatchObject({ status: 'RELEASED' });
    await tell('retailers', cancelled('ord_without_stock'));
  });

  it('leaves with its shipment, once, and only when that was picked up', async () => {
    const { skuId, readLevel, app } = await aSku();
    const { orderId, reservation } = await caller.reserve([[skuId, 6]]);
    await caller.commit(orderId);
    await tell('logistics', shipmentMoved(orderId, { status: 'BOOKED' }));
    expect(await readLevel()).toMatchObject({ onHand: 100, reserved: 6 });
    await tell('logistics', { ...shipmentMoved(orderId, { status: 'DEPARTED' }), sequence: 3 });
    await tell('logistics', { ...shipmentMoved(orderId, { status: 'DELIVERED' }), sequence: 4 });
    expect(await readLevel()).toMatchObject({ onHand: 96, reserved: 2 });
    const other = {
      shipmentId: `shp_2_${orderId}`,
      lines: [{ lineNumber: 1, quantity: 2, warehouseId: 'wh_main' }],
    };
    await tell('logistics', { ...shipmentMoved(orderId, other), aggregateId: other.shipmentId });
    expect(await readLevel()).toMatchObject({ onHand: 94, reserved: 0 });
    expect((await app.readFeed()).map(({ reason }) => reason)).toEqual([
      'PUBLISHED',
      'RESERVED',
      'SHIPPED',
      'SHIPPED',
    ]);
    expect(await movesOf(reservation?.id)).toEqual([
      'null HELD for retailers',
      'HELD COMMITTED for retailers',
      'COMMITTED COMMITTED for retailers',
      'COMMITTED SHIPPED for retailers',
    ]);
    expect(await caller.release(orderId)).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    await tell('retailers', cancelled(orderId));
  });

  it('keeps what a cancelled shipment or one that comes back was to carry', async () => {
    const { skuId, readLevel } = await aSku();
    const { orderId } = await caller.reserve([[skuId, 4]]);
    await caller.commit(orderId);
    await tell('logistics', shipmentMoved(orderId, { status: 'CANCELLED' }));
    const back = { shipmentId: 'shp_back', returnId: 'rtn_1' };
    await tell('logistics', { ...shipmentMoved(orderId, back), aggregateId: `shp_back_${orderId}` });
    expect(await readLevel()).toMatchObject({ onHand: 100, reserved: 4 });
  });

  it('gives back what has not left when its order is cancelled', async () => {
    const { skuId, readLevel } = await aSku();
    const { orderId } = await caller.reserve([[skuId, 6]]);
    await caller.commit(orderId);
    await tell('logistics', shipmentMoved(orderId));
    await tell('retailers', cancelled(orderId));
    expect(await readLevel()).toMatchObject({ onHand: 96, reserved: 0 });
  });

  it('becomes a shortage when its supplier publishes less, and is not cancelled', async () => {
    const { skuId, code, app, readLevel } = await aSku();
    const { orderId } = await caller.reserve([[skuId, 6]]);
    await app.publish([{ skuCode: code, quantity: 5 }]);
    expect(await readLevel()).toEqual({ onHand: 5, reserved: 6, shortage: 1 });
    expect(await caller.commit(orderId)).toMatchObject({ status: 'COMMITTED' });
  });
});
