import { describe, expect, it } from '@jest/globals';
import { giveBackSurplus, refundPayment } from '../../../../subgraphs/finance/domain/give-back.ts';
import { fitSettlements } from '../../../../subgraphs/finance/domain/fit-settlements.ts';
import type { OrderMoney } from '../../../../subgraphs/finance/domain/order-money.ts';
import { acceptQuote, quoteSettlement } from '../../../../subgraphs/finance/domain/quote-settlement.ts';
import { type PaymentReport, reportPayment } from '../../../../subgraphs/finance/domain/report-payment.ts';
import { requestSettlement } from '../../../../subgraphs/finance/domain/request-settlement.ts';
import { netOf, nettedOf } from '../../../../subgraphs/finance/domain/settlement.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { formatAmount, money } from '../../../../values/money.ts';
import { checkMoney } from '../check-money.ts';
import { NOW, orderMoney, released } from '../order-money.ts';

const euros = (minor: bigint) => money(minor, 'EUR');
const RATE = parseDecimal('8');

/** 100.00 came, of which the provider has kept 2.00. */
const report = (given: Partial<PaymentReport> = {}): PaymentReport => ({
  orderId: 'ord_1',
  providerRef: 'sim_1',
  sequence: 3,
  status: 'CAPTURED',
  amount: euros(100_00n),
  refunded: euros(0n),
  fee: euros(2_00n),
  at: NOW,
  ...given,
});

const told = (before: OrderMoney, given: Partial<PaymentReport> = {}) =>
  fitted(reportPayment(before, report(given), 'pay_1'));

function fitted(before: OrderMoney): OrderMoney {
  const after = fitSettlements(giveBackSurplus(before), NOW);
  checkMoney(after);
  return after;
}

const seen = ({ ledger, payments: [payment] }: OrderMoney) => ({
  ...Object.fromEntries(
    (['captured', 'refunded', 'fees', 'paidOut', 'held'] as const).map((name) => [
      name,
      formatAmount(ledger[name]),
    ]),
  ),
  owed: payment && formatAmount(payment.feeOwed),
});

const asked = (before: OrderMoney) =>
  fitted(
    requestSettlement(before, {
      newId: 'stl_1',
      target: 'CNY',
      netted: [{ kind: 'LOGISTICS', amount: euros(8_00n) }],
      advance: false,
      at: NOW,
    }),
  );

/** All goods are released, and the seller takes the offer. */
function paidOut(before: OrderMoney): OrderMoney {
  const eligible = fitted({ ...asked(before), declarations: [released(2)] });
  const [settlement] = eligible.settlements;
  if (!settlement) throw new Error('It was asked for');
  const quoted = quoteSettlement(eligible, settlement, {
    rate: RATE,
    expiresAt: new Date(NOW.getTime() + 1),
  });
  const [offered] = quoted.settlements;
  if (!offered) throw new Error('It was offered');
  return fitted(acceptQuote(quoted, offered, { rate: RATE, now: NOW }));
}

describe('a provider’s fee', () => {
  it('leaves what is held when the money comes, and the buyer has paid all the same', () => {
    const after = told(orderMoney());
    expect(seen(after)).toMatchObject({ captured: '100.00', fees: '2.00', held: '98.00', owed: '0.00' });
    expect(after.bookings.map(({ debit, credit }) => `${debit} ${credit}`)).toEqual([
      'CAPTURED HELD',
      'HELD FEES',
    ]);
  });

  it('is netted when the seller is paid, and shown beside the gross amount', () => {
    const after = paidOut(told(orderMoney()));
    const [settlement] = after.settlements;
    expect(settlement).toMatchObject({
      status: 'PAID_OUT',
      source: euros(100_00n),
      providerFees: euros(2_00n),
    });
    expect(settlement && nettedOf(settlement)).toEqual([
      { kind: 'LOGISTICS', amount: euros(8_00n) },
      { kind: 'PAYMENT', amount: euros(2_00n) },
    ]);
    expect(settlement && netOf(settlement)).toEqual(euros(90_00n));
    expect(settlement?.quote?.target).toEqual(money(720_00n, 'CNY'));
    expect(seen(after)).toMatchObject({ fees: '10.00', paidOut: '90.00', held: '0.00' });
  });

  it('is borne once, by the first of several settlements', () => {
    const half = fitted({ ...asked(told(orderMoney())), declarations: [released(1)] });
    expect(half.settlements).toMatchObject([{ source: euros(50_00n), providerFees: euros(2_00n) }]);
  });

  it.each([
    ['a part goes back', 40_00n, { refunded: '40.00', fees: '2.00', held: '58.00', owed: '0.00' }],
    ['nearly all goes back', 99_00n, { refunded: '99.00', fees: '1.00', held: '0.00', owed: '1.00' }],
    ['all goes back', 100_00n, { refunded: '100.00', fees: '0.00', held: '0.00', owed: '2.00' }],
  ])('is kept, and owed by the seller as far as nothing is left of it, when %s', (_case, minor, expected) => {
    const before = told(orderMoney());
    const [payment] = before.payments;
    if (!payment) throw new Error('It was received');
    const ours = fitted(refundPayment(before, payment, euros(minor)));
    expect(seen(ours)).toMatchObject(expected);
    const status = minor === 100_00n ? 'REFUNDED' : 'PARTLY_REFUNDED';
    expect(seen(told(before, { sequence: 4, status, refunded: euros(minor) }))).toEqual(seen(ours));
    expect(seen(told(orderMoney(), { sequence: 4, status, refunded: euros(minor) }))).toEqual(seen(ours));
  });

  it('goes with the money of a cancelled order, which its buyer gets back whole', () => {
    const before = told(orderMoney());
    const after = fitted({ ...before, order: { ...before.order, isCancelled: true, isGivenUp: true } });
    expect(seen(after)).toMatchObject({ refunded: '100.00', fees: '0.00', held: '0.00', owed: '2.00' });
  });

  it('of a chargeback after the payout is the seller’s debt, as what it was paid is', () => {
    const after = told(paidOut(told(orderMoney())), {
      sequence: 5,
      status: 'CHARGED_BACK',
      fee: euros(17_00n),
    });
    expect(seen(after)).toMatchObject({ refunded: '100.00', fees: '0.00', paidOut: '0.00', owed: '15.00' });
    expect(after.settlements).toMatchObject([{ status: 'REVERSED', owed: euros(100_00n) }]);
  });

  it('never gets less, whatever a later report says', () => {
    expect(seen(told(told(orderMoney()), { sequence: 4, fee: euros(1_00n) }))).toMatchObject({
      fees: '2.00',
    });
  });

  it('counts only once money has come', () => {
    const pending = told(orderMoney(), { sequence: 1, status: 'AUTHORIZED' });
    expect(seen(pending)).toMatchObject({ captured: '0.00', fees: '0.00', owed: '0.00' });
  });

  it.each([
    ['below 0', euros(-1n), 'impossible-report'],
    ['in another currency', money(1n, 'USD'), 'payment-in-other-currency'],
  ])('is refused %s', (_case, fee, reason) => {
    expect(() => told(orderMoney(), { fee })).toThrow(expect.objectContaining({ reason }));
  });
});
