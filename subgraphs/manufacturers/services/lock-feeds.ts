import type { ClientSession } from 'mongoose';
import type { StockFeed } from '../domain/stock-feed.ts';
import type { Models } from '../models/index.ts';
import { lockFeed } from './lock-feed.ts';

/** The feeds of several suppliers, always in the same order, so that two such calls meet at the first that they share. */
export async function lockFeeds(
  models: Models,
  supplierIds: readonly string[],
  session: ClientSession,
): Promise<readonly StockFeed[]> {
  const feeds: StockFeed[] = [];
  for (const supplierId of [...new Set(supplierIds)].sort()) {
    feeds.push(await lockFeed(models, supplierId, session));
  }
  return feeds;
}
