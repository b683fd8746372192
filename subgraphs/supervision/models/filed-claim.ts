import { type Connection, Schema } from 'mongoose';

/** One document of the `filed_claims` collection: when a refund was claimed first, and in which zone. */
export interface FiledClaimRecord {
  /** The claim's id. */
  readonly _id: string;
  readonly submittedAt: Date;
  /** Null outside every zone. */
  readonly zoneId: string | null;
}

const filedClaimSchema = new Schema<FiledClaimRecord>(
  {
    _id: { type: String, required: true },
    submittedAt: { type: Date, required: true },
    zoneId: { type: String, default: null },
  },
  { collection: 'filed_claims', strict: 'throw', versionKey: false },
);

export const filedClaimModel = (db: Connection) => db.model('FiledClaim', filedClaimSchema);
