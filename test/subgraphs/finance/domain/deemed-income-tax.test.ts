import { describe, expect, it } from '@jest/globals';
import { deemedIncomeTax } from '../../../../subgraphs/finance/domain/deemed-income-tax.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { formatAmount, parseAmount } from '../../../../values/money.ts';

const rates = (profitShare: string, taxRate: string) => ({
  profitShare: parseDecimal(profitShare),
  taxRate: parseDecimal(taxRate),
});

describe('deemedIncomeTax', () => {
  it.each([
    ['at the general rate', '0.25', '100000.00'],
    ['at the rate of small low-profit firms', '0.05', '20000.00'],
  ])('taxes 4 % of an income of ten million %s', (_case, taxRate, tax) => {
    const result = deemedIncomeTax(parseAmount('10000000', 'CNY'), rates('0.04', taxRate));
    expect([result.taxable, result.tax].map(formatAmount)).toEqual(['400000.00', tax]);
  });

  it('refuses an income in another currency', () => {
    expect(() => deemedIncomeTax(parseAmount('1', 'USD'), rates('0.04', '0.25'))).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH' }),
    );
  });
});
