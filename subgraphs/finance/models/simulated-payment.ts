import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { Money } from '../../../values/money.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '../domain/payment-status.ts';

/** A payment in the books of the simulated provider: one document of `simulated_payments`. */
export interface SimulatedPaymentRecord {
  /** The provider's reference. */
  readonly _id: string;
  readonly orderId: string;
  readonly amount: Money;
  readonly refunded: Money;
  /** What the provider has kept for its work. */
  readonly fee: Money;
  readonly status: PaymentStatus;
  /** Of its last event. */
  readonly sequence: number;
  /** Keys of the calls that it has carried out, each once. */
  readonly keys: readonly string[];
}

const simulatedPaymentSchema = new Schema<SimulatedPaymentRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    amount: moneyField,
    refunded: moneyField,
    fee: moneyField,
    status: { type: String, enum: PAYMENT_STATUSES, required: true },
    sequence: { type: Number, required: true },
    keys: { type: [String], required: true },
  },
  { collection: 'simulated_payments', strict: 'throw', versionKey: false },
);

export const simulatedPaymentModel = (db: Connection) => db.model('SimulatedPayment', simulatedPaymentSchema);
