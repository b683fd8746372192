import { type Connection, Schema } from 'mongoose';
import type { VatRateRow } from '../domain/import-rules.ts';
import { datedFields } from '../../../runtime/fields.ts';

const vatRateSchema = new Schema<VatRateRow>(
  { ...datedFields, country: { type: String, required: true }, rate: { type: String, required: true } },
  { collection: 'vat_rates', strict: 'throw', versionKey: false },
);

// Serves landed costs: the rows of some countries on a day.
vatRateSchema.index({ subject: 1, validFrom: 1 });

export const vatRateModel = (db: Connection) => db.model<VatRateRow>('VatRate', vatRateSchema);
