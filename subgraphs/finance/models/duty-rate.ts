import { type Connection, Schema } from 'mongoose';
import { LEVIES, type LevyRow } from '../domain/import-rules.ts';
import { datedFields } from '../../../runtime/fields.ts';

const dutyRateSchema = new Schema<LevyRow>(
  {
    ...datedFields,
    market: { type: String, required: true },
    levy: { type: String, enum: LEVIES, required: true },
    // Not `required`, which would refuse the empty prefix of all goods.
    prefix: { type: String, default: '' },
    origin: { type: String, default: null },
    rate: { type: String, default: null },
  },
  { collection: 'duty_rates', strict: 'throw', versionKey: false },
);

// Serves landed costs: the rows of some markets' prefixes on a day.
dutyRateSchema.index({ subject: 1, validFrom: 1 });

export const dutyRateModel = (db: Connection) => db.model<LevyRow>('DutyRate', dutyRateSchema);
