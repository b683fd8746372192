import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { RefundToSend } from '../domain/order-money.ts';

export const REFUND_ORDER_STATUSES = ['WAITING', 'SENT', 'DECLINED', 'BY_HAND'] as const;

/** A refund that is booked and that the provider has to carry out: one document of `refund_orders`. */
export interface RefundOrderRecord extends RefundToSend {
  /** Also the key under which the provider carries it out once. */
  readonly _id: string;
  readonly status: (typeof REFUND_ORDER_STATUSES)[number];
  /** When it is to be tried next. */
  readonly dueAt: Date;
  readonly attempts: number;
  /** Why the provider declined; null otherwise. */
  readonly reason: string | null;
}

const refundOrderSchema = new Schema<RefundOrderRecord>(
  {
    _id: { type: String, required: true },
    paymentId: { type: String, required: true },
    providerRef: { type: String, required: true },
    amount: moneyField,
    status: { type: String, enum: REFUND_ORDER_STATUSES, required: true },
    dueAt: { type: Date, required: true },
    attempts: { type: Number, required: true },
    reason: { type: String, default: null },
  },
  { collection: 'refund_orders', strict: 'throw', versionKey: false },
);

// Serves the task that tells providers.
refundOrderSchema.index({ dueAt: 1 }, { partialFilterExpression: { status: 'WAITING' } });

export const refundOrderModel = (db: Connection) => db.model('RefundOrder', refundOrderSchema);
