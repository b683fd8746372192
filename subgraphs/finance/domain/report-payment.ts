import { greatest, isEqual, type Money, subtract } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { received } from './capture-payment.ts';
import { bookRefund } from './give-back.ts';
import { booked, MAX_PAYMENTS, type OrderMoney, withPayment } from './order-money.ts';
import {
  beginPayment,
  isReceived,
  isWithoutMoney,
  type Payment,
  receivedStatus,
  remainderOf,
  withStatus,
} from './payment.ts';
import { paymentMachine, type PaymentStatus } from './payment-status.ts';
import { keepFee } from './provider-fees.ts';
import { takeBack } from './take-back.ts';

/**
 * How a payment stands, as its provider tells: the whole of it, not a step.
 *
 * So the newest report replaces those before it: one that never came is not missed, and one that comes late is known by
 * its sequence and changes nothing.
 */
export interface PaymentReport {
  readonly orderId: string;
  readonly providerRef: string;
  /** Counted by the provider for each payment, from 1. */
  readonly sequence: number;
  readonly status: PaymentStatus;
  readonly amount: Money;
  /** Given back so far. */
  readonly refunded: Money;
  /** What the provider has kept for its work so far. */
  readonly fee: Money;
  readonly at: Date;
}

/** Attempts without money, such as refused cards, leave room for payments. */
const MAX_ATTEMPTS = 10;

/**
 * Brings a payment to where its provider says that it stands, over the steps that are listed, each with its booking.
 *
 * What the provider reports has happened: an amount beyond what is due is booked too (and given back at once), and money
 * that the provider took back comes from the seller where none is held.
 *
 * @throws CURRENCY_MISMATCH, INVALID, DUPLICATE, LIMIT_EXCEEDED or ILLEGAL_TRANSITION for what cannot be booked.
 */
export function reportPayment(money: OrderMoney, report: PaymentReport, newId: string): OrderMoney {
  checkReport(money, report);
  const known = money.payments.find(({ providerRef }) => providerRef === report.providerRef);
  if (known && report.sequence <= known.reportSequence) return money;
  const payment = { ...(known ?? begun(money, report, newId)), reportSequence: report.sequence };
  const inTime = withAmount(payment, report.amount);
  const refunded = greatest(inTime.refunded, report.refunded);
  const target = targetOf(inTime, report, refunded);
  const path = paymentMachine.pathTo(inTime.status, target);
  if (!path) paymentMachine.check(inTime.status, target);
  const walked = walk(withPayment(money, inTime), inTime._id, { path: path ?? [], target, refunded });
  const arrived = existing(walked, inTime._id);
  // Only money that came leaves anything to keep.
  return isWithoutMoney(arrived) ? walked : keepFee(walked, arrived, report.fee);
}

interface Walk {
  readonly path: readonly PaymentStatus[];
  readonly target: PaymentStatus;
  readonly refunded: Money;
}

function walk(money: OrderMoney, paymentId: string, { path, target, refunded }: Walk): OrderMoney {
  const paymentIn = (state: OrderMoney) => existing(state, paymentId);
  let state = money;
  for (const status of path) {
    if (status === 'CAPTURED' && isWithoutMoney(paymentIn(state))) state = received(state, paymentIn(state));
    else if (status === 'PARTLY_REFUNDED' || status === 'REFUNDED') continue;
    else if (status === 'CHARGED_BACK')
      state = chargedBack(givenBackTo(state, paymentId, refunded), paymentId);
    else state = withPayment(state, withStatus(paymentIn(state), status));
  }
  if (!isReceived(paymentIn(state))) return state;
  state = givenBackTo(state, paymentId, refunded);
  const payment = paymentIn(state);
  return payment.status === target ? state : withPayment(state, withStatus(payment, target));
}

/** Books what the provider has given back beyond what we know of. */
function givenBackTo(money: OrderMoney, paymentId: string, refunded: Money): OrderMoney {
  const amount = subtract(refunded, existing(money, paymentId).refunded);
  if (amount.minor <= 0n) return money;
  const freed = takeBack(money, amount);
  return bookRefund(freed, existing(freed, paymentId), amount);
}

/** Books that the provider took back what was left. */
function chargedBack(money: OrderMoney, paymentId: string): OrderMoney {
  const amount = remainderOf(existing(money, paymentId));
  const freed = takeBack(money, amount);
  const lost = withPayment(freed, withStatus(existing(freed, paymentId), 'CHARGED_BACK'));
  if (amount.minor === 0n) return lost;
  return booked(lost, { debit: 'HELD', credit: 'REFUNDED', amount, causeId: paymentId });
}

function checkReport({ order }: OrderMoney, { amount, refunded, fee, sequence }: PaymentReport): void {
  const { currency } = order.total;
  if ([amount, refunded, fee].some((each) => each.currency !== currency)) {
    throw new Problem('CURRENCY_MISMATCH', 'payment-in-other-currency', {
      message: `The order is in ${currency}`,
    });
  }
  const isSound =
    amount.minor > 0n &&
    refunded.minor >= 0n &&
    refunded.minor <= amount.minor &&
    fee.minor >= 0n &&
    sequence >= 1;
  if (!isSound) throw new Problem('INVALID', 'impossible-report', { message: 'No payment can stand so' });
}

function begun(money: OrderMoney, report: PaymentReport, _id: string): Payment {
  const { orderId, providerRef, amount, at, status } = report;
  const payment = beginPayment({ _id, orderId, providerRef, amount, at });
  const most = isWithoutMoney({ ...payment, status }) ? MAX_ATTEMPTS : MAX_PAYMENTS;
  if (money.payments.length >= most) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-payments', { message: `An order has ${most} already` });
  }
  return payment;
}

/** A provider may receive less than it was promised; what was received does not change. */
function withAmount(payment: Payment, amount: Money): Payment {
  if (isEqual(payment.amount, amount)) return payment;
  if (isWithoutMoney(payment)) return { ...payment, amount };
  throw new Problem('DUPLICATE', 'provider-reference-used', {
    message: 'This reference stands for another amount',
  });
}

/** Our own refunds may be ahead of the provider's report: they are never taken back by it. */
function targetOf(payment: Payment, { status }: PaymentReport, refunded: Money): PaymentStatus {
  const isSimple = status === 'CAPTURED' || status === 'PARTLY_REFUNDED' || status === 'REFUNDED';
  return isSimple ? receivedStatus({ amount: payment.amount, refunded }) : status;
}

function existing(money: OrderMoney, paymentId: string): Payment {
  const payment = money.payments.find(({ _id }) => _id === paymentId);
  if (!payment) throw new RangeError(`No payment ${paymentId}`);
  return payment;
}
