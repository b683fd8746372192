import { type Connection, Schema } from 'mongoose';

/** One document of the `order_numbers` collection: the last number that a retailer's orders have got. */
export interface OrderNumberRecord {
  /** The retailer's id. */
  readonly _id: string;
  readonly last: number;
}

const orderNumberSchema = new Schema<OrderNumberRecord>(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { collection: 'order_numbers', strict: 'throw', versionKey: false },
);

export const orderNumberModel = (db: Connection) => db.model('OrderNumber', orderNumberSchema);
