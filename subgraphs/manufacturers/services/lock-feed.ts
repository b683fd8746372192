import type { ClientSession } from 'mongoose';
import { Problem } from '../../../values/problem.ts';
import type { StockFeed } from '../domain/stock-feed.ts';
import type { Models } from '../models/index.ts';

/**
 * The supplier's feed, written first so that its other stock changes wait for this one.
 *
 * @throws NOT_FOUND when there is no such supplier.
 */
export async function lockFeed(
  { stockFeeds }: Models,
  supplierId: string,
  session: ClientSession,
): Promise<StockFeed> {
  const feed = await stockFeeds
    .findOneAndUpdate({ _id: supplierId }, { $inc: { version: 1 } }, { session, returnDocument: 'after' })
    .lean<StockFeed>();
  if (!feed) {
    throw new Problem('NOT_FOUND', 'no-such-supplier', {
      message: 'No such supplier',
      field: ['supplierId'],
    });
  }
  return feed;
}
