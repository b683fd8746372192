import type { Transaction } from '../../../runtime/write.ts';
import type { StockFeed } from '../domain/stock-feed.ts';
import type { Stock, StockChange } from '../domain/stock-level.ts';
import type { Models } from '../models/index.ts';
import { saveStock } from './save-stock.ts';

export interface ChangedStocks {
  /** Of every supplier of the stocks, locked in this transaction. */
  readonly feeds: readonly StockFeed[];
  readonly before: ReadonlyMap<string, Stock>;
  readonly after: ReadonlyMap<string, Stock>;
  readonly changes: readonly StockChange[];
}

/** Stores the stock of several suppliers, each with its place in its own feed. */
export async function saveChangedStocks(
  models: Models,
  transaction: Transaction,
  { feeds, before, after, changes }: ChangedStocks,
): Promise<void> {
  const stocks = [...after.values()].flatMap((stock) => {
    const stored = before.get(stock._id);
    return stored && stored !== stock
      ? [{ before: stored, after: { ...stock, version: stored.version + 1 } }]
      : [];
  });
  for (const feed of feeds) {
    const isOwn = (skuId: string) => after.get(skuId)?.supplierId === feed._id;
    const outcome = {
      stocks: stocks.filter((each) => isOwn(each.after._id)),
      changes: changes.filter(({ skuId }) => isOwn(skuId)),
    };
    if (outcome.changes.length > 0) await saveStock(models, { transaction, feed, outcome });
  }
}
