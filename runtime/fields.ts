import { Schema } from 'mongoose';
import { CURRENCIES } from '../values/currency.ts';
import type { Money } from '../values/money.ts';
import type { Quantity } from '../values/quantity.ts';

/** How every model stores money: an exact count of minor units, never a floating number. */
export const moneyField = {
  type: new Schema<Money>(
    { minor: { type: BigInt, required: true }, currency: { type: String, enum: CURRENCIES, required: true } },
    { _id: false, strict: 'throw' },
  ),
  required: true,
};

/** How every model stores a quantity: an exact decimal as a string, and its unit. */
export const quantityField = {
  type: new Schema<Quantity>(
    { value: { type: String, required: true }, unit: { type: String, required: true } },
    { _id: false, strict: 'throw' },
  ),
  required: true,
};

/** The days on which a dated row holds. Days are stored as they are written, and compare as strings. */
export const validityFields = {
  validFrom: { type: String, required: true },
  validTo: { type: String, default: null },
} as const;

/** What all rows have that an operator can import: see `ImportedRow`. */
export const importedFields = {
  _id: { type: String, required: true },
  subject: { type: String, required: true },
  byOperator: { type: Boolean, required: true },
  ...validityFields,
} as const;

/** What all dated rows have: see `DatedRow`. */
export const datedFields = {
  ...importedFields,
  text: { type: String, required: true },
  source: { type: String, required: true },
} as const;

/** What a person decided on something that had been refused, as it is kept with it. */
export interface StoredDecision {
  readonly by: string;
  /** Why it is left out; null = it was to be tried again. */
  readonly reason: string | null;
  readonly at: Date;
}

export const decisionSchema = new Schema<StoredDecision>(
  {
    by: { type: String, required: true },
    reason: { type: String, default: null },
    at: { type: Date, required: true },
  },
  { _id: false, strict: 'throw' },
);
