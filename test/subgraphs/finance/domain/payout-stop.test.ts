import { describe, expect, it } from '@jest/globals';
import { isStopped } from '../../../../subgraphs/finance/domain/order-money.ts';
import {
  liftPayoutStop,
  type PayoutStop,
  stopPayout,
} from '../../../../subgraphs/finance/domain/payout-stop.ts';
import { NOW, orderMoney } from '../order-money.ts';

const aStop = (reference: string): PayoutStop => ({
  orderId: 'ord_1',
  reason: 'COURT_ORDER',
  reference,
  stoppedAt: NOW,
  liftedAt: null,
});
const stopped = (...references: readonly string[]) =>
  references.reduce((money, reference) => stopPayout(money, aStop(reference)), orderMoney());

describe('a payout', () => {
  it('is stopped for as long as one stop is in force', () => {
    const both = stopped('26-cv-1', 'EUTM 018');
    const one = liftPayoutStop(both, '26-cv-1', NOW);
    const none = liftPayoutStop(one, 'EUTM 018', NOW);
    expect([orderMoney(), both, one, none].map(isStopped)).toEqual([false, true, true, false]);
    expect(none.stops.map(({ liftedAt }) => liftedAt)).toEqual([NOW, NOW]);
  });

  it.each([
    ['DUPLICATE', () => stopPayout(stopped('a'), aStop('a'))],
    ['DUPLICATE', () => stopPayout(liftPayoutStop(stopped('a'), 'a', NOW), aStop('a'))],
    ['NOT_FOUND', () => liftPayoutStop(stopped('a'), 'b', NOW)],
    ['NOT_FOUND', () => liftPayoutStop(liftPayoutStop(stopped('a'), 'a', NOW), 'a', NOW)],
    ['LIMIT_EXCEEDED', () => stopped(...Array.from({ length: 21 }, (_none, index) => `case ${index}`))],
  ])('answers %s where a stop cannot be made or lifted', (code, change) => {
    expect(change).toThrow(expect.objectContaining({ code }));
  });
});
