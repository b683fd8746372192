import { type Connection, Schema } from 'mongoose';

/** One document of the `markets` collection: a country in which something is or was listed. */
export interface MarketRecord {
  /** ISO 3166-1 alpha-2. */
  readonly _id: string;
}

const marketSchema = new Schema<MarketRecord>(
  { _id: { type: String, required: true } },
  { collection: 'markets', strict: 'throw', versionKey: false },
);

export const marketModel = (db: Connection) => db.model('Market', marketSchema);
