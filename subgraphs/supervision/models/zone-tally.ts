import { type Connection, Schema } from 'mongoose';
import type { Counter, Histogram } from '../domain/indicators/tally.ts';
import type { Month } from '../../../values/month.ts';

/**
 * One document of the `zone_tallies` collection: what events of one source added to a zone's month.
 *
 * By source, because events of different ones are applied beside each other and would wait for one document.
 */
export interface ZoneTallyRecord {
  /** `<zone>/<month>/<source>`. */
  readonly _id: string;
  readonly zoneId: string;
  readonly month: Month;
  /** What has not been counted yet is missing. */
  readonly counts?: Readonly<Partial<Record<Counter, number | bigint>>>;
  readonly release?: Histogram;
  readonly refund?: Histogram;
  readonly warehouseIds?: readonly string[];
  readonly changedAt: Date;
}

const zoneTallySchema = new Schema<ZoneTallyRecord>(
  {
    _id: { type: String, required: true },
    zoneId: { type: String, required: true },
    month: { type: String, required: true },
    counts: { type: Schema.Types.Mixed },
    release: { type: Schema.Types.Mixed },
    refund: { type: Schema.Types.Mixed },
    warehouseIds: { type: [String], default: undefined },
    changedAt: { type: Date, required: true },
  },
  { collection: 'zone_tallies', strict: 'throw', versionKey: false },
);

// Serves scores: all zones of a month, since a zone is compared with others.
zoneTallySchema.index({ month: 1, zoneId: 1 });

export const zoneTallyModel = (db: Connection) => db.model('ZoneTally', zoneTallySchema);
