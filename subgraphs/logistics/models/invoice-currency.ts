import { type Connection, Schema } from 'mongoose';
import { validityFields } from '../../../runtime/fields.ts';
import { CURRENCIES, type Currency } from '../../../values/currency.ts';
import type { Validity } from '../../../values/validity.ts';

/** One document of the `invoice_currencies` collection: a currency that carriers bill in besides that of their rates. */
export interface InvoiceCurrencyRecord extends Validity {
  /** `<currency>/<validFrom>`. */
  readonly _id: string;
  readonly currency: Currency;
  /** Units of it for one US dollar, an exact decimal: the carriers' own rate, no bank's. */
  readonly perUsd: string;
}

const invoiceCurrencySchema = new Schema<InvoiceCurrencyRecord>(
  {
    _id: { type: String, required: true },
    currency: { type: String, enum: CURRENCIES, required: true },
    perUsd: { type: String, required: true },
    ...validityFields,
  },
  { collection: 'invoice_currencies', strict: 'throw', versionKey: false },
);

export const invoiceCurrencyModel = (db: Connection) => db.model('InvoiceCurrency', invoiceCurrencySchema);
