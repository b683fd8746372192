import { type Connection, Schema } from 'mongoose';
import { PAYMENT_TERMS } from '../../../values/payment-terms.ts';
import type { PremiumRateRow } from '../domain/premium-rate.ts';
import { UNDERWRITING_MODELS } from '../domain/underwriting-model.ts';
import { datedFields } from '../../../runtime/fields.ts';

const premiumRateSchema = new Schema<PremiumRateRow>(
  {
    ...datedFields,
    model: { type: String, enum: UNDERWRITING_MODELS, required: true },
    country: { type: String, default: null },
    terms: { type: String, enum: PAYMENT_TERMS, required: true },
    upToDays: { type: Number, required: true },
    rate: { type: String, required: true },
  },
  { collection: 'premium_rates', strict: 'throw', versionKey: false },
);

// Serves premiums: the rows of a model, country and terms on a day.
premiumRateSchema.index({ subject: 1, validFrom: 1 });

export const premiumRateModel = (db: Connection) =>
  db.model<PremiumRateRow>('PremiumRate', premiumRateSchema);
