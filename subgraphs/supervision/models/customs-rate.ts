import { type Connection, Schema } from 'mongoose';
import { datedFields } from '../../../runtime/fields.ts';
import type { DatedRow } from '../../../values/dated-row.ts';

/** One document of the `customs_rates` collection: a dated row, whose subject is a currency. */
export interface CustomsRateRecord extends DatedRow {
  /** `customs-rate/<currency>/<validFrom>`. */
  readonly _id: string;
  /** Yuan for one unit of the currency, as a decimal. */
  readonly rate: string;
}

const customsRateSchema = new Schema<CustomsRateRecord>(
  { ...datedFields, rate: { type: String, required: true } },
  { collection: 'customs_rates', strict: 'throw', versionKey: false },
);

// Serves the import, which looks for what an operator imported of a currency before.
customsRateSchema.index({ subject: 1, byOperator: 1 });

export const customsRateModel = (db: Connection) =>
  db.model<CustomsRateRecord>('CustomsRate', customsRateSchema);
