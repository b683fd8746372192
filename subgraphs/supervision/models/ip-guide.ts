import { type Connection, Schema } from 'mongoose';
import { validityFields } from '../../../runtime/fields.ts';
import type { Validity } from '../../../values/validity.ts';

export const RISK_LEVELS = ['LOW', 'MEDIUM', 'HIGH'] as const;

/** One document of the `ip_guides` collection, as `lean()` returns it. */
export interface IpGuideRecord extends Validity {
  /** `<territory>/<validFrom>`. */
  readonly _id: string;
  /** A country, or `EU`. */
  readonly territory: string;
  readonly riskLevel: (typeof RISK_LEVELS)[number];
  /** Markdown. */
  readonly text: string;
  readonly source: string;
}

const ipGuideSchema = new Schema<IpGuideRecord>(
  {
    _id: { type: String, required: true },
    territory: { type: String, required: true },
    riskLevel: { type: String, enum: RISK_LEVELS, required: true },
    text: { type: String, required: true },
    source: { type: String, required: true },
    ...validityFields,
  },
  { collection: 'ip_guides', strict: 'throw', versionKey: false },
);

// Serves Query.ipSituation.
ipGuideSchema.index({ territory: 1 });

export const ipGuideModel = (db: Connection) => db.model('IpGuide', ipGuideSchema);
