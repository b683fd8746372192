import { Schema } from 'mongoose';
import { moneyField, validityFields } from '../../../runtime/fields.ts';

const part = { _id: false, strict: 'throw' } as const;

/** A dated rule as an answer names it, kept as it was when it was used. */
export const ruleSchema = new Schema(
  {
    key: { type: String, required: true },
    text: { type: String, required: true },
    source: { type: String, required: true },
    sample: { type: Boolean, required: true },
    ...validityFields,
  },
  part,
);

/** A step of a calculation: see `WorkingStep`. */
export const workingStepSchema = new Schema(
  {
    name: { type: String, required: true },
    expression: { type: String, required: true },
    exact: { type: String, required: true },
    amount: moneyField,
    rule: { type: ruleSchema, default: null },
  },
  part,
);
