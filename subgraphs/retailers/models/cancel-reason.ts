import { type Connection, Schema } from 'mongoose';

/** One document of the `cancel_reasons` collection: why a party gave an order up, in words that may be personal. */
export interface CancelReasonRecord {
  /** The order's id. */
  readonly _id: string;
  readonly buyerId: string;
  readonly reason: string;
}

const text = { type: String, required: true } as const;

const cancelReasonSchema = new Schema<CancelReasonRecord>(
  { _id: text, buyerId: text, reason: text },
  { collection: 'cancel_reasons', strict: 'throw', versionKey: false },
);

// Serves eraseBuyer.
cancelReasonSchema.index({ buyerId: 1 });

export const cancelReasonModel = (db: Connection) => db.model('CancelReason', cancelReasonSchema);
