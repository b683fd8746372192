import { describe, expect, it } from '@jest/globals';
import { exchangeRateOn, pairsToLoad } from '../../../../subgraphs/finance/domain/exchange-rate.ts';
import type { Currency } from '../../../../values/currency.ts';
import { fxRate } from '../rows.ts';

const november = { validFrom: '2026-11-01', validTo: '2026-11-30' };
const rows = [
  fxRate({ base: 'USD', quote: 'CNY', rate: '7.0862' }, { ...november, source: 'SAMPLE' }),
  fxRate({ base: 'EUR', quote: 'CNY', rate: '8.2400' }, november),
  fxRate({ base: 'GBP', quote: 'USD', rate: '1.33' }, november),
];

const on = '2026-11-23';
const rateOf = (base: Currency, quote: Currency, day = on) => exchangeRateOn(rows, { base, quote, on: day });

describe('exchangeRateOn', () => {
  it.each<[string, Currency, Currency, string]>([
    ['the row of the pair', 'USD', 'CNY', '7.0862'],
    ['one divided by the row of the opposite pair', 'CNY', 'USD', '0.1411193588'],
    ['the cross of two rows in CNY', 'EUR', 'USD', '1.162823516'],
    ['1 for one currency', 'INR', 'INR', '1'],
  ])('finds %s', (_case, base, quote, rate) => {
    expect(rateOf(base, quote)?.rate.toFixed()).toBe(rate);
  });

  it('names both rows of a cross, and is a sample when one of them is', () => {
    expect(rateOf('EUR', 'USD')?.rule).toEqual({
      key: 'fx-rate/EUR/CNY/2026-11-01 : fx-rate/USD/CNY/2026-11-01',
      text: 'EUR/USD crossed through CNY: (1 EUR = 8.2400 CNY) / (1 USD = 7.0862 CNY)',
      source: 'a law; SAMPLE',
      ...november,
      sample: true,
    });
  });

  it('says that a rate is an inverse', () => {
    expect(rateOf('CNY', 'USD')?.rule).toMatchObject({
      key: 'fx-rate/USD/CNY/2026-11-01',
      text: '1 divided by: 1 USD = 7.0862 CNY',
    });
  });

  it.each<[string, Currency, Currency, string]>([
    ['before the first row', 'USD', 'CNY', '2026-10-31'],
    ['after the last row', 'USD', 'CNY', '2026-12-01'],
    ['when one leg of a cross is missing', 'EUR', 'INR', on],
    ['when a cross would take two steps', 'GBP', 'EUR', on],
  ])('knows none %s', (_case, base, quote, day) => {
    expect(rateOf(base, quote, day)).toBeNull();
  });

  it("takes an operator's opposite row before a shipped one", () => {
    const own = fxRate({ base: 'CNY', quote: 'USD', rate: '0.125' }, { ...november, byOperator: true });
    expect(exchangeRateOn([...rows, own], { base: 'USD', quote: 'CNY', on })?.rate.toFixed()).toBe('8');
  });

  it('narrows the validity of a cross to the days of both rows', () => {
    const open = fxRate({ base: 'EUR', quote: 'CNY', rate: '8' }, { validFrom: '2026-11-10', validTo: null });
    expect(
      exchangeRateOn([...rows.slice(0, 1), open], { base: 'EUR', quote: 'USD', on })?.rule,
    ).toMatchObject({
      validFrom: '2026-11-10',
      validTo: '2026-11-30',
    });
  });
});

describe('pairsToLoad', () => {
  it.each<[Currency, Currency, string[]]>([
    ['EUR', 'EUR', []],
    ['USD', 'CNY', ['USD/CNY', 'CNY/USD']],
    ['EUR', 'GBP', ['EUR/GBP', 'GBP/EUR', 'EUR/CNY', 'CNY/EUR', 'GBP/CNY', 'CNY/GBP']],
  ])('lists for %s in %s all pairs that may tell', (base, quote, expected) => {
    expect(pairsToLoad(base, quote)).toEqual(expected);
  });
});
