import type { Transaction } from '../../../runtime/write.ts';
import { type EventData, feedOf, shortagesOf } from '../domain/events.ts';
import type { StockFeed } from '../domain/stock-feed.ts';
import type { StockOutcome } from '../domain/stock-draft.ts';
import { shortageOf, type StockChange } from '../domain/stock-level.ts';
import type { Models } from '../models/index.ts';
import { stockCollection } from '../models/stock.ts';

/** Stores changed stock with its place in the feed, and answers the feed after it. */
export async function saveStock(
  models: Models,
  {
    transaction: { session, emit },
    feed,
    outcome: { stocks, changes },
  }: { readonly transaction: Transaction; readonly feed: StockFeed; readonly outcome: StockOutcome },
): Promise<StockFeed> {
  if (stocks.length > 0) {
    const writes = stocks.map(({ after: { _id, levels, available, version } }) => ({
      updateOne: { filter: { _id }, update: { $set: { levels, available, version } } },
    }));
    await stockCollection(models.stocks).bulkWrite(writes, { session });
  }
  const crossings = stockedSkusBy(stocks);
  if (crossings.size > 0) {
    const writes = [...crossings].map(([_id, by]) => ({
      updateOne: { filter: { _id }, update: { $inc: { stockedSkuCount: by } } },
    }));
    await models.products.bulkWrite(writes, { session });
  }
  const supplierId = feed._id;
  changes.forEach((data: EventData['StockChanged'], index) =>
    emit({
      aggregateId: feedOf(supplierId),
      sequence: feed.position + 1 + index,
      type: 'StockChanged',
      data,
    }),
  );
  const shortages = changes.flatMap((change) => grownShortage(supplierId, change) ?? []);
  shortages.forEach((data, index) =>
    emit({
      aggregateId: shortagesOf(supplierId),
      sequence: feed.shortages + 1 + index,
      type: 'StockShort',
      data,
    }),
  );
  const { lastSequence } = feed;
  const position = feed.position + changes.length;
  const after = { lastSequence, position, shortages: feed.shortages + shortages.length };
  await models.stockFeeds.updateOne({ _id: supplierId }, { $set: after }, { session });
  return { ...feed, ...after };
}

/** How many SKUs more (or fewer) of each product are available: only these products have to be written. */
function stockedSkusBy(stocks: StockOutcome['stocks']): ReadonlyMap<string, number> {
  const by = new Map<string, number>();
  for (const { before, after } of stocks) {
    const crossing = Number(after.available > 0) - Number(before.available > 0);
    by.set(after.productId, (by.get(after.productId) ?? 0) + crossing);
  }
  return new Map([...by].filter(([, crossing]) => crossing !== 0));
}

/** Someone has to know when more was promised than there is; not again when the gap closes. */
function grownShortage(
  supplierId: string,
  { skuId, level, onHandDelta, reservedDelta }: StockChange,
): EventData['StockShort'] | null {
  const { warehouseId, onHand, reserved } = level;
  const shortage = shortageOf(level);
  const before = shortageOf({ ...level, onHand: onHand - onHandDelta, reserved: reserved - reservedDelta });
  return shortage > before ? { supplierId, skuId, warehouseId, onHand, reserved, shortage } : null;
}
