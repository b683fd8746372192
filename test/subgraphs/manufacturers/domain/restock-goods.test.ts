import { describe, expect, it } from '@jest/globals';
import { restockGoods } from '../../../../subgraphs/manufacturers/domain/restock-goods.ts';
import {
  emptyStock,
  MAX_LEVELS,
  newLevel,
  type Stock,
  withLevel,
} from '../../../../subgraphs/manufacturers/domain/stock-level.ts';

const now = new Date('2026-12-20T08:00:00Z');

function restock(warehouses: Readonly<Record<string, number>>, warehouseId: string, quantity: number) {
  const stock = Object.entries(warehouses)
    .map(([id, onHand]) => ({ ...newLevel(id, now), onHand, version: 1 }))
    .reduce<Stock>(withLevel, emptyStock({ _id: 'sku_1', supplierId: 'sup_1', productId: 'prod_1' }));
  const { stocks, changes } = restockGoods(
    new Map([['sku_1', stock]]),
    [{ skuId: 'sku_1', warehouseId, quantity }],
    now,
  );
  const levels = stocks.get('sku_1')?.levels ?? [];
  return { onHand: Object.fromEntries(levels.map((level) => [level.warehouseId, level.onHand])), changes };
}

describe('goods that came back', () => {
  it('are on hand where they lie, as one change of the feed', () => {
    const { onHand, changes } = restock({ wh_1: 4 }, 'wh_1', 3);
    expect(onHand).toEqual({ wh_1: 7 });
    expect(changes).toMatchObject([{ reason: 'RETURNED', onHandDelta: 3, level: { version: 2 } }]);
  });

  it('open a level where the SKU has never been, as far as there is room for one', () => {
    expect(restock({ wh_1: 4 }, 'wh_2', 3).onHand).toEqual({ wh_1: 4, wh_2: 3 });
    const full = Object.fromEntries(Array.from({ length: MAX_LEVELS }, (_, index) => [`wh_${index}`, 1]));
    expect(restock(full, 'wh_new', 3)).toEqual({ onHand: full, changes: [] });
  });

  it('of a SKU that nobody knows change nothing', () => {
    const goods = [{ skuId: 'sku_9', warehouseId: 'wh_1', quantity: 1 }];
    expect(restockGoods(new Map(), goods, now).changes).toEqual([]);
  });
});
