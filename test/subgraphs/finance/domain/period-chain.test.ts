import { describe, expect, it } from '@jest/globals';
import { checkChain } from '../../../../subgraphs/finance/domain/period-chain.ts';
import type { ClaimPeriod } from '../../../../subgraphs/finance/domain/refund-claim.ts';
import { money } from '../../../../values/money.ts';
import { refusalsOf } from '../../../support/refusals.ts';

const yuan = (amount: number) => money(BigInt(amount) * 100n, 'CNY');
const period = (month: string, carriedIn: number, carriedOut: number, unclaimedVat = 0): ClaimPeriod => ({
  ...{ month, carriedIn: yuan(carriedIn), carriedOut: yuan(carriedOut), credit: yuan(0) },
  unclaimedVat: yuan(unclaimedVat),
});
const IN = 'INVALID period.carriedIn';
const OUT = 'INVALID period';
const BETWEEN = 'INVALID period.unclaimedVat';
const march = period('2026-03', 0, 70);
const may = period('2026-05', 70, 0);

describe('the chain of a maker’s periods', () => {
  it.each<[string, ClaimPeriod, ClaimPeriod | null, ClaimPeriod | null, readonly string[]]>([
    ['begins with any credit', period('2026-04', 500, 0), null, null, []],
    ['takes what the month before left', period('2026-04', 70, 0), march, null, []],
    ['takes no more', period('2026-04', 71, 0), march, null, [IN]],
    ['takes no less', period('2026-04', 0, 0), march, null, [IN]],
    ['leaves what the month after took', period('2026-04', 0, 70), null, may, []],
    ['leaves no less, also when it is claimed later', period('2026-04', 0, 0), null, may, [OUT]],
    ['fits in on both sides', period('2026-04', 70, 70), march, may, []],
    ['is told first what it takes', period('2026-04', 0, 0), march, may, [IN]],
    ['goes on over months without exports', period('2026-06', 70, 0), march, null, []],
    ['is not broken by them', period('2026-06', 0, 0), march, null, [IN]],
    ['adds their input VAT', period('2026-06', 100, 0, 30), march, null, []],
    ['adds no other', period('2026-06', 100, 0, 29), march, null, [IN]],
    ['takes their output VAT off, to nothing at most', period('2026-06', 0, 0, -90), march, null, []],
    ['knows of no months between neighbours', period('2026-04', 100, 0, 30), march, null, [BETWEEN]],
    ['knows of none before the first', period('2026-04', 100, 0, 30), null, null, [BETWEEN]],
    ['leaves over a gap what was taken', period('2026-02', 0, 40), null, period('2026-05', 70, 0, 30), []],
    ['leaves no other', period('2026-02', 0, 70), null, period('2026-05', 70, 0, 30), [OUT]],
  ])('%s', (_what, of, before, after, expected) => {
    expect(refusalsOf(() => checkChain(of, { before, after }))).toEqual(expected);
  });
});
