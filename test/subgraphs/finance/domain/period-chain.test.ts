import { describe, expect, it } from '@jest/globals';
import {
  checkChain,
  leftOfRepaid,
  type PeriodOfClaim,
  placeInChain,
} from '../../../../subgraphs/finance/domain/period-chain.ts';
import type { ClaimPeriod } from '../../../../subgraphs/finance/domain/refund-claim.ts';
import { formatAmount, money } from '../../../../values/money.ts';
import { aClaimLine } from '../../../support/claims.ts';
import { refusalsOf } from '../../../support/refusals.ts';

const yuan = (amount: number) => money(BigInt(amount) * 100n, 'CNY');
const period = (
  month: string,
  carriedIn: number,
  carriedOut: number,
  unclaimedVat = 0,
  repaidVat = 0,
): ClaimPeriod => ({
  ...{ month, carriedIn: yuan(carriedIn), carriedOut: yuan(carriedOut), credit: yuan(0) },
  ...{ unclaimedVat: yuan(unclaimedVat), repaidVat: yuan(repaidVat) },
});
const repaid = (repaidQuantity: number, minor: bigint) => ({ repaidQuantity, repaid: money(minor, 'CNY') });
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
    ['goes on within a month', period('2026-03', 70, 0), march, null, []],
    ['knows of no months within one', period('2026-03', 75, 0, 5), march, null, [BETWEEN]],
    ['adds what was repaid', period('2026-04', 75, 0, 0, 5), march, null, []],
    ['adds it to what months between took', period('2026-06', 5, 0, -90, 25), march, null, []],
    ['leaves over a gap what was taken', period('2026-02', 0, 40), null, period('2026-05', 70, 0, 30), []],
    ['leaves no other', period('2026-02', 0, 70), null, period('2026-05', 70, 0, 30), [OUT]],
  ])('%s', (_what, of, before, after, expected) => {
    expect(refusalsOf(() => checkChain(of, { before, after }))).toEqual(expected);
  });
});

describe('the place of a claim among others', () => {
  const april = { preRefund: false, period: period('2026-04', 70, 70) };
  const sold = { preRefund: false, period: may };
  const unsold = { preRefund: true, period: { ...may, part: 2 as const } };
  const june = { preRefund: true, period: period('2026-06', 0, 5) };

  it.each<[string, readonly PeriodOfClaim[], boolean, 1 | 2, ClaimPeriod | null, ClaimPeriod | null]>([
    ['the only one', [], false, 1, null, null],
    ['one alone in its month', [june, april], false, 1, april.period, june.period],
    ['that of unsold goods beside the sold ones', [june, sold, april], true, 2, may, june.period],
    ['the other way round', [{ ...sold, preRefund: true }], false, 2, may, null],
    ['one whose second is there, as it was given up', [unsold, april], false, 1, april.period, unsold.period],
  ])('%s', (_what, claims, preRefund, part, before, after) => {
    expect(placeInChain(claims, { month: '2026-05', preRefund })).toEqual({ part, before, after });
  });

  it('is after both of the month before', () => {
    const place = placeInChain([unsold, sold], { month: '2026-06', preRefund: false });
    expect(place.before).toEqual(unsold.period);
  });

  it('is taken where the same goods of the month are claimed', () => {
    const place = () => placeInChain([unsold, sold], { month: '2026-05', preRefund: true });
    expect(refusalsOf(place)).toEqual(['ALREADY_CLAIMED period.month']);
  });
});

describe('what was repaid of periods', () => {
  const line = aClaimLine({ quantity: 3, amount: yuan(100), toCost: yuan(10) });
  it.each([
    ['nothing', [line], '0.00'],
    ['a unit with its part of the levy that is not refunded', [{ ...line, ...repaid(1, 33_33n) }], '36.66'],
    [
      'all units',
      [
        { ...line, ...repaid(3, 100_00n) },
        { ...line, ...repaid(3, 100_00n) },
      ],
      '220.00',
    ],
    ['what had been all credit', [{ ...line, amount: yuan(0), ...repaid(3, 0n) }], '10.00'],
    ['what is taxed', [{ ...line, method: 'TAXED' as const, amount: yuan(0), ...repaid(3, 0n) }], '0.00'],
  ])('is that of %s', (_what, lines, expected) => {
    expect(formatAmount(leftOfRepaid(lines, []))).toBe(expected);
  });

  it('is less what another period has carried in', () => {
    const claims = [{ preRefund: false, period: period('2026-04', 0, 0, 0, 30) }];
    expect(formatAmount(leftOfRepaid([{ ...line, ...repaid(3, 100_00n) }], claims))).toBe('80.00');
  });
});
