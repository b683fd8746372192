import { type Connection, Schema } from 'mongoose';
import type { ReKeyedShare } from '../domain/re-keyed-counts.ts';

/** One document of the `counted_orders` collection: what an order stands for in the counts of re-keyed fields. */
export interface CountedOrderRecord {
  /** The order's id. */
  readonly _id: string;
  readonly shares: readonly ReKeyedShare[];
}

const countedOrderSchema = new Schema<CountedOrderRecord>(
  { _id: { type: String, required: true }, shares: { type: [Schema.Types.Mixed], required: true } },
  { collection: 'counted_orders', strict: 'throw', versionKey: false },
);

export const countedOrderModel = (db: Connection) => db.model('CountedOrder', countedOrderSchema);
