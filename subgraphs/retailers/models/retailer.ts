import { type Connection, Schema } from 'mongoose';

/** One document of the `retailers` collection, as `lean()` returns it. */
export interface RetailerRecord {
  readonly _id: string;
  readonly name: string;
  /** Of the supervision subgraph. Only the id is kept here. */
  readonly zoneId: string | null;
  readonly createdAt: Date;
  /** Goes up by one with every write; the sequence of the retailer's events. */
  readonly version: number;
}

const retailerSchema = new Schema<RetailerRecord>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    zoneId: { type: String, default: null },
    createdAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'retailers', strict: 'throw', versionKey: false },
);

export const retailerModel = (db: Connection) => db.model('Retailer', retailerSchema);
