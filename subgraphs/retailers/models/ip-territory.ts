import { type Connection, Schema } from 'mongoose';

/** One document of the `ip_territories` collection: up to which event its rights are known here. */
export interface IpTerritoryRecord {
  /** A country, or `EU`. */
  readonly _id: string;
  /** Sequence of the event that told them; an older one says nothing new. */
  readonly version: number;
}

const ipTerritorySchema = new Schema<IpTerritoryRecord>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'ip_territories', strict: 'throw', versionKey: false },
);

export const ipTerritoryModel = (db: Connection) => db.model('IpTerritory', ipTerritorySchema);
