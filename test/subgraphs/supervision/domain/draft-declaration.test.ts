import { describe, expect, it } from '@jest/globals';
import {
  chooseMode,
  modesFor,
  requireModeFits,
} from '../../../../subgraphs/supervision/domain/choose-mode.ts';
import { CUSTOMS_MODES } from '../../../../subgraphs/supervision/domain/customs-mode.ts';
import { formatAmount } from '../../../../values/money.ts';
import { draftFrom, viewFrom } from '../../../support/declarations.ts';
import {
  type OrderOptions,
  orderPlaced,
  shipmentBooked,
  type ShipmentOptions,
} from '../../../support/order-events.ts';

const viewOf = (order: OrderOptions = {}, shipment: ShipmentOptions = {}) =>
  viewFrom(orderPlaced(order), shipmentBooked(shipment));

describe('chooseMode', () => {
  const way = {
    channel: 'B2B',
    isOverseasWarehouse: false,
    fromBondedWarehouse: false,
    isInZone: true,
  } as const;

  it.each([
    ['a parcel to a consumer', { channel: 'B2C' }, 'M9610'],
    ['the same outside of the zones', { channel: 'B2C', isInZone: false }, 'M9610'],
    ['a parcel from a bonded warehouse', { channel: 'B2C', fromBondedWarehouse: true }, 'M1210'],
    ['a business in a zone', {}, 'M9710'],
    ['stock for an overseas warehouse', { isOverseasWarehouse: true }, 'M9810'],
    ['the same outside of the zones', { isOverseasWarehouse: true, isInZone: false }, 'M9810'],
    ['a business outside of the zones', { isInZone: false }, 'M0110'],
  ] as const)('declares %s under %j: %s', (_case, rest, mode) => {
    expect(chooseMode({ ...way, ...rest })).toBe(mode);
  });

  it.each([
    ['a parcel to a consumer', { channel: 'B2C' }, ['M9610']],
    ['a parcel from a bonded warehouse', { channel: 'B2C', fromBondedWarehouse: true }, ['M1210']],
    ['a business in a zone', {}, ['M9710', 'M0110', 'M1039']],
    ['a business outside of the zones', { isInZone: false }, ['M0110', 'M9710', 'M1039']],
    ['stock for an overseas warehouse', { isOverseasWarehouse: true }, ['M9810', 'M0110', 'M1039']],
    [
      'the same outside of the zones',
      { isOverseasWarehouse: true, isInZone: false },
      ['M9810', 'M0110', 'M1039'],
    ],
  ] as const)('leaves a declarant the choice for %s under %j: %j, and no other', (_case, rest, modes) => {
    const of = { ...way, ...rest };
    expect(modesFor(of)).toEqual(modes);
    for (const mode of CUSTOMS_MODES) {
      const attempt = expect(() => requireModeFits(mode, of));
      if ((modes as readonly string[]).includes(mode)) attempt.not.toThrow();
      else {
        attempt.toThrow(
          expect.objectContaining({
            code: 'MODE_NOT_ALLOWED',
            reason: 'mode-not-for-way',
          }),
        );
      }
    }
  });
});

describe('draftOf', () => {
  it.each<[string, OrderOptions, 'LIST' | 'FORM']>([
    ['9710 up to 5,000 yuan', { channel: 'B2B' }, 'LIST'],
    ['9710 above', { channel: 'B2B', unitPriceMinor: 500_00n }, 'FORM'],
    ['9610, whatever it is worth', { channel: 'B2C', unitPriceMinor: 5_000_00n }, 'LIST'],
  ])('declares %s by the right form', (_case, order, form) => {
    expect(draftFrom(viewOf(order)).form).toBe(form);
  });

  it('takes a full form where customs leaves the choice, and a list only by the rule', () => {
    const small = viewOf({ channel: 'B2B' });
    expect(draftFrom(small, { form: 'FORM' }).form).toBe('FORM');
    const large = viewOf({ channel: 'B2B', unitPriceMinor: 500_00n });
    expect(() => draftFrom(large, { form: 'LIST' })).toThrow(
      expect.objectContaining({ code: 'MODE_NOT_ALLOWED', reason: 'form-not-for-mode' }),
    );
    expect(() => draftFrom(viewOf(), { form: 'FORM' })).toThrow(
      expect.objectContaining({ code: 'MODE_NOT_ALLOWED' }),
    );
  });

  it('takes the bonded mode only when all goods come from bonded warehouses', () => {
    const bonded = { lineNumber: 1, quantity: 1, warehouseId: 'wh_bonded_ningbo' };
    const mixed = [bonded, { ...bonded, lineNumber: 2, warehouseId: 'wh_shantou' }];
    expect(draftFrom(viewOf({}, { lines: mixed })).mode).toBe('M9610');
  });

  it.each([
    ['2024-12-31', 'customs-rate-unknown'],
    ['2014-02-09', 'customs-rate-unknown'],
  ])('refuses %s, a day that no row of rates covers', (on, reason) => {
    expect(() => draftFrom(viewOf(), { on })).toThrow(
      expect.objectContaining({ code: 'RULE_UNKNOWN', reason }),
    );
  });

  it.each([
    // goods 40.00, freight 5.00 and insurance 1.00 charged, and as much on the waybill
    ['DAP', '40.00'],
    ['CIF', '40.00'],
    // freight is the buyer's: nothing of it is in the price
    ['FCA', '40.00'],
    ['EXW', '40.00'],
    // insurance is the buyer's under CFR
    ['CFR', '40.00'],
  ])('reckons the FOB value under %s', (incoterm, fob) => {
    expect(formatAmount(draftFrom(viewOf({ incoterm })).fob)).toBe(fob);
  });

  it('takes what the carriage costs off a price that was to cover it', () => {
    const view = viewOf({ incoterm: 'CIP' });
    const free = {
      ...view,
      order: view.order && { ...view.order, freight: { minor: 0n, currency: 'EUR' as const } },
    };
    expect(formatAmount(draftFrom(free).fob)).toBe('35.00');
  });

  it('declares what the shipment carries, and the whole order before there is one', () => {
    const lines = [{ lineNumber: 1, quantity: 2, warehouseId: 'wh_shantou' }];
    const part = draftFrom(viewOf({}, { lines }));
    expect(part.lines.map(({ number, quantity, netGrams }) => [number, quantity, netGrams])).toEqual([
      [1, 2, 400],
    ]);
    expect(formatAmount(part.declared)).toBe('20.00');
    expect(formatAmount(draftFrom(viewFrom(orderPlaced())).declared)).toBe('40.00');
  });
});
