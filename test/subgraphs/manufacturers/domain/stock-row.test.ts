import { describe, expect, it } from '@jest/globals';
import {
  readStockRow,
  type StockRowInput,
  type StockRowRules,
} from '../../../../subgraphs/manufacturers/domain/stock-row.ts';

const now = new Date('2026-11-23T08:00:00Z');
const rules: StockRowRules = { mode: 'SET', now, warehouseId: null };
const row: StockRowInput = { skuCode: 'A', warehouseId: 'wh_main', quantity: 5 };

const read = (given: Partial<StockRowInput>, changed: Partial<StockRowRules> = {}) =>
  readStockRow({ ...row, ...given }, { ...rules, ...changed });

describe('readStockRow', () => {
  it('reads what is given, and leaves open what is not', () => {
    expect(read({})).toEqual({ ...row, safety: null, expectedVersion: null, asOf: null });
    expect(read({ safety: 0, expectedVersion: 0, asOf: '2026-11-22T10:00:00+08:00' })).toEqual({
      ...row,
      safety: 0,
      expectedVersion: 0,
      asOf: new Date('2026-11-22T02:00:00Z'),
    });
  });

  it('reads a change below nothing', () => {
    expect(read({ quantity: -5 }, { mode: 'ADJUST' }).quantity).toBe(-5);
  });

  it('takes the time of a clock that is a little ahead as the present', () => {
    expect(read({ asOf: '2026-11-23T08:05:00Z' }).asOf).toEqual(now);
  });

  it.each<[string, Partial<StockRowInput>, Partial<StockRowRules>, string, string]>([
    ['no code', { skuCode: '' }, {}, 'skuCode', 'malformed-text'],
    ['a long code', { skuCode: 'x'.repeat(65) }, {}, 'skuCode', 'malformed-text'],
    ['no warehouse', { warehouseId: '' }, {}, 'warehouseId', 'malformed-warehouse-id'],
    ['what is no id', { warehouseId: 'main store' }, {}, 'warehouseId', 'malformed-warehouse-id'],
    ["another warehouse than the snapshot's", {}, { warehouseId: 'wh_b' }, 'warehouseId', 'other-warehouse'],
    ['less than nothing', { quantity: -1 }, {}, 'quantity', 'number-out-of-range'],
    ['more than can be counted', { quantity: 1_000_000_001 }, {}, 'quantity', 'number-out-of-range'],
    ['a negative safety', { safety: -1 }, {}, 'safety', 'number-out-of-range'],
    ['a negative version', { expectedVersion: -1 }, {}, 'expectedVersion', 'number-out-of-range'],
    [
      'a version in a snapshot',
      { expectedVersion: 3 },
      { mode: 'SNAPSHOT' },
      'expectedVersion',
      'version-in-snapshot',
    ],
    ['a day as a time', { asOf: '2026-11-22' }, {}, 'asOf', 'malformed-instant'],
    ['the future', { asOf: '2026-11-23T08:05:01Z' }, {}, 'asOf', 'counted-in-the-future'],
  ])('refuses %s', (_case, given, changed, field, reason) => {
    expect(() => read(given, changed)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ field: [field], reason })] }),
    );
  });

  it('tells everything that is wrong', () => {
    const fields = ['skuCode', 'quantity', 'asOf'].map((field) =>
      expect.objectContaining({ field: [field] }),
    );
    expect(() => read({ skuCode: ' ', quantity: -1, asOf: 'now' })).toThrow(
      expect.objectContaining({ problems: fields }),
    );
  });
});
