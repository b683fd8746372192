import { describe, expect, it } from '@jest/globals';
import { landedCost } from '../../../../subgraphs/finance/domain/landed-cost.ts';
import type { Currency } from '../../../../values/currency.ts';
import { parseAmount } from '../../../../values/money.ts';
import { fxRate } from '../rows.ts';
import { consignment, eur, goods, parts, rules } from './consignments.ts';

describe('landedCost: other currencies', () => {
  const fxRates = (['USD', 'EUR'] satisfies Currency[]).map((base) =>
    fxRate({ base, quote: 'CNY', rate: base === 'USD' ? '7' : '8' }, { source: 'SAMPLE' }),
  );

  it("converts prices at the day's rate, and names it", () => {
    const cost = landedCost(
      consignment({ freight: parseAmount('16.00', 'USD'), insurance: null }),
      rules({ fxRates }),
    );
    expect(cost.lines[1]).toMatchObject({
      kind: 'FREIGHT',
      amount: eur('14.00'),
      base: parseAmount('16.00', 'USD'),
      rule: { sample: true, key: 'fx-rate/USD/CNY/2024-01-01 : fx-rate/EUR/CNY/2024-01-01' },
    });
    expect(cost.lines[1]?.rate?.toFixed()).toBe('0.875');
    expect(cost.lines[2]).toMatchObject({ kind: 'DUTY', base: eur('214.00') });
  });

  it('holds the converted value against the limit', () => {
    const dollars = consignment({
      goods: [goods(parseAmount('171.42', 'USD'))],
      freight: null,
      insurance: null,
    });
    expect(parts(landedCost(dollars, rules({ fxRates })))).toContain('GOODS 149.99');
    expect(parts(landedCost(dollars, rules({ fxRates })))).toContain('DUTY 0.00');
  });
});
