import { emptyLedger } from '../../../subgraphs/finance/domain/ledger.ts';
import type { OrderMoney } from '../../../subgraphs/finance/domain/order-money.ts';
import type { OrderTerms } from '../../../subgraphs/finance/domain/order-terms.ts';
import type { Declared } from '../../../subgraphs/finance/domain/released-value.ts';
import { money } from '../../../values/money.ts';

export const NOW = new Date('2026-11-23T08:00:00Z');

/** An order over 100.00 euro, of two pieces. */
export const orderTerms = (given: Partial<OrderTerms> = {}): OrderTerms => ({
  orderId: 'ord_1',
  isCancelled: false,
  isGivenUp: false,
  total: money(100_00n, 'EUR'),
  deposit: null,
  terms: 'PREPAID',
  lines: [{ number: 1, quantity: 2, amount: money(90_00n, 'EUR') }],
  ...given,
});

/** Its money, before anything has come. */
export const orderMoney = (given: Partial<OrderMoney> = {}): OrderMoney => {
  const { order = orderTerms() } = given;
  return {
    order,
    declarations: [],
    ledger: emptyLedger(order.total.currency),
    payments: [],
    settlements: [],
    stops: [],
    bookings: [],
    refundsToSend: [],
    ...given,
  };
};

/** Customs has let so many of its pieces go. */
export const released = (quantity: number): Declared => ({
  isReleased: true,
  lines: [{ orderLineNumber: 1, quantity }],
});
