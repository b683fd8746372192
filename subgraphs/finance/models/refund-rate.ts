import { type Connection, Schema } from 'mongoose';
import type { RefundRateRow } from '../domain/refund-rate.ts';
import { datedFields } from '../../../runtime/fields.ts';

const refundRateSchema = new Schema<RefundRateRow>(
  { ...datedFields, rate: { type: String, required: true } },
  { collection: 'refund_rates', strict: 'throw', versionKey: false },
);

// Serves refund rates: the rows of some prefixes on a day.
refundRateSchema.index({ subject: 1, validFrom: 1 });

export const refundRateModel = (db: Connection) => db.model<RefundRateRow>('RefundRate', refundRateSchema);
