import { describe, expect, it } from '@jest/globals';
import { CURRENCIES, isCurrency, minorDigits } from '../../values/currency.ts';

describe('currencies', () => {
  it.each(CURRENCIES)('%s has the digits that the platform knows of it', (currency) => {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions();
    // CLDR writes what is used in daily life; ISO 4217 keeps the hundredths of these.
    const withoutCoins = ['HUF', 'IDR'];
    if (!withoutCoins.includes(currency)) expect(minorDigits(currency)).toBe(maximumFractionDigits);
  });

  it.each([
    ['EUR', true],
    ['eur', false],
    ['EURO', false],
    ['', false],
    ['constructor', false],
  ])('isCurrency("%s") is %s', (code, known) => {
    expect(isCurrency(code)).toBe(known);
  });
});
