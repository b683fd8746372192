import { describe, expect, it } from '@jest/globals';
import {
  availableOf,
  changeOf,
  emptyStock,
  newLevel,
  shortageOf,
  type StockLevel,
  toldAvailable,
  withLevel,
} from '../../../../subgraphs/manufacturers/domain/stock-level.ts';

const level = (given: Partial<StockLevel>): StockLevel => ({
  ...newLevel('wh_a', new Date('2026-11-01T00:00:00Z')),
  version: 1,
  ...given,
});

describe('a stock level', () => {
  it.each([
    { onHand: 10, reserved: 0, safety: 0, available: 10, shortage: 0 },
    { onHand: 10, reserved: 3, safety: 2, available: 5, shortage: 0 },
    { onHand: 10, reserved: 8, safety: 5, available: 0, shortage: 0 },
    { onHand: 10, reserved: 10, safety: 0, available: 0, shortage: 0 },
    { onHand: 4, reserved: 10, safety: 0, available: 0, shortage: 6 },
    { onHand: 0, reserved: 0, safety: 7, available: 0, shortage: 0 },
  ])(
    'of $onHand on hand, $reserved reserved, $safety safety has $available available, $shortage short',
    ({ available, shortage, ...counts }) => {
      expect(availableOf(counts)).toBe(available);
      expect(shortageOf(counts)).toBe(shortage);
    },
  );
});

describe('withLevel', () => {
  const empty = emptyStock({ _id: 'sku_1', supplierId: 'sup_1', productId: 'prod_1' });

  it('adds a level and sums what is available', () => {
    const stock = withLevel(
      withLevel(empty, level({ onHand: 10 })),
      level({ warehouseId: 'wh_b', onHand: 5 }),
    );
    expect(stock.levels.map(({ warehouseId }) => warehouseId)).toEqual(['wh_a', 'wh_b']);
    expect(stock.available).toBe(15);
  });

  it('replaces the level of its warehouse', () => {
    const stock = withLevel(withLevel(empty, level({ onHand: 10 })), level({ onHand: 4, version: 2 }));
    expect(stock.levels).toEqual([level({ onHand: 4, version: 2 })]);
    expect(stock.available).toBe(4);
  });

  it('does not let a warehouse that is short take from another', () => {
    const short = withLevel(empty, level({ onHand: 0, reserved: 8 }));
    expect(withLevel(short, level({ warehouseId: 'wh_b', onHand: 5 })).available).toBe(5);
  });
});

describe('toldAvailable', () => {
  it('stays within the Int of the schema', () => {
    expect(toldAvailable({ available: 12 })).toBe(12);
    expect(toldAvailable({ available: 50_000_000_000 })).toBe(2 ** 31 - 1);
  });
});

describe('changeOf', () => {
  it('tells the level after, and each difference', () => {
    const before = level({ onHand: 10, reserved: 2, safety: 1 });
    const after = level({ onHand: 7, reserved: 5, safety: 0, version: 2 });
    expect(changeOf('sku_1', { before, after }, 'RESERVED')).toEqual({
      skuId: 'sku_1',
      level: after,
      onHandDelta: -3,
      reservedDelta: 3,
      safetyDelta: -1,
      reason: 'RESERVED',
    });
  });
});
