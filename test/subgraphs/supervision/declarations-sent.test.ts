import { describe, expect, it } from '@jest/globals';
import { money } from '../../../values/money.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { openDeclarations, retailer, submit } from '../../support/declarations.ts';
import { orderMoved, orderPlaced, shipmentBooked, shipmentMoved } from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openDeclarations(databases);

describe('declarations', () => {
  it('are built from what the graph holds: nobody types a field', async () => {
    const ids = await graph.booked();
    const { declaration, match, userErrors } = await graph.send(ids);
    expect(userErrors).toEqual([]);
    expect(match).toMatchObject({ passed: true, payment: 'NOT_REQUIRED', waybill: 'RECEIVED' });
    expect(declaration).toMatchObject({
      status: 'SUBMITTED',
      mode: 'M9610',
      form: 'LIST',
      zone: { id: 'zone_shantou' },
      declared: { amount: '40.00', currency: 'EUR' },
      fob: { amount: '40.00' },
      reKeyedFields: 0,
      attempt: 1,
      lines: [
        {
          number: 1,
          hsCode: '9503008900',
          quantity: { value: '3', unit: 'C62' },
          netWeight: { kilograms: '0.6' },
        },
        { number: 2, quantity: { value: '1' }, total: { amount: '10.00' } },
      ],
    });
    const fields = (declaration as { fields: { source: string }[] }).fields;
    expect(fields).toHaveLength(48 + 2 * 19);
    expect(fields.filter(({ source }) => source === 'MANUAL')).toEqual([]);
  });

  it('G7 is golden: the FOB value of a CIF price is without the freight and the insurance that it covers', async () => {
    const price = {
      currency: 'USD',
      unitPriceMinor: 2_500_00n,
      freightMinor: 0n,
      insuranceMinor: 0n,
    } as const;
    const ids = await graph.booked(
      { channel: 'B2B', incoterm: 'CIF', ...price },
      { freight: money(800_00n, 'USD'), insurance: money(60_00n, 'USD') },
    );
    const { declaration, userErrors } = await graph.send(ids);
    expect(userErrors).toEqual([]);
    const query = `query ($id: ID!) { declaration(id: $id) {
      declared { amount currency } fob { amount currency } fields { field value } } }`;
    const { data } = await graph.ask(query, { id: declaration.id }, retailer);
    const { fields, ...values } = data.declaration;
    expect(values).toEqual({
      declared: { amount: '10000.00', currency: 'USD' },
      fob: { amount: '9140.00', currency: 'USD' },
    });
    const declared = fields as readonly { readonly field: string; readonly value: string }[];
    const valueOf = (name: string) => declared.find(({ field }) => field === name)?.value;
    expect([valueOf('freight'), valueOf('insuredFee')]).toEqual(['800.00', '60.00']);
  });

  it('are declared in the zone of the supplier’s belt where the retailer has none', async () => {
    await graph.take({
      _id: 'sup_9:000000000001',
      source: 'manufacturers',
      aggregateId: 'sup_9',
      sequence: 1,
      type: 'SupplierRegistered',
      at: new Date('2026-11-01T00:00:00Z'),
      data: { supplierId: 'sup_9', beltId: 'belt_chenghai_toys' },
    });
    const from = async (supplierIds: readonly string[]) =>
      (await graph.send(await graph.booked({ retailerZoneId: null, channel: 'B2B', supplierIds }))) as {
        declaration: { mode: string; zone: { id: string } | null };
      };
    expect((await from(['sup_1', 'sup_9'])).declaration).toMatchObject({
      mode: 'M9710',
      zone: { id: 'zone_shantou' },
    });
    expect((await from(['sup_1'])).declaration).toMatchObject({ mode: 'M0110', zone: null });
  });

  it('that do not match are refused with what differs, and nothing is sent', async () => {
    const ids = await graph.booked();
    const answer = await graph.send({ ...ids, overrides: [{ field: 'grossWeight', value: '1.5' }] });
    expect(answer).toMatchObject({
      declaration: null,
      userErrors: [{ code: 'MATCH_FAILED' }],
      match: { passed: false },
    });
    const { checks } = (answer as { match: { checks: { result: string }[] } }).match;
    expect(checks.filter(({ result }) => result === 'FAILED')).toEqual([
      {
        code: 'M7',
        field: 'grossWeight',
        lineNumber: null,
        declared: '1.5',
        documented: '0.96',
        tolerance: '0',
        result: 'FAILED',
      },
    ]);
    const db = databases.of('supervision');
    expect(await db.collection('declarations').countDocuments({ orderId: ids.orderId })).toBe(0);
    expect(await graph.send(ids)).toMatchObject({ declaration: { status: 'SUBMITTED' } });
  });

  it('are the declarant’s in customs’ eyes too', async () => {
    const agent = async (viewer: ReturnType<typeof viewerAs>) => {
      const { declaration } = await graph.send(await graph.booked(), viewer);
      return (declaration as { fields: { field: string; value: string }[] }).fields.find(
        ({ field }) => field === 'agentCode',
      )?.value;
    };
    expect(await agent(viewerAs('declarant', 'sup_1'))).toBe('sup_1');
    expect(await agent(viewerAs('operator'))).toBe('ret_1');
  });

  it('answer the same key with the same answer', async () => {
    const input = { ...(await graph.booked()), idempotencyKey: 'the key' };
    const first = await graph.send(input);
    expect(await graph.send(input)).toEqual({ ...(first as object), replayed: true });
    expect(await graph.send({ ...input, mode: 'M9610' })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }],
    });
  });

  it('do not declare more than was ordered, over all of an order', async () => {
    const orderId = 'order_over';
    const lines = [{ lineNumber: 1, quantity: 2, warehouseId: 'wh_shantou' }];
    await graph.take(
      orderPlaced({ orderId }),
      orderMoved(2, 'CONFIRMED', { orderId }),
      shipmentBooked({ orderId, shipmentId: 'shp_over1', lines, grossGrams: 480 }),
      shipmentBooked({ orderId, shipmentId: 'shp_over2', lines, grossGrams: 480 }),
    );
    expect(await graph.send({ orderId, shipmentId: 'shp_over1' })).toMatchObject({ userErrors: [] });
    const second = await graph.send({ orderId, shipmentId: 'shp_over2' });
    expect(second).toMatchObject({ userErrors: [{ code: 'MATCH_FAILED' }] });
    const { checks } = (second as { match: { checks: { result: string; code: string; field: string }[] } })
      .match;
    expect(checks.filter(({ result }) => result === 'FAILED')).toMatchObject([
      { code: 'M3', field: 'qty', declared: '4', documented: '3' },
    ]);
  });

  it.each([
    ['a mode that is not for consumers', { mode: 'M9710' }, 'MODE_NOT_ALLOWED'],
    ['a mode of imports', { mode: 'M1239' }, 'MODE_NOT_ALLOWED'],
    ['the bonded mode for goods from elsewhere', { mode: 'M1210' }, 'MODE_NOT_ALLOWED'],
    ['a form that is not for the mode', { form: 'FORM' }, 'MODE_NOT_ALLOWED'],
  ])('refuse %s', async (_case, choice, code) => {
    expect(await graph.send({ ...(await graph.booked()), ...choice })).toMatchObject({
      declaration: null,
      userErrors: [{ code }],
    });
  });

  it('go into a warehouse abroad by 9810, and by no mode of a sale to a buyer; nothing else goes by 9810', async () => {
    const toBuyer = await graph.booked({ channel: 'B2B' });
    const refused = { declaration: null, userErrors: [{ code: 'MODE_NOT_ALLOWED', field: ['mode'] }] };
    expect(await graph.send({ ...toBuyer, mode: 'M9810' })).toMatchObject(refused);
    const stock = { orderId: 'order_stock', shipmentId: 'shp_stock' };
    await graph.take(
      orderPlaced({ ...stock, channel: 'B2B' }),
      orderMoved(2, 'CONFIRMED', stock),
      shipmentBooked({ ...stock, isOverseasWarehouse: true }),
    );
    expect(await graph.send({ ...stock, mode: 'M9710' })).toMatchObject(refused);
    expect(await graph.send(stock)).toMatchObject({ declaration: { mode: 'M9810' } });
  });

  it('refuse goods whose destination customs’ codes do not know', async () => {
    expect(await graph.send(await graph.booked({ destination: 'KE' }))).toMatchObject({
      userErrors: [{ code: 'RULE_UNKNOWN' }],
    });
  });

  it('of an order that was given up, or whose goods are loaded, are refused', async () => {
    const cancelled = await graph.booked();
    await graph.take(orderMoved(3, 'CANCELLED', cancelled));
    const loaded = await graph.booked();
    await graph.take(shipmentMoved(2, 'LOADED', loaded));
    for (const ids of [cancelled, loaded]) {
      expect(await graph.send(ids)).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    }
  });

  it('are for the order’s sellers and the operator to send', async () => {
    const ids = await graph.booked();
    for (const viewer of [
      viewerAs('declarant', 'ret_2'),
      viewerAs('declarant', 'buy_1'),
      viewerAs('declarant', 'car_1'),
    ]) {
      expect(await graph.send(ids, viewer)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    }
    const { errors } = await graph.ask(
      submit,
      { input: { ...ids, idempotencyKey: 'x' } },
      viewerAs('carrier', 'car_1'),
    );
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await graph.send(ids, viewerAs('declarant', 'sup_1'))).toMatchObject({ userErrors: [] });
  });

  it.each([
    ['EXW', 'B2B', []],
    ['EXW', 'B2C', [{ code: 'NOT_FOUND' }]],
    ['FCA', 'B2B', [{ code: 'NOT_FOUND' }]],
  ] as const)(
    'are for the buyer to send under %s of a %s order: %j',
    async (incoterm, channel, userErrors) => {
      const buyer = viewerAs('buyer', 'buy_1', ['customs:write']);
      expect(await graph.send(await graph.booked({ incoterm, channel }), buyer)).toMatchObject({
        userErrors,
      });
    },
  );
});
