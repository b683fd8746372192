import { type Connection, Schema } from 'mongoose';
import { CURRENCIES } from '../../../values/currency.ts';
import type { FxRateRow } from '../domain/exchange-rate.ts';
import { datedFields } from '../../../runtime/fields.ts';

const fxRateSchema = new Schema<FxRateRow>(
  {
    ...datedFields,
    base: { type: String, enum: CURRENCIES, required: true },
    quote: { type: String, enum: CURRENCIES, required: true },
    rate: { type: String, required: true },
  },
  { collection: 'fx_rates', strict: 'throw', versionKey: false },
);

// Serves conversions: the rows of some pairs on a day. With years of daily rates of a pair, validTo tells those of the
// day from the index alone.
fxRateSchema.index({ subject: 1, validFrom: 1, validTo: 1 });

export const fxRateModel = (db: Connection) => db.model<FxRateRow>('FxRate', fxRateSchema);
