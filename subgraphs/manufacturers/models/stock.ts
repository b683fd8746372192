import { type Connection, Schema } from 'mongoose';
import type { Stock } from '../domain/stock-level.ts';

/**
 * One document of the `stocks` collection, as `lean()` returns it: made with its SKU, apart from it.
 *
 * All warehouses of a SKU stand in one document, so that holding stock is one write; catalogue and stock stand in
 * two, so that publishing one does not collide with the other.
 */
export type StockRecord = Stock;

const count = { type: Number, required: true } as const;

const stockSchema = new Schema<StockRecord>(
  {
    _id: { type: String, required: true },
    supplierId: { type: String, required: true },
    productId: { type: String, required: true },
    levels: [
      {
        _id: false,
        warehouseId: { type: String, required: true },
        onHand: count,
        reserved: count,
        safety: count,
        version: count,
        asOf: { type: Date, required: true },
      },
    ],
    available: count,
    version: count,
  },
  { collection: 'stocks', strict: 'throw', versionKey: false },
);

// Serves snapshots, which set to 0 what a warehouse no longer has.
stockSchema.index({ supplierId: 1, 'levels.warehouseId': 1 });

export const stockModel = (db: Connection) => db.model('Stock', stockSchema);

/** The driver's own collection: mongoose would make a document of every level that a bulk write sets. */
export const stockCollection = ({ db, collection }: ReturnType<typeof stockModel>) =>
  db.collection<StockRecord>(collection.name);
