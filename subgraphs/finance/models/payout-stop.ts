import { type Connection, Schema } from 'mongoose';
import { PAYOUT_STOP_REASONS, type PayoutStop } from '../domain/payout-stop.ts';

/** One document of `payout_stops`, as `lean()` returns it. */
export interface PayoutStopRecord extends PayoutStop {
  /** `<order>/<reference>`. */
  readonly _id: string;
}

const payoutStopSchema = new Schema<PayoutStopRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    reason: { type: String, enum: PAYOUT_STOP_REASONS, required: true },
    reference: { type: String, required: true },
    stoppedAt: { type: Date, required: true },
    liftedAt: { type: Date, default: null },
  },
  { collection: 'payout_stops', strict: 'throw', versionKey: false },
);

// Serves an order's money and Order.payoutStops, oldest first.
payoutStopSchema.index({ orderId: 1, stoppedAt: 1 });

export const payoutStopModel = (db: Connection) => db.model('PayoutStop', payoutStopSchema);
