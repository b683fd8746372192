import { type Money, subtract, sum } from '../../../values/money.ts';
import { book, type Booking, type Ledger } from './ledger.ts';
import type { OrderTerms } from './order-terms.ts';
import type { Payment } from './payment.ts';
import { isInForce, type PayoutStop } from './payout-stop.ts';
import type { Declared } from './released-value.ts';
import { heldShareOf, type Settlement } from './settlement.ts';

/** A refund that the provider still has to be told of. */
export interface RefundToSend {
  readonly paymentId: string;
  readonly providerRef: string;
  readonly amount: Money;
}

/** All money of one order: what a rule looks at, and what it answers when it has changed it. */
export interface OrderMoney {
  readonly order: OrderTerms;
  readonly declarations: readonly Declared[];
  readonly ledger: Ledger;
  /** At most 20. */
  readonly payments: readonly Payment[];
  /** At most 20, oldest first. */
  readonly settlements: readonly Settlement[];
  /** At most 20, oldest first; lifted ones too. */
  readonly stops: readonly PayoutStop[];
  /** Booked since it was loaded. */
  readonly bookings: readonly Booking[];
  /** Decided since it was loaded. */
  readonly refundsToSend: readonly RefundToSend[];
}

export const MAX_PAYMENTS = 20;
export const MAX_SETTLEMENTS = 20;

export const booked = (money: OrderMoney, booking: Booking): OrderMoney => ({
  ...money,
  ledger: book(money.ledger, booking),
  bookings: [...money.bookings, booking],
});

/** With this payment in the place of the one with its id, or behind all others. */
export const withPayment = (money: OrderMoney, payment: Payment): OrderMoney => ({
  ...money,
  payments: placed(money.payments, payment),
});

/** With this settlement in the place of the one with its id, or behind all others. */
export const withSettlement = (money: OrderMoney, settlement: Settlement): OrderMoney => ({
  ...money,
  settlements: placed(money.settlements, settlement),
});

function placed<Item extends { readonly _id: string }>(items: readonly Item[], item: Item): readonly Item[] {
  const isNew = items.every(({ _id }) => _id !== item._id);
  return isNew ? [...items, item] : items.map((each) => (each._id === item._id ? item : each));
}

/** What is promised to the seller at a rate, and so to nobody else. */
const promisedOf = ({ settlements, ledger }: OrderMoney): Money =>
  sum(settlements.filter(({ status }) => status === 'CONVERTED').map(heldShareOf), ledger.currency);

/** What is held and promised to nobody. */
export const freeOf = (money: OrderMoney): Money => subtract(money.ledger.held, promisedOf(money));

/** Whether nothing may go to the seller: the buyer objects, or a right or a court has stopped it. */
export const isStopped = ({ payments, stops }: OrderMoney): boolean =>
  payments.some(({ status }) => status === 'DISPUTED') || stops.some(isInForce);
