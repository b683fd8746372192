import { expect } from '@jest/globals';
import { assertBalanced } from '../../../subgraphs/finance/domain/ledger.ts';
import { isStopped, type OrderMoney } from '../../../subgraphs/finance/domain/order-money.ts';
import { dueOf } from '../../../subgraphs/finance/domain/order-terms.ts';
import { isReceived, remainderOf } from '../../../subgraphs/finance/domain/payment.ts';
import { releasedValue } from '../../../subgraphs/finance/domain/released-value.ts';
import { unsettledFees } from '../../../subgraphs/finance/domain/provider-fees.ts';
import { costsOf, netOf, targetOf } from '../../../subgraphs/finance/domain/settlement.ts';
import { isLive, isUnconverted } from '../../../subgraphs/finance/domain/settlement-status.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import { convert, type Money } from '../../../values/money.ts';

const total = (amounts: readonly (Money | null | undefined)[]): bigint =>
  amounts.reduce((all, amount) => all + (amount?.minor ?? 0n), 0n);

/** What must hold of an order's money at any moment, whatever happened: reckoned anew from its parts. */
export function checkMoney(money: OrderMoney): void {
  const { ledger, payments, settlements, order } = money;
  assertBalanced(ledger);
  const chargedBack = payments.filter(({ status }) => status === 'CHARGED_BACK');
  const withMoney = [...payments.filter(isReceived), ...chargedBack];
  expect(ledger.captured.minor).toBe(total(withMoney.map(({ amount }) => amount)));
  const refunds = total(payments.map(({ refunded }) => refunded));
  expect(ledger.refunded.minor).toBe(refunds + total(chargedBack.map(remainderOf)));
  expect(ledger.paidOut.minor).toBe(total(settlements.map(({ booked }) => booked?.paidOut)));
  for (const payment of payments) expect(remainderOf(payment).minor).toBeGreaterThanOrEqual(0n);
  checkFees(money);
  checkSettlements(money);

  const disputed = total(payments.filter(({ status }) => status === 'DISPUTED').map(remainderOf));
  if (order.isGivenUp) expect(ledger.held.minor).toBeLessThanOrEqual(disputed);
  else expect(-dueOf(order, ledger).minor).toBeLessThanOrEqual(disputed);
}

/** Each fee is in the books or owed by the seller; a settlement bears what it says that it does. */
function checkFees(money: OrderMoney): void {
  const { ledger, payments, settlements } = money;
  const kept = total(payments.map(({ fee }) => fee)) - total(payments.map(({ feeOwed }) => feeOwed));
  const paid = settlements.filter(({ booked }) => booked !== null);
  const costs =
    total(paid.map(({ booked }) => booked?.fees)) - total(paid.map(({ providerFees }) => providerFees));
  expect(ledger.fees.minor).toBe(kept + costs);
  expect(unsettledFees(money).minor).toBeGreaterThanOrEqual(0n);
  for (const { fee, feeOwed } of payments) {
    expect(feeOwed.minor).toBeGreaterThanOrEqual(0n);
    expect(feeOwed.minor).toBeLessThanOrEqual(fee.minor);
  }
}

function checkSettlements(money: OrderMoney): void {
  const { ledger, settlements, order, declarations } = money;
  expect(settlements.filter(({ status }) => isLive(status)).length).toBeLessThanOrEqual(1);
  // Nothing leaves before its goods are released.
  const out = ledger.paidOut.minor + total(settlements.map(({ booked }) => booked?.fees));
  expect(out).toBeLessThanOrEqual(releasedValue(order, declarations).minor);
  for (const settlement of settlements) {
    const { providerFees, source } = settlement;
    expect(total([netOf(settlement), costsOf(settlement), providerFees])).toBe(source.minor);
    if (isUnconverted(settlement.status)) {
      expect(source.minor - providerFees.minor).toBeLessThanOrEqual(ledger.held.minor);
      expect(settlement.status === 'HELD').toBe(isStopped(money));
      expect(settlement.quote !== null).toBe(settlement.status === 'QUOTED');
    } else {
      const rate = parseDecimal(settlement.quote?.rate ?? '');
      expect(targetOf(settlement)).toEqual(convert(netOf(settlement), rate, settlement.targetCurrency));
    }
    if (settlement.booked) {
      const { fees, paidOut } = settlement.booked;
      expect(total([fees, paidOut, settlement.owed])).toBe(source.minor);
    }
  }
}
