import { type Connection, Schema } from 'mongoose';
import type { Increment } from '../domain/indicators/tally.ts';

/** One document of the `counted_exports` collection: what a declaration stands for in the tallies of what left. */
export interface CountedExportRecord extends Required<Pick<Increment, 'zoneId' | 'month' | 'counts'>> {
  /** The declaration's id. */
  readonly _id: string;
}

const countedExportSchema = new Schema<CountedExportRecord>(
  {
    _id: { type: String, required: true },
    zoneId: { type: String, required: true },
    month: { type: String, required: true },
    counts: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'counted_exports', strict: 'throw', versionKey: false },
);

export const countedExportModel = (db: Connection) => db.model('CountedExport', countedExportSchema);
