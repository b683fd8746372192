import { type Connection, Schema } from 'mongoose';

/** What an insurer said under an id of its own: applied once, for ever. */
export interface InsurerDecisionRecord {
  /** The insurer's id. */
  readonly _id: string;
  /** The policy, limit or claim. */
  readonly subjectId: string;
  /** Tells a repetition from another decision. */
  readonly contentHash: string;
  readonly at: Date;
}

const insurerDecisionSchema = new Schema<InsurerDecisionRecord>(
  {
    _id: { type: String, required: true },
    subjectId: { type: String, required: true },
    contentHash: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'insurer_decisions', strict: 'throw', versionKey: false },
);

export const insurerDecisionModel = (db: Connection) => db.model('InsurerDecision', insurerDecisionSchema);
