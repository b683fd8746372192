import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import { NETTED_COST_KINDS, type Settlement } from '../domain/settlement.ts';
import { SETTLEMENT_STATUSES } from '../domain/settlement-status.ts';

/** One document of the `settlements` collection, as `lean()` returns it. */
export type SettlementRecord = Settlement;

const part = { _id: false, strict: 'throw' } as const;
const costSchema = new Schema(
  { kind: { type: String, enum: NETTED_COST_KINDS, required: true }, amount: moneyField },
  part,
);
const quoteSchema = new Schema(
  {
    rate: { type: String, required: true },
    target: moneyField,
    expiresAt: { type: Date, required: true },
  },
  part,
);
const bookedSchema = new Schema({ fees: moneyField, paidOut: moneyField }, part);

const settlementSchema = new Schema<SettlementRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    targetCurrency: { type: String, enum: CURRENCIES, required: true },
    netted: { type: [costSchema], required: true },
    advance: { type: Boolean, required: true },
    source: moneyField,
    providerFees: moneyField,
    status: { type: String, enum: SETTLEMENT_STATUSES, required: true },
    quote: { type: quoteSchema, default: null },
    booked: { type: bookedSchema, default: null },
    owed: { ...moneyField, required: false, default: null },
    requestedAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'settlements', strict: 'throw', versionKey: false },
);

// Serves Order.settlements, oldest first.
settlementSchema.index({ orderId: 1, _id: 1 });
// Serves the end of offers.
settlementSchema.index({ 'quote.expiresAt': 1 }, { partialFilterExpression: { status: 'QUOTED' } });

export const settlementModel = (db: Connection) => db.model('Settlement', settlementSchema);
