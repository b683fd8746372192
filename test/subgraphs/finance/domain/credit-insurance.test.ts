import { describe, expect, it } from '@jest/globals';
import {
  coverInvoice,
  indemnityOf,
  premiumOf,
} from '../../../../subgraphs/finance/domain/credit-insurance.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { formatAmount, parseAmount } from '../../../../values/money.ts';

const usd = (amount: string) => parseAmount(amount, 'USD');

const loss = {
  loss: usd('50000'),
  insured: usd('40000'),
  coveredShare: parseDecimal('0.90'),
  maxLiability: usd('1000000'),
  paidBefore: usd('0'),
};

describe('coverInvoice', () => {
  it.each([
    ['50000', '40000', '40000.00', '10000.00'],
    ['30000', '40000', '30000.00', '0.00'],
    ['30000', '0', '0.00', '30000.00'],
    ['30000', '-5', '0.00', '30000.00'],
  ])('covers of %s what a limit of %s has left', (invoice, limit, insured, uninsured) => {
    const result = coverInvoice(usd(invoice), usd(limit));
    expect([result.insured, result.uninsured].map(formatAmount)).toEqual([insured, uninsured]);
  });

  it('refuses a limit in another currency', () => {
    expect(() => coverInvoice(usd('1'), parseAmount('1', 'EUR'))).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH' }),
    );
  });
});

describe('premiumOf', () => {
  it('takes its rate of the insured amount', () => {
    expect(formatAmount(premiumOf(usd('40000'), parseDecimal('0.0045')))).toBe('180.00');
  });
});

describe('indemnityOf', () => {
  it.each([
    ['the share of the insured part', loss, '36000.00'],
    ['the share of a smaller loss', { ...loss, loss: usd('10000.05') }, '9000.05'],
    ['what the policy has left', { ...loss, paidBefore: usd('990000') }, '10000.00'],
    ['nothing once the policy is used up', { ...loss, paidBefore: usd('1000000') }, '0.00'],
    ['nothing once more was paid than agreed', { ...loss, paidBefore: usd('1000001') }, '0.00'],
  ])('pays %s', (_case, of, expected) => {
    expect(formatAmount(indemnityOf(of))).toBe(expected);
  });
});
