import { describe, expect, it } from '@jest/globals';
import { claimByPeriod } from '../../../../subgraphs/finance/domain/claim-by-period.ts';
import type { RoutedPart } from '../../../../subgraphs/finance/domain/draft-claim-line.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { money, zero } from '../../../../values/money.ts';
import { RULE } from '../../../support/claims.ts';

const row = (_id: string, rate: string) => ({
  ...{ _id, subject: '9503', rate, text: _id, source: 'a law', byOperator: false },
  ...{ validFrom: '2026-01-01', validTo: null },
});

/** A maker's goods of so much FOB value, at a levy and a refund rate. */
const goods = (fob: bigint, levy: string, rate: string): RoutedPart => ({
  chosen: { route: 'EXEMPT_CREDIT_REFUND', reason: 'manufacturer' },
  line: {
    ...{ number: 1, orderLineNumber: 1, supplierId: 'sup_1', hsCode: '9503006000' },
    ...{ quantity: 3, left: 3, unit: 'C62', total: money(fob, 'CNY') },
    ...{ declarationId: 'dec_1', orderId: 'ord_1', mode: '9710', zoneId: null, exportedOn: '2026-05-04' },
    ...{ isStatisticsOnly: false, isSummarized: false },
    ...{ fob: money(fob, 'CNY'), fobCny: money(fob, 'CNY') },
    fx: { base: 'CNY', quote: 'CNY', on: '2026-05-04', rate: parseDecimal('1'), rule: RULE },
    refundRate: row(`rate-${rate}`, rate),
    levy: row(`levy-${levy}`, levy),
  },
});
const figures = (inputVat: bigint) => ({
  ...{ month: '2026-05', outputVat: zero('CNY'), carriedIn: zero('CNY'), freeMaterials: zero('CNY') },
  ...{ unclaimedVat: zero('CNY'), repaidVat: zero('CNY') },
  inputVat: money(inputVat, 'CNY'),
});

describe('the working of a maker’s period', () => {
  it.each([
    ['nonCreditable', '2373.28 x (0.13 - 0.06)', '166.1296', 166_13n],
    ['cap', '2373.28 x 0.06', '142.3968', 142_40n],
    ['payable', '0.00 - (500.00 - 166.13) - 0.00', '-333.87', -333_87n],
    ['refund', 'min(333.87, 142.40)', '142.4', 142_40n],
    ['credit', '142.40 - 142.40', '0', 0n],
    ['carriedOut', '333.87 - 142.40', '191.47', 191_47n],
  ])('says of %s what it is before rounding', (name, expression, exact, minor) => {
    const { working } = claimByPeriod([goods(2_373_28n, '0.13', '0.06')], figures(500_00n), RULE);
    const step = working.find((each) => each.name === name);
    expect(step).toEqual({ name, expression, exact, amount: money(minor, 'CNY'), rule: RULE });
  });

  it('names the rows of each line, and says what it has of the whole', () => {
    const parts = [goods(2_373_28n, '0.13', '0.06'), goods(1_000_00n, '0.13', '0.13')];
    const { lines } = claimByPeriod(parts, figures(200_00n), RULE);
    const told = lines[0]?.working.map(({ name, expression, exact, rule }) => [
      name,
      expression,
      exact,
      rule?.key ?? null,
    ]);
    // 33.87 of input VAT are left.
    expect(told).toEqual([
      ['fobCny', '2373.28 CNY x 1', '2373.28', RULE.key],
      ['cap', '2373.28 x 0.06', '142.3968', 'rate-0.06'],
      ['nonCreditable', '2373.28 x (0.13 - 0.06)', '166.1296', 'levy-0.13'],
      ['amount', '33.87 x 142.3968 / 272.3968', '17.7057131949', null],
      ['toCost', '166.13 x 166.1296 / 166.1296', '166.13', null],
    ]);
    const amounts = lines.map(({ amount, toCost }) => [amount.minor, toCost.minor]);
    expect(amounts).toEqual([
      [17_71n, 166_13n],
      [16_16n, 0n],
    ]);
  });

  it('takes what was bought free of tax off each line by its value, so that their caps are the period’s', () => {
    const parts = [goods(2_000_00n, '0.13', '0.06'), goods(1_000_00n, '0.13', '0.06')];
    const given = { ...figures(500_00n), freeMaterials: money(100_00n, 'CNY') };
    const { lines, working } = claimByPeriod(parts, given, RULE);
    const told = (name: string) =>
      [{ working }, ...lines].map((each) => {
        const step = each.working.find((one) => one.name === name);
        return [step?.expression, step?.exact];
      });
    expect(told('cap')).toEqual([
      ['(3000.00 - 100.00) x 0.06', '174'],
      ['(2000.00 - 66.67) x 0.06', '115.9998'],
      ['(1000.00 - 33.33) x 0.06', '58.0002'],
    ]);
    expect(told('nonCreditable')).toEqual([
      ['(3000.00 - 100.00) x (0.13 - 0.06)', '203'],
      ['(2000.00 - 66.67) x (0.13 - 0.06)', '135.3331'],
      ['(1000.00 - 33.33) x (0.13 - 0.06)', '67.6669'],
    ]);
    expect(lines.map(({ amount, toCost }) => [amount.minor, toCost.minor])).toEqual([
      [116_00n, 135_33n],
      [58_00n, 67_67n],
    ]);
  });

  it('says that nothing is shared out where all of the levy is refunded', () => {
    const { lines } = claimByPeriod([goods(1_000_00n, '0.13', '0.13')], figures(0n), RULE);
    expect(lines[0]?.working.at(-1)).toMatchObject({
      name: 'toCost',
      expression: '0: nothing is shared out',
      exact: '0',
    });
  });

  it('tells many pairs of rates as a sum', () => {
    const parts = Array.from({ length: 9 }, (_none, index) => goods(100_00n, '0.13', `0.0${index + 1}`));
    const { working } = claimByPeriod(parts, figures(0n), RULE);
    expect(working.find(({ name }) => name === 'cap')).toMatchObject({
      expression: 'sum over 9 pairs of rates',
      exact: '45',
    });
  });
});
