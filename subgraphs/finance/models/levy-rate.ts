import { type Connection, Schema } from 'mongoose';
import type { LevyRateRow } from '../domain/refund-rules.ts';
import { datedFields } from '../../../runtime/fields.ts';

const levyRateSchema = new Schema<LevyRateRow>(
  { ...datedFields, subject: { type: String, default: '' }, rate: { type: String, required: true } },
  { collection: 'levy_rates', strict: 'throw', versionKey: false },
);

// Serves claims: the rows of some prefixes on a day.
levyRateSchema.index({ subject: 1, validFrom: 1 });

export const levyRateModel = (db: Connection) => db.model<LevyRateRow>('LevyRate', levyRateSchema);
