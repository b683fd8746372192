import { type Connection, Schema } from 'mongoose';

/**
 * What has been heard of the end of a confirmed order, from its owner and from logistics, in whatever order.
 *
 * Both write it, so that whoever is the second sees the first.
 */
export interface OrderStopRecord {
  /** The order's id. */
  readonly _id: string;
  /** Its owner says that it is given up. */
  readonly isCancelled?: boolean;
  /** Logistics says that none of it was loaded, and that none will be. */
  readonly isStopped?: boolean;
}

const orderStopSchema = new Schema<OrderStopRecord>(
  {
    _id: { type: String, required: true },
    isCancelled: { type: Boolean, required: false },
    isStopped: { type: Boolean, required: false },
  },
  { collection: 'order_stops', strict: 'throw', versionKey: false },
);

export const orderStopModel = (db: Connection) => db.model('OrderStop', orderStopSchema);
