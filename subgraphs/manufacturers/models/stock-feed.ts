import { type Connection, Schema } from 'mongoose';
import type { StockFeed } from '../domain/stock-feed.ts';

/**
 * One document of the `stock_feeds` collection: made with its supplier, written by everything that changes stock.
 *
 * It serialises a supplier's stock changes, which is what makes their sequence and the feed's positions gapless.
 */
export type StockFeedRecord = StockFeed;

const count = { type: Number, required: true } as const;

const stockFeedSchema = new Schema<StockFeedRecord>(
  {
    _id: { type: String, required: true },
    lastSequence: count,
    position: count,
    shortages: count,
    version: count,
  },
  { collection: 'stock_feeds', strict: 'throw', versionKey: false },
);

export const stockFeedModel = (db: Connection) => db.model('StockFeed', stockFeedSchema);
