import { type Connection, Schema } from 'mongoose';

/** One document of the `order_numbers` collection: the last number that a retailer's orders have got, or that shops have. */
export interface OrderNumberRecord {
  /** The retailer's id, or `shops`. */
  readonly _id: string;
  readonly last: number;
  /** The retailer's number on the platform; absent before its first order. */
  readonly shop?: number;
}

const orderNumberSchema = new Schema<OrderNumberRecord>(
  {
    _id: { type: String, required: true },
    last: { type: Number, required: true },
    shop: { type: Number, required: false },
  },
  { collection: 'order_numbers', strict: 'throw', versionKey: false },
);

export const orderNumberModel = (db: Connection) => db.model('OrderNumber', orderNumberSchema);
