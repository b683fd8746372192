import { type Connection, Schema } from 'mongoose';
import { decisionSchema, type StoredDecision } from '../../../runtime/fields.ts';

/** One document of the `refused_mail` collection: what came from customs and could not be read or applied, set aside. */
export interface RefusedMailRecord {
  /** Customs' name for the delivery. */
  readonly _id: string;
  readonly xml: string;
  /** Why it was refused. */
  readonly reason: string;
  readonly at: Date;
  /** What became of it in the end; null = it waits for a person. */
  readonly outcome: 'APPLIED' | 'SKIPPED' | null;
  /** What somebody decided on it last; null = nothing. */
  readonly decision: StoredDecision | null;
}

const refusedMailSchema = new Schema<RefusedMailRecord>(
  {
    _id: { type: String, required: true },
    xml: { type: String, default: '' },
    reason: { type: String, required: true },
    at: { type: Date, required: true },
    outcome: { type: String, enum: ['APPLIED', 'SKIPPED', null], default: null },
    decision: { type: decisionSchema, default: null },
  },
  { collection: 'refused_mail', strict: 'throw', versionKey: false },
);

// Serves whoever looks after what could not be applied.
refusedMailSchema.index({ outcome: 1, at: 1 });

export const refusedMailModel = (db: Connection) => db.model('RefusedMail', refusedMailSchema);
