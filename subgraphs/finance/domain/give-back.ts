import { add, type Money, money as amountOf, subtract } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { booked, type OrderMoney, withPayment } from './order-money.ts';
import { creditedOrder, dueOf } from './order-terms.ts';
import { type Payment, receivedStatus, remainderOf, withStatus } from './payment.ts';
import { paymentMachine } from './payment-status.ts';
import { freeableOf } from './provider-fees.ts';
import { takeBack } from './take-back.ts';

/** Books money that goes back to the buyer. What is not free any more has to be freed before. */
export function bookRefund(money: OrderMoney, payment: Payment, amount: Money): OrderMoney {
  const refunded = add(payment.refunded, amount);
  const status = receivedStatus({ amount: payment.amount, refunded });
  const moved = payment.status === status || payment.status === 'DISPUTED';
  const refundedPayment = moved ? { ...payment, refunded } : { ...withStatus(payment, status), refunded };
  const booking = { debit: 'HELD', credit: 'REFUNDED', amount, causeId: payment._id } as const;
  return booked(withPayment(money, refundedPayment), booking);
}

/** The same, by our own decision: the provider has to be told. */
const giveBack = (money: OrderMoney, payment: Payment, amount: Money): OrderMoney => {
  const after = bookRefund(money, payment, amount);
  const refund = { paymentId: payment._id, providerRef: payment.providerRef, amount };
  return { ...after, refundsToSend: [...after.refundsToSend, refund] };
};

/**
 * Gives a part of a payment back, or all of it.
 *
 * @throws ILLEGAL_TRANSITION for a payment without money or under dispute, LIMIT_EXCEEDED beyond what is left of it or
 * beyond what came in and is not converted for the seller yet.
 */
export function refundPayment(money: OrderMoney, payment: Payment, amount: Money): OrderMoney {
  if (amount.currency !== payment.amount.currency) {
    throw problem(
      'CURRENCY_MISMATCH',
      'refund-in-other-currency',
      `The payment is in ${payment.amount.currency}`,
    );
  }
  if (amount.minor <= 0n) throw problem('INVALID', 'amount-not-positive', 'A refund is above 0');
  if (!isRefundable(payment)) paymentMachine.check(payment.status, 'REFUNDED');
  if (amount.minor > remainderOf(payment).minor) {
    throw problem('LIMIT_EXCEEDED', 'refund-above-payment', 'Less than that is left of the payment');
  }
  if (amount.minor > freeableOf(money).minor) {
    throw problem('LIMIT_EXCEEDED', 'refund-above-held', 'Less than that is held: the seller has been paid');
  }
  return takenAndGivenBack(money, payment, amount);
}

/** From wherever the amount is by now. */
function takenAndGivenBack(money: OrderMoney, { _id }: Payment, amount: Money): OrderMoney {
  const freed = takeBack(money, amount);
  const payment = freed.payments.find((each) => each._id === _id);
  return payment ? giveBack(freed, payment, amount) : money;
}

/**
 * Gives the price of goods that came back to the buyer, whatever became of it: the seller owes what it was paid already.
 *
 * The order is worth so much less from then on.
 */
export function refundReturned(money: OrderMoney, payment: Payment, amount: Money): OrderMoney {
  const order = creditedOrder(money.order, amount);
  return refundPayment(takeBack({ ...money, order }, amount), payment, amount);
}

/** Gives back what nobody is owed: everything of an order that is given up, and of any other what is beyond its total. */
export function giveBackSurplus(money: OrderMoney): OrderMoney {
  const surplus = money.order.isGivenUp
    ? null
    : subtract(amountOf(0n, money.ledger.currency), dueOf(money.order, money.ledger));
  if (surplus !== null && surplus.minor <= 0n) return money;
  return money.payments.toReversed().reduce((left, { _id }) => {
    const payment = left.payments.find((each) => each._id === _id);
    if (!payment || !isRefundable(payment)) return left;
    const rest = remainderOf(payment);
    const tooMuch = surplus && subtract(amountOf(0n, left.ledger.currency), dueOf(left.order, left.ledger));
    const amount = tooMuch && tooMuch.minor < rest.minor ? tooMuch : rest;
    return amount.minor > 0n ? takenAndGivenBack(left, payment, amount) : left;
  }, money);
}

const isRefundable = ({ status }: Payment): boolean => status === 'CAPTURED' || status === 'PARTLY_REFUNDED';

const problem = (code: 'CURRENCY_MISMATCH' | 'INVALID' | 'LIMIT_EXCEEDED', reason: string, message: string) =>
  new Problem(code, reason, { message, field: ['amount'] });
