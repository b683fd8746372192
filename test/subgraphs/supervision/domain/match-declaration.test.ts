import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MATCH_CODES } from '../../../../subgraphs/supervision/domain/match-check.ts';
import { matchFrom, named, rules, shantou, viewFrom } from '../../../support/declarations.ts';
import {
  orderMoved,
  orderPlaced,
  paymentMoved,
  shipmentBooked,
  shipmentMoved,
} from '../../../support/order-events.ts';

const whole = viewFrom(orderPlaced(), shipmentBooked());

describe('matchDeclaration', () => {
  it('passes what is built from documents that agree, by every rule', () => {
    const match = matchFrom(whole);
    expect(named(match, 'FAILED')).toEqual([]);
    expect(named(match, 'WAITING')).toEqual([]);
    expect(match).toMatchObject({
      mode: 'M9610',
      form: 'LIST',
      order: 'RECEIVED',
      payment: 'NOT_REQUIRED',
      waybill: 'RECEIVED',
      passed: true,
    });
    expect(new Set(match.checks.map(({ code }) => code))).toEqual(new Set(MATCH_CODES));
    expect(named(match, 'NOT_APPLICABLE')).toEqual(['M8 charge', 'M9 payer']);
  });

  it('waits for the waybill as long as none is issued', () => {
    const match = matchFrom(viewFrom(orderPlaced()));
    expect(match).toMatchObject({ waybill: 'MISSING', passed: false });
    expect(named(match, 'FAILED')).toEqual([]);
    expect(named(match, 'WAITING')).toEqual([
      'M2 logisticsCode',
      'M2 logisticsNo',
      'M2 trafMode',
      'M6 freight',
      'M6 fCurrency',
      'M6 insuredFee',
      'M6 iCurrency',
      'M7 packNo',
      'M7 grossWeight',
      'M7 netWeight',
    ]);
  });

  it.each<[string, Record<string, string | null>, readonly string[]]>([
    ['another order number', { orderNo: 'NO-2' }, ['M1 orderNo']],
    ['another platform', { ebpCode: 'OTHER' }, ['M1 ebpCode']],
    ['another enterprise', { ebcCode: 'ret_2' }, ['M1 ebcCode']],
    ['another carrier', { logisticsCode: 'UPS' }, ['M2 logisticsCode']],
    ['another waybill', { logisticsNo: 'WB-2' }, ['M2 logisticsNo']],
    ['an item that was not ordered', { '1/itemNo': '9/TOY' }, ['M3 1/itemNo']],
    ['more than ordered', { '1/qty': '4' }, ['M3 1/qty', 'M3 1/qty', 'M4 1/totalPrice']],
    ['no number', { '1/qty': 'three' }, ['M3 1/qty', 'M3 1/qty', 'M4 1/totalPrice']],
    ['nothing', { '1/qty': null }, ['M3 1/qty', 'M3 1/qty', 'M4 1/totalPrice']],
    ['less than the parcel holds', { '1/qty': '1' }, ['M3 1/qty', 'M4 1/totalPrice']],
    ['the same with its total', { '1/qty': '1', '1/totalPrice': '10.00' }, ['M3 1/qty', 'M5 goodsValue']],
    ['less than one', { '1/qty': '0', '1/totalPrice': '0.00' }, ['M3 1/qty', 'M5 goodsValue']],
    ['less than nothing', { '1/qty': '-5', '1/totalPrice': '-50.00' }, ['M3 1/qty', 'M5 goodsValue']],
    ['a part of one', { '1/qty': '2.5', '1/totalPrice': '25.00' }, ['M3 1/qty', 'M5 goodsValue']],
    ['a total of another quantity', { '1/qty': '2.5' }, ['M3 1/qty', 'M4 1/totalPrice']],
    ['another unit', { '1/unit': '035' }, ['M3 1/unit']],
    ['another agent', { agentCode: 'ret_2' }, ['M1 agentCode']],
    ['another way of transport', { trafMode: '2' }, ['M2 trafMode']],
    ['freight as a rate', { fFlag: '1' }, ['M6 fFlag']],
    ['insurance as a rate', { iFlag: '1' }, ['M6 iFlag']],
    ['an import', { ieFlag: 'I' }, ['M12 ieFlag']],
    ['another price', { '1/price': '9.99' }, ['M4 1/price']],
    ['another total', { '1/totalPrice': '29.99' }, ['M4 1/totalPrice', 'M5 goodsValue']],
    ['another currency', { '1/currency': '502' }, ['M5 1/currency']],
    ['another currency of a later line', { '2/currency': '502' }, ['M5 2/currency']],
    ['another freight', { freight: '4.99' }, ['M6 freight']],
    ['freight in another currency', { fCurrency: '142' }, ['M6 fCurrency']],
    ['another insurance', { insuredFee: '0.00' }, ['M6 insuredFee']],
    ['another number of packages', { packNo: '2' }, ['M7 packNo']],
    ['a gram more', { grossWeight: '0.961' }, ['M7 grossWeight']],
    ['goods heavier than with packing', { netWeight: '0.97' }, ['M7 netWeight', 'M7 netWeight']],
    ['other goods', { '1/gcode': '9503001000' }, ['M10 1/gcode']],
    ['no code', { '1/gcode': null }, ['M10 1/gcode']],
    ['another legal quantity', { '1/qty1': '4' }, ['M10 1/qty1']],
    ['kilograms that are not the net weight', { '1/qty2': '0.7' }, ['M10 1/qty2']],
    ['another legal unit', { '1/unit1': '035' }, ['M10 1/unit1']],
    ['another destination', { country: '502' }, ['M11 country']],
    ['another destination of a line', { '1/country': '502' }, ['M11 1/country']],
    ['another mode', { tradeMode: '9710' }, ['M12 tradeMode']],
  ])('fails %s', (_case, write, failed) => {
    const match = matchFrom(whole, { write });
    expect(named(match, 'FAILED')).toEqual(failed);
    expect(match.passed).toBe(false);
  });

  it.each([
    ['weights that are written otherwise', { grossWeight: '0.960' }],
    ['weights that are written otherwise on a simplified list', { grossWeight: '0.960' }, true],
  ])('passes %s', (_case, write, statisticsOnly = false) => {
    expect(matchFrom(whole, { write, statisticsOnly }).passed).toBe(true);
  });

  it.each([
    ['2026-11-23', '0.965', '0.005', []],
    ['2026-11-23', '0.955', '0.005', []],
    ['2026-11-23', '0.966', '0.005', ['M7 grossWeight']],
    ['2026-11-24', '0.965', '0', ['M7 grossWeight']],
  ])('on %s takes %s kg for 0.96 with a tolerance of %s kg: %j', (on, grossWeight, tolerance, failed) => {
    const weightTolerances = [{ grams: 5, validFrom: '2026-11-01', validTo: '2026-11-23' }];
    const tolerant = { ...rules, codes: { ...rules.codes, weightTolerances } };
    const match = matchFrom(whole, { on, rules: tolerant, write: { grossWeight } });
    expect(named(match, 'FAILED')).toEqual(failed);
    expect(match.checks).toContainEqual(expect.objectContaining({ field: 'grossWeight', tolerance }));
  });

  it('fails what no document has', () => {
    const order = orderPlaced();
    const lines = (order.data['lines'] as { legalQuantities: readonly object[] }[]).map((line) => ({
      ...line,
      legalQuantities: line.legalQuantities.slice(0, 1),
    }));
    const view = viewFrom({ ...order, data: { ...order.data, lines, channel: 'B2B' } }, shipmentBooked());
    const write = { '1/qty2': '5', '2/unit2': '035', statisticsFlag: 'A' };
    expect(named(matchFrom(view), 'FAILED')).toEqual([]);
    expect(named(matchFrom(view, { write }), 'FAILED')).toEqual([
      'M10 1/qty2',
      'M10 2/unit2',
      'M12 statisticsFlag',
    ]);
  });

  it('says how many were expected', () => {
    const view = viewFrom(
      orderPlaced(),
      shipmentBooked({ lines: [{ lineNumber: 1, quantity: 1, warehouseId: 'wh_shantou' }] }),
    );
    const { checks } = matchFrom(view, { write: { '1/qty': '3', '1/totalPrice': '30.00' } });
    expect(checks.filter(({ result }) => result === 'FAILED')).toMatchObject([
      { code: 'M3', field: 'qty', declared: '3', documented: '1' },
    ]);
  });

  it.each([
    ['2024-12-14', undefined, ['M8 charge'], 'MISSING'],
    ['2024-12-14', 46_00n, [], 'RECEIVED'],
    ['2024-12-15', undefined, [], 'NOT_REQUIRED'],
  ])('on %s waits for receipts, where %s came: %j', (on, minor, waiting, payment) => {
    const paid = minor === undefined ? [] : [paymentMoved(1, 'CAPTURED', { minor })];
    // Rates are known from 2025 on; goods in yuan need none.
    const view = inYuan(viewFrom(orderPlaced(), shipmentBooked(), ...paid));
    const match = matchFrom(view, { on });
    expect(named(match, 'WAITING')).toEqual(waiting);
    expect(match.payment).toBe(payment);
  });

  it('fails receipts that do not add up to what the order costs', () => {
    const view = inYuan(
      viewFrom(orderPlaced(), shipmentBooked(), paymentMoved(1, 'CAPTURED', { minor: 45_99n })),
    );
    expect(named(matchFrom(view, { on: '2024-12-14' }), 'FAILED')).toEqual(['M8 charge']);
  });

  it('counts what other declarations of the order have declared', () => {
    const part = [{ lineNumber: 1, quantity: 2, warehouseId: 'wh_shantou' }];
    const view = viewFrom(orderPlaced(), shipmentBooked({ lines: part }));
    const other = (quantity: number) => [
      {
        declarationId: 'decl_2',
        shipmentId: 'shp_2',
        declarantId: 'ret_1',
        status: 'SUBMITTED' as const,
        at: new Date(0),
        mode: 'M9610' as const,
        form: 'LIST' as const,
        exportedOn: null,
        summary: null,
        version: 1,
        lines: [
          {
            number: 1,
            orderLineNumber: 1,
            skuId: 'sku_1',
            supplierId: 'sup_1',
            hsCode: '9503008900',
            quantity,
            unit: 'C62',
            total: { minor: 10_00n, currency: 'EUR' as const },
          },
        ],
      },
    ];
    expect(named(matchFrom(view, { others: other(1) }), 'FAILED')).toEqual([]);
    expect(named(matchFrom(view, { others: other(2) }), 'FAILED')).toEqual(['M3 1/qty']);
    expect(named(matchFrom(view, { others: other(1) }), 'NOT_APPLICABLE')).toContain('M5 goodsValue');
  });

  it.each([
    ['a mode of businesses for a consumer', { mode: 'M9710' as const }, 'M12 tradeMode'],
    ['a mode of imports', { mode: 'M1239' as const }, 'M12 tradeMode'],
    ['the bonded mode for goods that were not', { mode: 'M1210' as const }, 'M12 tradeMode'],
    ['a place that is no zone yet', { zone: { ...shantou, approvedOn: '2026-11-24' } }, 'M12 zone'],
    ['a place that is no zone any more', { zone: { ...shantou, revokedOn: '2026-11-23' } }, 'M12 zone'],
  ])('refuses %s', (_case, options, failed) => {
    expect(named(matchFrom(whole, options), 'FAILED')).toContain(failed);
  });

  it('comes to the same verdict in whatever order the documents came', () => {
    const streams = [
      [orderPlaced(), orderMoved(2, 'CONFIRMED')],
      [paymentMoved(1, 'AUTHORIZED'), paymentMoved(2, 'CAPTURED')],
      [shipmentBooked(), shipmentMoved(2, 'PICKED_UP')],
    ];
    const expected = matchFrom(viewFrom(...streams.flat()));
    const turns = streams.flatMap((stream, index) => stream.map(() => index));
    fc.assert(
      fc.property(fc.shuffledSubarray(turns, { minLength: turns.length }), (order) => {
        const left = streams.map((stream) => [...stream]);
        const events = order.flatMap((turn) => left[turn]?.shift() ?? []);
        expect(matchFrom(viewFrom(...events))).toEqual(expected);
      }),
    );
  });
});

/** The same order and waybill with every amount in yuan. */
const inYuan = (view: typeof whole): typeof whole =>
  JSON.parse(
    JSON.stringify(view, (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    ).replaceAll('EUR', 'CNY'),
    (key, value: unknown) => {
      if (key === 'minor' && typeof value === 'string') return BigInt(value.slice(0, -1));
      return value;
    },
  ) as typeof whole;
