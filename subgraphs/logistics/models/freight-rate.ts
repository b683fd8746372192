import { type Connection, Schema } from 'mongoose';
import { moneyField, validityFields } from '../../../runtime/fields.ts';
import type { WeightBreak } from '../domain/freight-price.ts';
import type { FreightRate } from '../domain/offer.ts';
import type { Validity } from '../../../values/validity.ts';

/** One document of the `freight_rates` collection, as `lean()` returns it. */
export interface FreightRateRecord extends FreightRate, Validity {
  /** `freight/<lane>/<carrier>/<weight rule>/<validFrom>`. */
  readonly _id: string;
  /** `SAMPLE` for rates that an operator has to replace. */
  readonly source: string;
}

const weightBreakSchema = new Schema<WeightBreak>(
  { fromKg: { type: Number, required: true }, price: { type: String, required: true } },
  { _id: false, strict: 'throw' },
);

const freightRateSchema = new Schema<FreightRateRecord>(
  {
    _id: { type: String, required: true },
    laneId: { type: String, required: true },
    carrierId: { type: String, required: true },
    weighedBy: { type: String, required: true },
    minimum: moneyField,
    perKg: { type: [weightBreakSchema], required: true },
    handlingDays: { min: { type: Number, required: true }, max: { type: Number, required: true } },
    offerHours: { type: Number, required: true },
    source: { type: String, required: true },
    ...validityFields,
  },
  { collection: 'freight_rates', strict: 'throw', versionKey: false },
);

// Serves Query.shippingQuotes: the rates of the lanes that go there.
freightRateSchema.index({ laneId: 1, validFrom: 1 });

export const freightRateModel = (db: Connection) => db.model('FreightRate', freightRateSchema);
