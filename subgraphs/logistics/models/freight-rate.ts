import { type Connection, Schema } from 'mongoose';
import { datedFields, moneyField } from '../../../runtime/fields.ts';
import type { WeightBreak } from '../domain/freight-price.ts';
import type { FreightRate } from '../domain/offer.ts';
import type { DatedRow } from '../../../values/dated-row.ts';

/**
 * One document of the `freight_rates` collection, as `lean()` returns it.
 *
 * Its series is `freight/<lane>/<carrier>/<weight rule>`, its subject `<lane>/<carrier>`: what an operator imports of a
 * carrier on a lane takes the place of all samples there.
 */
export interface FreightRateRecord extends FreightRate, DatedRow {
  readonly _id: string;
}

const weightBreakSchema = new Schema<WeightBreak>(
  { fromKg: { type: Number, required: true }, price: { type: String, required: true } },
  { _id: false, strict: 'throw' },
);

const freightRateSchema = new Schema<FreightRateRecord>(
  {
    ...datedFields,
    laneId: { type: String, required: true },
    carrierId: { type: String, required: true },
    weighedBy: { type: String, required: true },
    minimum: moneyField,
    perKg: { type: [weightBreakSchema], required: true },
    handlingDays: { min: { type: Number, required: true }, max: { type: Number, required: true } },
    offerHours: { type: Number, required: true },
  },
  { collection: 'freight_rates', strict: 'throw', versionKey: false },
);

// Serves Query.shippingQuotes: the rates of the lanes that go there.
freightRateSchema.index({ laneId: 1, validFrom: 1 });

export const freightRateModel = (db: Connection) =>
  db.model<FreightRateRecord>('FreightRate', freightRateSchema);
