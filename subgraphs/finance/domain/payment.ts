import { type Money, subtract, zero } from '../../../values/money.ts';
import { paymentMachine, type PaymentStatus } from './payment-status.ts';

/** Money from the buyer, and what became of it. */
export interface Payment {
  readonly _id: string;
  readonly orderId: string;
  /** The provider's own name for it, booked once for ever. */
  readonly providerRef: string;
  readonly amount: Money;
  readonly refunded: Money;
  /** What its provider has kept for its work, of this amount or beyond it. */
  readonly fee: Money;
  /** The part of the fee that is not in the books, since the money went back to the buyer: the seller owes it. */
  readonly feeOwed: Money;
  readonly status: PaymentStatus;
  /** The provider's report that was taken last, counted by the provider from 1; 0 = none was. */
  readonly reportSequence: number;
  readonly at: Date;
  /** Grows by 1 with each saved change. */
  readonly version: number;
}

export const beginPayment = ({
  amount,
  ...given
}: Pick<Payment, '_id' | 'orderId' | 'providerRef' | 'amount' | 'at'>): Payment => ({
  ...given,
  amount,
  refunded: zero(amount.currency),
  fee: zero(amount.currency),
  feeOwed: zero(amount.currency),
  status: 'PENDING',
  reportSequence: 0,
  version: 0,
});

/** What has not been given back. */
export const remainderOf = ({ amount, refunded }: Payment): Money => subtract(amount, refunded);

/** The status of received money by what was given back of it. */
export function receivedStatus({ amount, refunded }: Pick<Payment, 'amount' | 'refunded'>): PaymentStatus {
  if (refunded.minor === 0n) return 'CAPTURED';
  return refunded.minor < amount.minor ? 'PARTLY_REFUNDED' : 'REFUNDED';
}

/** @throws ILLEGAL_TRANSITION */
export function withStatus(payment: Payment, status: PaymentStatus): Payment {
  paymentMachine.check(payment.status, status);
  return { ...payment, status };
}

/** Its money came in and was not taken back as a whole. */
export const isReceived = ({ status }: Payment): boolean =>
  status === 'CAPTURED' || status === 'PARTLY_REFUNDED' || status === 'REFUNDED' || status === 'DISPUTED';

/** It brought nothing. */
export const isWithoutMoney = ({ status }: Payment): boolean =>
  status === 'PENDING' || status === 'AUTHORIZED' || status === 'FAILED' || status === 'VOIDED';
