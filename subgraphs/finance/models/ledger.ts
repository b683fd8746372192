import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import type { Ledger } from '../domain/ledger.ts';

/** One document of the `ledgers` collection, as `lean()` returns it. */
export interface LedgerRecord extends Ledger {
  /** `<order>/<currency>`. */
  readonly _id: string;
  readonly orderId: string;
}

const ledgerSchema = new Schema<LedgerRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    currency: { type: String, enum: CURRENCIES, required: true },
    captured: moneyField,
    refunded: moneyField,
    fees: moneyField,
    paidOut: moneyField,
    held: moneyField,
    bookings: { type: Number, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'ledgers', strict: 'throw', versionKey: false },
);

// Serves Order.ledgers.
ledgerSchema.index({ orderId: 1, _id: 1 });

export const ledgerModel = (db: Connection) => db.model('Ledger', ledgerSchema);

export const ledgerId = (orderId: string, currency: string): string => `${orderId}/${currency}`;
