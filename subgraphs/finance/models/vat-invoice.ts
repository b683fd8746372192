import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { Money } from '../../../values/money.ts';
import { invoiceKey } from '../domain/draw-invoices.ts';

/** A line of a VAT invoice, and what claims have used of it: one document of `vat_invoices`. */
export interface VatInvoiceRecord {
  /** `<supplier>/<key of the number>/<line>`: the claimant's, since it may give no other's. */
  readonly _id: string;
  readonly supplierId: string;
  readonly number: string;
  readonly line: number;
  readonly quantity: string;
  readonly amount: Money;
  readonly levyRate: string;
  readonly used: { readonly quantity: string; readonly base: Money; readonly refund: Money };
}

export const vatInvoiceId = (supplierId: string, number: string, line: number): string =>
  `${supplierId}/${encodeURIComponent(invoiceKey(number))}/${line}`;

const decimal = { type: String, required: true } as const;

const usedSchema = new Schema(
  { quantity: decimal, base: moneyField, refund: moneyField },
  { _id: false, strict: 'throw' },
);

const vatInvoiceSchema = new Schema<VatInvoiceRecord>(
  {
    _id: { type: String, required: true },
    supplierId: { type: String, required: true },
    number: { type: String, required: true },
    line: { type: Number, required: true },
    quantity: decimal,
    amount: moneyField,
    levyRate: decimal,
    used: { type: usedSchema, required: true },
  },
  { collection: 'vat_invoices', strict: 'throw', versionKey: false },
);

export const vatInvoiceModel = (db: Connection) => db.model('VatInvoice', vatInvoiceSchema);
