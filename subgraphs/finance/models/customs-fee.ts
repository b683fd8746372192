import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { FeeRow } from '../domain/import-rules.ts';
import { datedFields } from '../../../runtime/fields.ts';

const customsFeeSchema = new Schema<FeeRow>(
  {
    ...datedFields,
    market: { type: String, required: true },
    rate: { type: String, default: null },
    minimum: { type: moneyField.type, default: null },
    maximum: { type: moneyField.type, default: null },
    aboveValue: moneyField,
    seaOnly: { type: Boolean, required: true },
  },
  { collection: 'customs_fees', strict: 'throw', versionKey: false },
);

// Serves landed costs: the rows of some markets on a day.
customsFeeSchema.index({ subject: 1, validFrom: 1 });

export const customsFeeModel = (db: Connection) => db.model<FeeRow>('CustomsFee', customsFeeSchema);
