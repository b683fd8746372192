import { type Connection, Schema } from 'mongoose';
import { validityFields } from '../../../runtime/fields.ts';
import type { WeightRule } from '../domain/chargeable-weight.ts';
import type { Validity } from '../../../values/validity.ts';

/** One document of the `weight_rules` collection, as `lean()` returns it. */
export interface WeightRuleRecord extends WeightRule, Validity {
  /** `<key>/<validFrom>`. */
  readonly _id: string;
  /** What freight rates name it by. */
  readonly key: string;
  /** What it says, in one sentence. */
  readonly text: string;
}

const weightRuleSchema = new Schema<WeightRuleRecord>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    cm3PerKg: { type: Number, default: null },
    stepGrams: { type: Number, required: true },
    minGrams: { type: Number, required: true },
    maxGrams: { type: Number, default: null },
    text: { type: String, required: true },
    ...validityFields,
  },
  { collection: 'weight_rules', strict: 'throw', versionKey: false },
);

export const weightRuleModel = (db: Connection) => db.model('WeightRule', weightRuleSchema);
