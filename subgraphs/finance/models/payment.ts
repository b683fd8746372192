import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { Payment } from '../domain/payment.ts';
import { PAYMENT_STATUSES } from '../domain/payment-status.ts';

/** One document of the `payments` collection, as `lean()` returns it. */
export type PaymentRecord = Payment;

const paymentSchema = new Schema<PaymentRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    providerRef: { type: String, required: true },
    amount: moneyField,
    refunded: moneyField,
    fee: moneyField,
    feeOwed: moneyField,
    status: { type: String, enum: PAYMENT_STATUSES, required: true },
    reportSequence: { type: Number, required: true },
    at: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'payments', strict: 'throw', versionKey: false },
);

// A provider's reference is booked once for ever.
paymentSchema.index({ providerRef: 1 }, { unique: true });
// Serves Order.payments, oldest first.
paymentSchema.index({ orderId: 1, _id: 1 });

export const paymentModel = (db: Connection) => db.model('Payment', paymentSchema);
