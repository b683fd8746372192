import { describe, expect, it } from '@jest/globals';
import { fobValue, type TransportCosts } from '../../values/fob-value.ts';
import type { Incoterm } from '../../values/incoterm.ts';
import { parseDecimal } from '../../values/decimal.ts';
import { convert, formatAmount, type Money, parseAmount } from '../../values/money.ts';

const usd = (amount: string) => parseAmount(amount, 'USD');

const costs: Required<TransportCosts> = {
  inland: usd('100'),
  exportClearance: usd('50'),
  freight: usd('800'),
  insurance: usd('60'),
  destination: usd('300'),
  importDuty: usd('700'),
  importVat: usd('1500'),
};

describe('fobValue', () => {
  it.each<[Incoterm, string]>([
    ['EXW', '10150.00'],
    ['FCA', '10000.00'],
    ['FAS', '10000.00'],
    ['FOB', '10000.00'],
    ['CFR', '9200.00'],
    ['CPT', '9200.00'],
    ['CIF', '9140.00'],
    ['CIP', '9140.00'],
    ['DAP', '8840.00'],
    ['DPU', '8840.00'],
    ['DDP', '6640.00'],
  ])('finds the FOB value of 10,000 under %s', (incoterm, fob) => {
    expect(formatAmount(fobValue(usd('10000'), incoterm, costs))).toBe(fob);
  });

  it('is the base of refunds in CNY at the rate of the day', () => {
    const fob = fobValue(usd('10000'), 'CIF', { freight: usd('800'), insurance: usd('60') });
    expect(formatAmount(fob)).toBe('9140.00');
    expect(formatAmount(convert(fob, parseDecimal('7.1000'), 'CNY'))).toBe('64894.00');
  });

  it.each<[string, Incoterm, Partial<Record<keyof TransportCosts, Money>>, string]>([
    ['CIF without insurance', 'CIF', { freight: usd('800') }, 'cost-missing'],
    ['EXW without inland carriage', 'EXW', { exportClearance: usd('0') }, 'cost-missing'],
    [
      'DDP without import VAT',
      'DDP',
      { freight: usd('1'), insurance: usd('1'), destination: usd('1'), importDuty: usd('1') },
      'cost-missing',
    ],
    ['a negative cost', 'CFR', { freight: usd('-1') }, 'cost-negative'],
    ['costs that eat up the price', 'CFR', { freight: usd('10000') }, 'fob-not-positive'],
    ['a cost in another currency', 'CFR', { freight: parseAmount('1', 'EUR') }, 'mixed-currencies'],
  ])('refuses %s', (_case, incoterm, given, reason) => {
    expect(() => fobValue(usd('10000'), incoterm, given)).toThrow(expect.objectContaining({ reason }));
  });
});
