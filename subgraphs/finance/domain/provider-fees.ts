import { add, greatest, least, type Money, subtract, sum } from '../../../values/money.ts';
import { booked, freeOf, type OrderMoney, withPayment } from './order-money.ts';
import type { Payment } from './payment.ts';

/**
 * Providers' fees that no settlement bears yet.
 *
 * Those of a settlement that is converted are its own, and those of one that was paid out are booked in it.
 */
export function unsettledFees({ ledger, settlements }: OrderMoney): Money {
  const borne = settlements.flatMap(({ status, booked: paid, providerFees }) => {
    if (paid) return [paid.fees];
    return status === 'CONVERTED' ? [providerFees] : [];
  });
  return subtract(ledger.fees, sum(borne, ledger.currency));
}

/** What can go back to the buyer before a settlement has to give anything: held and promised to nobody, and fees. */
export const freeableOf = (money: OrderMoney): Money => add(freeOf(money), unsettledFees(money));

/**
 * Books what a provider says that it has kept of a payment so far; it never gives any of it back.
 *
 * What is not held any more, such as the fee of a chargeback, is the seller's debt from the beginning.
 */
export function keepFee(money: OrderMoney, payment: Payment, reported: Money): OrderMoney {
  const fee = greatest(payment.fee, reported);
  const more = subtract(fee, payment.fee);
  const amount = least(more, freeOf(money));
  const feeOwed = add(payment.feeOwed, subtract(more, amount));
  const kept = more.minor > 0n ? withPayment(money, { ...payment, fee, feeOwed }) : money;
  if (amount.minor === 0n) return kept;
  return booked(kept, { debit: 'HELD', credit: 'FEES', amount, causeId: payment._id });
}

/**
 * Frees up to an amount of unsettled fees for a buyer who gets it back. The provider keeps its fee all the same: the
 * seller owes it, the newest payment's first.
 */
export function takeBackFees(money: OrderMoney, needed: Money): OrderMoney {
  return money.payments.toReversed().reduce((left, payment) => {
    const missing = least(subtract(needed, freeOf(left)), unsettledFees(left));
    const amount = least(missing, subtract(payment.fee, payment.feeOwed));
    if (amount.minor <= 0n) return left;
    const owing = withPayment(left, { ...payment, feeOwed: add(payment.feeOwed, amount) });
    return booked(owing, { debit: 'FEES', credit: 'HELD', amount, causeId: payment._id });
  }, money);
}
