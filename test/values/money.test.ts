import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CURRENCIES, type Currency } from '../../values/currency.ts';
import { Decimal } from '../../values/decimal.ts';
import {
  add,
  convert,
  formatAmount,
  fromDecimal,
  greatest,
  isEqual,
  least,
  money,
  multiply,
  parseAmount,
  parseMoney,
  split,
  proportion,
  subtract,
  sum,
  times,
  toDecimal,
  zero,
} from '../../values/money.ts';

const MAX = 2n ** 63n - 1n;
const anyCurrency = fc.constantFrom(...CURRENCIES);
const anyMinor = fc.bigInt({ min: -MAX, max: MAX });
const someMinor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const reasonOf = (reason: string) => expect.objectContaining({ reason });

describe('parseAmount', () => {
  it.each<[string, Currency, bigint]>([
    ['12.34', 'EUR', 1234n],
    ['12.3', 'EUR', 1230n],
    ['12', 'EUR', 1200n],
    ['0.05', 'EUR', 5n],
    ['-0.05', 'EUR', -5n],
    ['-0', 'EUR', 0n],
    ['007.10', 'EUR', 710n],
    ['1500', 'JPY', 1500n],
    ['1.005', 'KWD', 1005n],
    ['92233720368547758.07', 'EUR', MAX],
    ['-92233720368547758.07', 'EUR', -MAX],
    ['9223372036854775807', 'JPY', MAX],
  ])('reads %s %s', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toEqual({ minor, currency });
  });

  it.each<[string, Currency]>([
    ['', 'EUR'],
    ['-', 'EUR'],
    ['.5', 'EUR'],
    ['5.', 'EUR'],
    ['+5', 'EUR'],
    ['1e3', 'EUR'],
    ['1,50', 'EUR'],
    ['1 000', 'EUR'],
    [' 1', 'EUR'],
    ['1\n', 'EUR'],
    ['٣', 'EUR'],
    ['NaN', 'EUR'],
    ['0x10', 'EUR'],
    ['--1', 'EUR'],
    ['1.005', 'EUR'],
    ['1.0', 'JPY'],
    ['1.0005', 'KWD'],
    ['12345678901234567890', 'JPY'],
  ])('refuses "%s" %s', (text, currency) => {
    expect(() => parseAmount(text, currency)).toThrow(reasonOf('malformed-amount'));
  });

  it.each<[string, Currency]>([
    ['92233720368547758.08', 'EUR'],
    ['-92233720368547758.08', 'EUR'],
    ['9223372036854775808', 'JPY'],
  ])('refuses %s %s, which does not fit the database', (text, currency) => {
    expect(() => parseAmount(text, currency)).toThrow(reasonOf('amount-too-large'));
  });

  it('reads back everything that formatAmount writes', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        const amount = money(minor, currency);
        expect(parseAmount(formatAmount(amount), currency)).toEqual(amount);
      }),
    );
  });
});

describe('parseMoney', () => {
  it('reads amount and currency', () => {
    expect(parseMoney({ amount: '1.50', currency: 'USD' })).toEqual(money(150n, 'USD'));
  });

  it.each(['eur', 'XXX', '', 'toString', '__proto__'])('refuses the currency "%s"', (currency) => {
    expect(() => parseMoney({ amount: '1', currency })).toThrow(
      expect.objectContaining({ reason: 'unknown-currency', field: ['currency'] }),
    );
  });

  it.each([
    ['1.005', 'malformed-amount'],
    ['9999999999999999999', 'amount-too-large'],
  ])('names the field of the amount %s that it refuses', (amount, reason) => {
    expect(() => parseMoney({ amount, currency: 'USD' })).toThrow(
      expect.objectContaining({ reason, field: ['amount'] }),
    );
  });
});

describe('formatAmount', () => {
  it.each<[bigint, Currency, string]>([
    [0n, 'EUR', '0.00'],
    [5n, 'EUR', '0.05'],
    [-5n, 'EUR', '-0.05'],
    [123456n, 'EUR', '1234.56'],
    [7n, 'JPY', '7'],
    [-7n, 'JPY', '-7'],
    [7n, 'KWD', '0.007'],
  ])('writes %s minor units of %s as %s', (minor, currency, text) => {
    expect(formatAmount(money(minor, currency))).toBe(text);
  });
});

describe('arithmetic', () => {
  it('adds and subtracts exactly', () => {
    fc.assert(
      fc.property(someMinor, someMinor, anyCurrency, (a, b, currency) => {
        const total = add(money(a, currency), money(b, currency));
        expect(total).toEqual(money(a + b, currency));
        expect(isEqual(subtract(total, money(b, currency)), money(a, currency))).toBe(true);
      }),
    );
  });

  it.each([add, subtract])('refuses to mix currencies in %p', (operation) => {
    expect(() => operation(money(1n, 'EUR'), money(1n, 'USD'))).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH' }),
    );
  });

  it('tells amounts apart by currency also where they are zero', () => {
    expect(isEqual(zero('EUR'), zero('USD'))).toBe(false);
  });

  it('sums nothing to zero, and refuses one stranger among many', () => {
    expect(sum([], 'EUR')).toEqual(zero('EUR'));
    expect(() => sum([money(1n, 'EUR'), money(1n, 'USD')], 'EUR')).toThrow(reasonOf('mixed-currencies'));
  });

  it.each([
    ['a sum', () => add(money(MAX, 'EUR'), money(1n, 'EUR'))],
    ['a difference', () => subtract(money(-MAX, 'EUR'), money(1n, 'EUR'))],
    ['a product', () => multiply(money(MAX, 'EUR'), 2n)],
    ['a conversion', () => convert(money(MAX, 'EUR'), new Decimal('160'), 'JPY')],
  ])('refuses %s beyond what the database can hold', (_case, compute) => {
    expect(compute).toThrow(reasonOf('amount-too-large'));
  });
});

