import { describe, expect, it } from '@jest/globals';
import { refundByInvoice, type VatInvoice } from '../../../../subgraphs/finance/domain/refund-by-invoice.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { formatAmount, parseAmount } from '../../../../values/money.ts';

const cny = (amount: string) => parseAmount(amount, 'CNY');

const invoice = (amount: string, quantity: string, levyRate: string): VatInvoice => ({
  amount: cny(amount),
  quantity: parseDecimal(quantity),
  levyRate: parseDecimal(levyRate),
});

const refundOf = (of: VatInvoice, quantity: string, refundRate: string) =>
  refundByInvoice(of, { quantity: parseDecimal(quantity), refundRate: parseDecimal(refundRate) });

describe('refundByInvoice', () => {
  it.each([
    [
      'the whole invoice at full refund',
      invoice('100000.00', '1', '0.13'),
      '1',
      '0.13',
      '100000.00',
      '13000.00',
      '0.00',
    ],
    [
      'the levy above the refund rate to cost',
      invoice('100000.00', '1', '0.13'),
      '1',
      '0.09',
      '100000.00',
      '9000.00',
      '4000.00',
    ],
    [
      'a part of the quantity',
      invoice('33333.33', '250', '0.13'),
      '77',
      '0.13',
      '10266.67',
      '1334.67',
      '0.00',
    ],
    [
      "a small-scale seller's own rate",
      invoice('10000.00', '1', '0.03'),
      '1',
      '0.13',
      '10000.00',
      '300.00',
      '0.00',
    ],
    [
      'nothing where the refund is cancelled',
      invoice('100.00', '1', '0.13'),
      '1',
      '0',
      '100.00',
      '0.00',
      '13.00',
    ],
    ['halves of a fen away from zero', invoice('0.03', '6', '0.13'), '5', '0.13', '0.03', '0.00', '0.00'],
  ])('refunds %s', (_case, of, quantity, rate, base, refund, toCost) => {
    const result = refundOf(of, quantity, rate);
    expect([result.base, result.refund, result.toCost].map(formatAmount)).toEqual([base, refund, toCost]);
  });

  it('adds up to the whole invoice over any parts, and never refunds more than its VAT', () => {
    const whole = invoice('0.77', '7', '0.13');
    let used = { quantity: parseDecimal('0'), base: cny('0.00'), refund: cny('0.00') };
    for (let part = 1; part <= 7; part++) {
      const { base, refund } = refundOf({ ...whole, used }, '1', '0.13');
      used = {
        quantity: used.quantity.plus('1'),
        base: cny(formatAmount({ ...base, minor: used.base.minor + base.minor })),
        refund: cny(formatAmount({ ...refund, minor: used.refund.minor + refund.minor })),
      };
    }
    expect(formatAmount(used.base)).toBe('0.77');
    expect(used.refund.minor).toBeLessThanOrEqual(10n);
  });

  it.each([
    [
      'more than the invoice has',
      invoice('100.00', '10', '0.13'),
      '10.5',
      '0.13',
      'quantity-exceeds-invoice',
    ],
    ['a quantity of nothing', invoice('100.00', '10', '0.13'), '0', '0.13', 'not-above-zero'],
    ['an invoice of nothing', invoice('100.00', '0', '0.13'), '1', '0.13', 'not-above-zero'],
    ['a rate above 1', invoice('100.00', '10', '0.13'), '1', '13', 'not-a-share'],
    ['an amount below 0', invoice('-100.00', '10', '0.13'), '1', '0.13', 'negative-amount'],
  ])('refuses %s', (_case, of, quantity, rate, reason) => {
    expect(() => refundOf(of, quantity, rate)).toThrow(expect.objectContaining({ reason }));
  });

  it('refuses what earlier claims have used up', () => {
    const used = { quantity: parseDecimal('9'), base: cny('90.00'), refund: cny('11.70') };
    expect(() => refundOf({ ...invoice('100.00', '10', '0.13'), used }, '2', '0.13')).toThrow(
      expect.objectContaining({ code: 'LIMIT_EXCEEDED' }),
    );
  });

  it('refuses an invoice in another currency', () => {
    const inUsd = { ...invoice('1.00', '1', '0.13'), amount: parseAmount('1.00', 'USD') };
    expect(() => refundOf(inUsd, '1', '0.13')).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH' }),
    );
  });
});
