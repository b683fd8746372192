import { type Connection, Schema } from 'mongoose';
import type { CalendarDate } from '../../../values/calendar-date.ts';

/** One document of the `ip_territories` collection: what is known of a territory's rights as a whole. */
export interface IpTerritoryRecord {
  /** A country, or `EU`. */
  readonly _id: string;
  /** First day of the earliest right. */
  readonly coveredFrom: CalendarDate;
  /** Day of the data. */
  readonly updatedOn: CalendarDate;
  /** `SAMPLE`, or `IMPORT` for what an operator brought: a shipped file never replaces that. */
  readonly source: string;
  /** Of the rights, so that the same ones again change nothing. */
  readonly fingerprint: string;
  /** Goes up by one with every change; the sequence of its events. */
  readonly version: number;
}

const ipTerritorySchema = new Schema<IpTerritoryRecord>(
  {
    _id: { type: String, required: true },
    coveredFrom: { type: String, required: true },
    updatedOn: { type: String, required: true },
    source: { type: String, required: true },
    fingerprint: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'ip_territories', strict: 'throw', versionKey: false },
);

export const ipTerritoryModel = (db: Connection) => db.model('IpTerritory', ipTerritorySchema);