describe('times', () => {
  it.each([
    ['100.00', '0.13', '13.00'],
    ['10266.67', '0.13', '1334.67'],
    ['0.01', '0.5', '0.01'],
    ['-0.01', '0.5', '-0.01'],
    ['0.01', '0.49', '0.00'],
    ['-0.01', '0.49', '0.00'],
    ['33.33', '3', '99.99'],
  ])('takes %s x %s as %s, half away from zero', (amount, factor, result) => {
    expect(formatAmount(times(parseAmount(amount, 'CNY'), new Decimal(factor)))).toBe(result);
  });

  it('is odd: the share of a debt is the debt of a share', () => {
    fc.assert(
      fc.property(someMinor, fc.integer({ min: 0, max: 999_999 }), (minor, millionths) => {
        const factor = new Decimal(`${millionths}e-6`);
        const share = times(money(minor, 'CNY'), factor).minor;
        expect(times(money(-minor, 'CNY'), factor).minor).toBe(-share);
      }),
    );
  });
});

describe('convert', () => {
  it.each<[string, Currency, string, Currency, string]>([
    ['9140.00', 'USD', '7.1000', 'CNY', '64894.00'],
    ['10.00', 'EUR', '162.555', 'JPY', '1626'],
    ['1000', 'JPY', '0.00205', 'KWD', '2.050'],
    ['-0.01', 'USD', '0.5', 'CNY', '-0.01'],
  ])('gives %s %s at %s as %s %s', (amount, currency, rate, target, result) => {
    const converted = convert(parseAmount(amount, currency), new Decimal(rate), target);
    expect([formatAmount(converted), converted.currency]).toEqual([result, target]);
  });

  it('changes nothing at a rate of one', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        const amount = money(minor, currency);
        expect(convert(amount, new Decimal('1'), currency)).toEqual(amount);
      }),
    );
  });
});

describe('toDecimal and fromDecimal', () => {
  it('are inverse', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        expect(fromDecimal(toDecimal(money(minor, currency)), currency).minor).toBe(minor);
      }),
    );
  });

  it.each<[string, Currency, bigint]>([
    ['0.005', 'EUR', 1n],
    ['-0.005', 'EUR', -1n],
    ['0.0049', 'EUR', 0n],
    ['-0.0049', 'EUR', 0n],
    ['0.5', 'JPY', 1n],
  ])('rounds %s %s to %s minor units', (value, currency, minor) => {
    expect(fromDecimal(new Decimal(value), currency).minor).toBe(minor);
  });
});

describe('split', () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 })
    .filter((all) => all.some((weight) => weight > 0n));
  const amount = fc.bigInt({ min: 0n, max: MAX });

  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [2n, [1n, 1n, 1n], [1n, 1n, 0n]],
    [100n, [0n, 1n], [0n, 100n]],
    [5n, [3n, 7n], [2n, 3n]],
    [0n, [1n, 2n], [0n, 0n]],
  ])('splits %s by %p', (minor, by, shares) => {
    expect(split(money(minor, 'EUR'), by).map((share) => share.minor)).toEqual(shares);
  });

  it('loses no unit and gives no share more than a unit beyond its due', () => {
    fc.assert(
      fc.property(amount, weights, (minor, by) => {
        const shares = split(money(minor, 'CNY'), by);
        const total = by.reduce((all, weight) => all + weight, 0n);
        expect(sum(shares, 'CNY').minor).toBe(minor);
        shares.forEach((share, index) => {
          const floor = (minor * (by[index] ?? 0n)) / total;
          expect(share.minor === floor || share.minor === floor + 1n).toBe(true);
        });
      }),
    );
  });

  it('gives nothing to a weight of zero', () => {
    fc.assert(
      fc.property(amount, weights, (minor, by) => {
        const shares = split(money(minor, 'CNY'), [0n, ...by]);
        expect(shares[0]?.minor).toBe(0n);
      }),
    );
  });

  it.each([
    ['a negative amount', money(-1n, 'EUR'), [1n]],
    ['no weight', money(1n, 'EUR'), []],
    ['weights of zero', money(1n, 'EUR'), [0n, 0n]],
    ['a negative weight', money(1n, 'EUR'), [2n, -1n]],
  ])('refuses %s', (_case, whole, by) => {
    expect(() => split(whole, by)).toThrow(RangeError);
  });
});

describe('proportion', () => {
  it.each([
    [10_01n, 7n, 8n, 8_76n],
    [1n, 1n, 2n, 1n],
    [-1n, 1n, 2n, -1n],
    [1n, 1n, 3n, 0n],
    [2n ** 62n, 10n ** 15n, 10n ** 15n, 2n ** 62n],
    [5n, 0n, 3n, 0n],
  ])('takes of %s the part %s of %s: %s', (minor, part, whole, expected) => {
    expect(proportion(money(minor, 'EUR'), part, whole)).toEqual(money(expected, 'EUR'));
  });

  it.each([
    [1n, 0n],
    [-1n, 1n],
  ])('is of no part %s of %s', (part, whole) => {
    expect(() => proportion(money(1n, 'EUR'), part, whole)).toThrow(RangeError);
  });
});

describe('least and greatest', () => {
  it('order two amounts of one currency, and refuse two', () => {
    const [two, three] = [money(2n, 'EUR'), money(3n, 'EUR')];
    for (const [a, b] of [
      [two, three],
      [three, two],
    ] as const) {
      expect(least(a, b)).toEqual(two);
      expect(greatest(a, b)).toEqual(three);
    }
    expect(() => least(two, money(1n, 'USD'))).toThrow(reasonOf('mixed-currencies'));
  });
});
