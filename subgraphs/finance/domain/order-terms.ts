import { type Money, subtract } from '../../../values/money.ts';
import type { PaymentTerms } from '../../../values/payment-terms.ts';
import { keptOf, type Ledger } from './ledger.ts';

/** One line of an order, as far as money is concerned. */
export interface OrderLineTerms {
  readonly number: number;
  /** Sales units. */
  readonly quantity: number;
  readonly amount: Money;
}

/** What an order says about who pays whom how much. */
export interface OrderTerms {
  readonly orderId: string;
  readonly isCancelled: boolean;
  /** Cancelled, and nothing of it has left or will: what was paid goes back. */
  readonly isGivenUp: boolean;
  readonly total: Money;
  /** To be paid in advance; null = none. */
  readonly deposit: Money | null;
  readonly terms: PaymentTerms;
  readonly lines: readonly OrderLineTerms[];
}

/** An order after the price of goods that came back was taken off it. */
export const creditedOrder = <Order extends Pick<OrderTerms, 'total' | 'deposit'>>(
  order: Order,
  credited: Money,
): Order => {
  const total = worthOf({ total: order.total, credited });
  const { deposit } = order;
  return { ...order, total, deposit: deposit && deposit.minor > total.minor ? total : deposit };
};

/** What an order is worth once the price of goods that came back was taken off it. */
export const worthOf = ({ total, credited }: { readonly total: Money; readonly credited?: Money }): Money =>
  credited ? subtract(total, credited) : total;

/** What was captured and not given back covers the order. */
export const isPaid = ({ total }: OrderTerms, ledger: Ledger): boolean => keptOf(ledger).minor >= total.minor;

/** True also where no deposit is asked for. */
export const isDepositPaid = ({ deposit }: OrderTerms, ledger: Ledger): boolean =>
  deposit === null || keptOf(ledger).minor >= deposit.minor;

/** The buyer has paid, whatever was given back since, and nothing is held any more. */
export const isClosed = (order: OrderTerms, ledger: Ledger): boolean =>
  wasPaid(order, ledger) && ledger.held.minor === 0n;

/** What the buyer still owes; below 0 when too much came. */
export const dueOf = ({ total }: OrderTerms, ledger: Ledger): Money => subtract(total, keptOf(ledger));

/**
 * The buyer has done what the terms ask for before the seller is paid.
 *
 * What was given back since does not count against it: a discount for a late parcel must not keep the rest for ever.
 */
export function hasBuyerPaid(order: OrderTerms, ledger: Ledger): boolean {
  if (order.terms === 'PREPAID') return wasPaid(order, ledger);
  if (order.terms === 'DEPOSIT_30_70') {
    return ledger.captured.minor >= (order.deposit ?? order.total).minor;
  }
  return ledger.captured.minor > 0n;
}

const wasPaid = ({ total }: OrderTerms, { captured }: Ledger): boolean => captured.minor >= total.minor;
