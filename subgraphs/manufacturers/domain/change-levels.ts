import {
  type ChangeReason,
  changeOf,
  levelOf,
  type Stock,
  type StockChange,
  type StockLevel,
  withLevel,
} from './stock-level.ts';

/** Stock by SKU, and how it has got there. */
export interface ReservedStock {
  readonly stocks: ReadonlyMap<string, Stock>;
  readonly changes: readonly StockChange[];
}

interface Place {
  readonly skuId: string;
  readonly warehouseId: string;
}

/** Changes one level for each of these, in order; every change is one entry of the feed. */
export function changeLevels<Part extends Place>(
  stocks: ReadonlyMap<string, Stock>,
  parts: readonly Part[],
  {
    reason,
    next,
  }: { readonly reason: ChangeReason; readonly next: (level: StockLevel, part: Part) => StockLevel },
): ReservedStock {
  const after = new Map(stocks);
  const changes = parts.map((part) => {
    const { skuId, warehouseId } = part;
    const stock = after.get(skuId);
    const level = stock && levelOf(stock, warehouseId);
    if (!stock || !level) throw new Error(`${skuId} has no stock record in ${warehouseId}`);
    const changed = { ...next(level, part), version: level.version + 1 };
    after.set(skuId, withLevel(stock, changed));
    return changeOf(skuId, { before: level, after: changed }, reason);
  });
  return { stocks: after, changes };
}
