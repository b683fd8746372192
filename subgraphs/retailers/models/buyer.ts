import { type Connection, Schema } from 'mongoose';
import { BUYER_KINDS, type BuyerKind } from '../domain/order.ts';

/** One document of the `buyers` collection, as `lean()` returns it: what stays when personal data are erased. */
export interface BuyerRecord {
  readonly _id: string;
  readonly kind: BuyerKind;
  readonly country: string;
  readonly createdAt: Date;
  /** Goes up by one with every write; the sequence of the buyer's events. */
  readonly version: number;
}

const buyerSchema = new Schema<BuyerRecord>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: BUYER_KINDS, required: true },
    country: { type: String, required: true },
    createdAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'buyers', strict: 'throw', versionKey: false },
);

export const buyerModel = (db: Connection) => db.model('Buyer', buyerSchema);
