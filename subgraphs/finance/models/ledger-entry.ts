import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import { type Booking, LEDGER_ACCOUNTS } from '../domain/ledger.ts';

/** One booking, as `lean()` returns it; written once, never changed. */
export interface LedgerEntryRecord extends Booking {
  /** `<ledger>/<number, 9 digits>`. */
  readonly _id: string;
  readonly ledgerId: string;
  /** From 1 without gaps within the ledger. */
  readonly number: number;
  readonly at: Date;
}

/** Oldest first. */
export const LEDGER_ENTRY_ORDER = [['number', 1]] as const;

const ledgerEntrySchema = new Schema<LedgerEntryRecord>(
  {
    _id: { type: String, required: true },
    ledgerId: { type: String, required: true },
    number: { type: Number, required: true },
    at: { type: Date, required: true },
    debit: { type: String, enum: LEDGER_ACCOUNTS, required: true },
    credit: { type: String, enum: LEDGER_ACCOUNTS, required: true },
    amount: moneyField,
    causeId: { type: String, required: true },
  },
  { collection: 'ledger_entries', strict: 'throw', versionKey: false },
);

// Serves Ledger.entries, and keeps two bookings from having one number.
ledgerEntrySchema.index({ ledgerId: 1, number: 1 }, { unique: true });

export const ledgerEntryModel = (db: Connection) => db.model('LedgerEntry', ledgerEntrySchema);
