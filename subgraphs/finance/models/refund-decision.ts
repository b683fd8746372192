import { type Connection, Schema } from 'mongoose';
import { REFUND_STATUSES, type RefundStatus } from '../domain/refund-status.ts';

/** A decision of a tax office that was applied: one document of `refund_decisions`. Its id is applied once for ever. */
export interface RefundDecisionRecord {
  /** The office's own id. */
  readonly _id: string;
  readonly claimId: string;
  readonly status: RefundStatus;
}

const refundDecisionSchema = new Schema<RefundDecisionRecord>(
  {
    _id: { type: String, required: true },
    claimId: { type: String, required: true },
    status: { type: String, enum: REFUND_STATUSES, required: true },
  },
  { collection: 'refund_decisions', strict: 'throw', versionKey: false },
);

export const refundDecisionModel = (db: Connection) => db.model('RefundDecision', refundDecisionSchema);
