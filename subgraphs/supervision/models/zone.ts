import { type Connection, Schema } from 'mongoose';
import type { ZonePeriod } from '../domain/zone-period.ts';

/** One document of the `zones` collection, as `lean()` returns it. */
export interface ZoneRecord extends ZonePeriod {
  readonly _id: string;
  /** Of approval, from 1. */
  readonly batch: number;
  readonly nameEn: string;
  readonly nameZh: string;
  /** ISO 3166-2. */
  readonly provinceCode: string;
  /** The State Council's reply. */
  readonly document: string | null;
}

const zoneSchema = new Schema<ZoneRecord>(
  {
    _id: { type: String, required: true },
    batch: { type: Number, required: true },
    approvedOn: { type: String, required: true },
    revokedOn: { type: String, default: null },
    nameEn: { type: String, required: true },
    nameZh: { type: String, required: true },
    provinceCode: { type: String, required: true },
    document: { type: String, default: null },
  },
  { collection: 'zones', strict: 'throw', versionKey: false },
);

// Serves Query.zones in its order; there are some 200 zones in all.
zoneSchema.index({ batch: 1, nameEn: 1, _id: 1 });

export const zoneModel = (db: Connection) => db.model('Zone', zoneSchema);
