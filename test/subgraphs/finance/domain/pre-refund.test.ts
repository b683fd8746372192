import { describe, expect, it } from '@jest/globals';
import { splitPreRefund } from '../../../../subgraphs/finance/domain/pre-refund.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { formatAmount, parseAmount, times } from '../../../../values/money.ts';

const cny = (amount: string) => parseAmount(amount, 'CNY');
const split = (prePaid: string, sold: string, exported: string) =>
  splitPreRefund(cny(prePaid), { sold: parseDecimal(sold), exported: parseDecimal(exported) });

describe('splitPreRefund', () => {
  it('keeps the sold share of a pre-refund of 80,000 at 13 %', () => {
    const prePaid = times(cny('80000'), parseDecimal('0.13'));
    expect(formatAmount(prePaid)).toBe('10400.00');
    const { kept, repaid } = splitPreRefund(prePaid, {
      sold: parseDecimal('60'),
      exported: parseDecimal('100'),
    });
    expect([kept, repaid].map(formatAmount)).toEqual(['6240.00', '4160.00']);
  });

  it.each([
    ['10400.00', '0', '7'],
    ['10400.00', '7', '7'],
    ['0.01', '1', '2'],
    ['99.99', '1', '3'],
    ['10.00', '0.333', '1'],
  ])('loses no fen of %s when %s of %s are sold', (prePaid, sold, exported) => {
    const { kept, repaid } = split(prePaid, sold, exported);
    expect(kept.minor + repaid.minor).toBe(cny(prePaid).minor);
    expect(kept.minor >= 0n && repaid.minor >= 0n).toBe(true);
  });

  it.each([
    ['more sold than exported', '8', '7', 'sold-out-of-range'],
    ['less than nothing sold', '-1', '7', 'sold-out-of-range'],
    ['nothing exported', '0', '0', 'not-above-zero'],
  ])('refuses %s', (_case, sold, exported, reason) => {
    expect(() => split('1.00', sold, exported)).toThrow(expect.objectContaining({ reason }));
  });
});
