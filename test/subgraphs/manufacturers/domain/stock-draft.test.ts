import { describe, expect, it } from '@jest/globals';
import type { PublishMode } from '../../../../subgraphs/manufacturers/domain/publish-level.ts';
import {
  createStockDraft,
  levelKey,
  type ResolvedRow,
} from '../../../../subgraphs/manufacturers/domain/stock-draft.ts';
import {
  emptyStock,
  newLevel,
  type Stock,
  withLevel,
} from '../../../../subgraphs/manufacturers/domain/stock-level.ts';

const now = new Date('2026-11-23T08:00:00Z');
const before = new Date('2026-11-22T08:00:00Z');

/** A SKU with this much in each of these warehouses. */
const stockOf = (_id: string, onHand: Readonly<Record<string, number>>): Stock =>
  Object.entries(onHand)
    .map(([warehouseId, count]) => ({ ...newLevel(warehouseId, before), onHand: count, version: 1 }))
    .reduce<Stock>(withLevel, emptyStock({ _id, supplierId: 'sup_1', productId: 'prod_1' }));

const row = (skuId: string, warehouseId: string, given: Partial<ResolvedRow> = {}): ResolvedRow => ({
  skuId,
  warehouseId,
  quantity: 5,
  safety: null,
  expectedVersion: null,
  asOf: null,
  ...given,
});

const draftOf = (stocks: readonly Stock[], mode: PublishMode = 'SET') =>
  createStockDraft(stocks, { mode, now });

describe('a stock draft', () => {
  it('puts several warehouses of one SKU into one stock', () => {
    const draft = draftOf([stockOf('sku_1', { wh_a: 10 })]);
    expect(draft.put(row('sku_1', 'wh_a'))).toMatchObject({ status: 'APPLIED', before: 10 });
    expect(draft.put(row('sku_1', 'wh_b'))).toMatchObject({ status: 'APPLIED', before: 0 });
    const { stocks, changes } = draft.outcome();
    expect(stocks).toEqual([
      { before: expect.objectContaining({ available: 10, version: 1 }), after: expect.anything() },
    ]);
    expect(stocks[0]?.after).toMatchObject({ available: 10, version: 2 });
    expect(changes.map(({ level, onHandDelta }) => [level.warehouseId, onHandDelta])).toEqual([
      ['wh_a', -5],
      ['wh_b', 5],
    ]);
  });

  it('writes, but does not tell, that something is still so', () => {
    const draft = draftOf([stockOf('sku_1', { wh_a: 5 })]);
    expect(draft.put(row('sku_1', 'wh_a')).status).toBe('UNCHANGED');
    expect(draft.outcome().changes).toEqual([]);
    expect(draft.outcome().stocks[0]?.after.levels[0]?.asOf).toEqual(now);
  });

  it('neither writes nor tells what is stale', () => {
    const draft = draftOf([stockOf('sku_1', { wh_a: 10 })]);
    const old = new Date(before.getTime() - 1);
    expect(draft.put(row('sku_1', 'wh_a', { asOf: old })).status).toBe('STALE');
    expect(draft.outcome()).toEqual({ stocks: [], changes: [] });
  });

  it('is not changed by a row that is refused', () => {
    const draft = draftOf([stockOf('sku_1', { wh_a: 10 })], 'ADJUST');
    expect(() => draft.put(row('sku_1', 'wh_a', { quantity: -11 }))).toThrow();
    expect(draft.outcome()).toEqual({ stocks: [], changes: [] });
  });

  it('refuses a 51st warehouse', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`wh_${index}`, 1]));
    const draft = draftOf([stockOf('sku_1', many)]);
    expect(() => draft.put(row('sku_1', 'wh_49'))).not.toThrow();
    expect(() => draft.put(row('sku_1', 'wh_50'))).toThrow(
      expect.objectContaining({ code: 'LIMIT_EXCEEDED', field: ['warehouseId'] }),
    );
  });

  it('sets to 0 what a snapshot does not name, in its warehouses alone', () => {
    const stocks = [
      stockOf('sku_1', { wh_a: 10, wh_b: 10 }),
      stockOf('sku_2', { wh_a: 7 }),
      stockOf('sku_3', { wh_a: 0 }),
    ];
    const draft = draftOf(stocks, 'SNAPSHOT');
    draft.put(row('sku_1', 'wh_a'));
    const zeroed = draft.zeroOthers(new Set(['wh_a']), new Set([levelKey('sku_1', 'wh_a')]), now);
    expect(zeroed).toBe(1);
    expect(
      draft.outcome().changes.map(({ skuId, level }) => [skuId, level.warehouseId, level.onHand]),
    ).toEqual([
      ['sku_1', 'wh_a', 5],
      ['sku_2', 'wh_a', 0],
    ]);
  });

  it('leaves what was counted after the snapshot had begun', () => {
    const draft = draftOf([stockOf('sku_1', { wh_a: 10 })], 'SNAPSHOT');
    const began = new Date(before.getTime() - 1);
    expect(draft.zeroOthers(new Set(['wh_a']), new Set(), began)).toBe(0);
    expect(draft.outcome()).toEqual({ stocks: [], changes: [] });
  });
});
