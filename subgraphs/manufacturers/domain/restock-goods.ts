import type { ReservedStock } from './change-levels.ts';
import {
  changeOf,
  levelOf,
  MAX_COUNT,
  MAX_LEVELS,
  newLevel,
  type Stock,
  type StockChange,
  withLevel,
} from './stock-level.ts';

/** Goods in original state that are back in a warehouse. */
export interface RestockedGoods {
  readonly skuId: string;
  readonly warehouseId: string;
  readonly quantity: number;
}

/**
 * Puts goods that came back on hand, also in a warehouse in which the SKU has never been.
 *
 * What no level can count stays out, and so does what would be one warehouse too many: its supplier publishes that.
 */
export function restockGoods(
  stocks: ReadonlyMap<string, Stock>,
  goods: readonly RestockedGoods[],
  now: Date,
): ReservedStock {
  const after = new Map(stocks);
  const changes = goods.flatMap(({ skuId, warehouseId, quantity }): readonly StockChange[] => {
    const stock = after.get(skuId);
    const known = stock && levelOf(stock, warehouseId);
    if (!stock || (!known && stock.levels.length >= MAX_LEVELS)) return [];
    const before = known ?? newLevel(warehouseId, now);
    const onHand = Math.min(MAX_COUNT, before.onHand + quantity);
    const level = { ...before, onHand, version: before.version + 1 };
    after.set(skuId, withLevel(stock, level));
    return [changeOf(skuId, { before, after: level }, 'RETURNED')];
  });
  return { stocks: after, changes };
}
