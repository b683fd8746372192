import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, formatDecimal, isDecimal, parseDecimal } from '../../values/decimal.ts';

describe('parseDecimal', () => {
  it.each([
    ['0.13', '0.13'],
    ['-0.10', '-0.1'],
    ['007', '7'],
    ['-0', '0'],
    ['0.00000000000000000001', '0.00000000000000000001'],
    ['99999999999999999999', '99999999999999999999'],
  ])('reads %s as %s', (text, written) => {
    expect(isDecimal(text)).toBe(true);
    expect(formatDecimal(parseDecimal(text))).toBe(written);
  });

  it.each([
    '',
    '.5',
    '5.',
    '1e5',
    '+1',
    '1,5',
    ' 1',
    '1\n',
    'Infinity',
    '0x1',
    '1'.repeat(21),
    `0.${'1'.repeat(21)}`,
  ])('refuses "%s"', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => parseDecimal(text)).toThrow(
      expect.objectContaining({ code: 'INVALID', reason: 'malformed-decimal' }),
    );
  });

  it('does not repeat overlong input in its message', () => {
    expect(() => parseDecimal('9'.repeat(10_000))).toThrow(/^.{0,100}$/);
  });
});

describe('Decimal', () => {
  it('adds what floating numbers cannot', () => {
    expect(formatDecimal(parseDecimal('0.1').plus('0.2'))).toBe('0.3');
  });

  it('multiplies exactly', () => {
    const fraction = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(12));
    fc.assert(
      fc.property(fraction, fraction, ([a, i], [b, j]) => {
        const product = new Decimal(`${a}e-${i}`).times(new Decimal(`${b}e-${j}`));
        expect(product.eq(new Decimal(`${a * b}e-${i + j}`))).toBe(true);
      }),
    );
  });

  it('takes no floating number', () => {
    expect(() => new Decimal(0.1)).toThrow();
  });
});
