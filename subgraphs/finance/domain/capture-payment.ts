import { isEqual, type Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { booked, MAX_PAYMENTS, type OrderMoney, withPayment } from './order-money.ts';
import { dueOf } from './order-terms.ts';
import { beginPayment, type Payment, withStatus } from './payment.ts';
import { paymentMachine } from './payment-status.ts';

/** Money that somebody says was received. */
export interface Capture {
  /** Id of the payment where none has this reference yet. */
  readonly newId: string;
  readonly providerRef: string;
  readonly amount: Money;
  readonly at: Date;
}

/**
 * Books money that a provider received. The same reference and amount again change nothing.
 *
 * @throws ILLEGAL_TRANSITION for a cancelled order, CURRENCY_MISMATCH, LIMIT_EXCEEDED beyond what the buyer owes,
 * DUPLICATE for a reference that stands for another amount.
 */
export function capturePayment(money: OrderMoney, capture: Capture): OrderMoney {
  const { amount, providerRef } = capture;
  const known = money.payments.find((payment) => payment.providerRef === providerRef);
  if (known && !isEqual(known.amount, amount)) throw otherContent();
  if (known && !paymentMachine.pathTo(known.status, 'CAPTURED')) return alreadyReceived(money, known);
  if (known?.status === 'CAPTURED' || known?.status === 'DISPUTED') return money;
  checkAmount(money, amount);
  if (!known && money.payments.length >= MAX_PAYMENTS) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-payments', {
      message: `An order has at most ${MAX_PAYMENTS} payments`,
    });
  }
  const { newId: _id, at } = capture;
  const { orderId } = money.order;
  return received(money, known ?? beginPayment({ _id, orderId, providerRef, amount, at }));
}

/** Walks a payment that has brought nothing yet to CAPTURED, and books it. */
export function received(money: OrderMoney, payment: Payment): OrderMoney {
  const authorized = payment.status === 'PENDING' ? withStatus(payment, 'AUTHORIZED') : payment;
  const { _id: causeId, amount } = payment;
  const captured = withStatus(authorized, 'CAPTURED');
  return booked(withPayment(money, captured), { debit: 'CAPTURED', credit: 'HELD', amount, causeId });
}

/** @throws ILLEGAL_TRANSITION unless it had been received before. */
function alreadyReceived(money: OrderMoney, { status }: Payment): OrderMoney {
  if (status === 'FAILED' || status === 'VOIDED') paymentMachine.check(status, 'CAPTURED');
  return money;
}

function checkAmount({ order, ledger }: OrderMoney, amount: Money): void {
  if (order.isCancelled) {
    throw new Problem('ILLEGAL_TRANSITION', 'order-cancelled', { message: 'The order is cancelled' });
  }
  if (amount.currency !== order.total.currency) {
    throw new Problem('CURRENCY_MISMATCH', 'payment-in-other-currency', {
      message: `The order is in ${order.total.currency}`,
      field: ['amount'],
    });
  }
  if (amount.minor <= 0n) {
    throw new Problem('INVALID', 'amount-not-positive', {
      message: 'A payment is above 0',
      field: ['amount'],
    });
  }
  if (amount.minor > dueOf(order, ledger).minor) {
    throw new Problem('LIMIT_EXCEEDED', 'payment-above-due', {
      message: 'The buyer owes less than that',
      field: ['amount'],
    });
  }
}

const otherContent = (): Problem =>
  new Problem('DUPLICATE', 'provider-reference-used', {
    message: 'This reference stands for another amount or another order',
    field: ['providerRef'],
  });
