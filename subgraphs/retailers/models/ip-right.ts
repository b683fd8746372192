import { type Connection, Schema } from 'mongoose';
import { validityFields } from '../../../runtime/fields.ts';
import { IP_KINDS, type IpRight } from '../../../values/ip-verdict.ts';

/** One document of the `ip_rights` collection: a right, as the supervision subgraph told it. */
export interface IpRightRecord extends IpRight {
  /** `<territory>/<kind>/<number>`. */
  readonly _id: string;
}

const ipRightSchema = new Schema<IpRightRecord>(
  {
    _id: { type: String, required: true },
    territory: { type: String, required: true },
    kind: { type: String, enum: IP_KINDS, required: true },
    number: { type: String, required: true },
    owner: { type: String, required: true },
    title: { type: String, required: true },
    // Not `required`, which would refuse the empty text of a figurative mark.
    text: { type: String, default: '' },
    classes: { type: [String], required: true },
    hsPrefixes: { type: [String], required: true },
    source: { type: String, required: true },
    ...validityFields,
  },
  { collection: 'ip_rights', strict: 'throw', versionKey: false },
);

// Serves the check of listings: rights that are called like a brand.
ipRightSchema.index({ text: 1 });
// Serves the replacement of a territory's rights.
ipRightSchema.index({ territory: 1 });

export const ipRightModel = (db: Connection) => db.model('IpRight', ipRightSchema);
