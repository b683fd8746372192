import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUnit, kilograms, parseQuantity, scaleQuantity, UNITS } from '../../values/quantity.ts';

describe('parseQuantity', () => {
  it.each([
    ['1', '1'],
    ['1.500', '1.5'],
    ['0.001', '0.001'],
    ['010', '10'],
  ])('reads %s as %s', (value, written) => {
    expect(parseQuantity({ value, unit: 'KGM' })).toEqual({ value: written, unit: 'KGM' });
  });

  it.each([
    ['0', 'KGM', 'quantity-not-positive'],
    ['0.000', 'KGM', 'quantity-not-positive'],
    ['-1', 'KGM', 'quantity-not-positive'],
    ['one', 'KGM', 'malformed-decimal'],
    ['1', 'kg', 'unknown-unit'],
    ['1', 'valueOf', 'unknown-unit'],
  ])('refuses %s %s', (value, unit, reason) => {
    expect(() => parseQuantity({ value, unit })).toThrow(
      expect.objectContaining({ code: 'INVALID', reason }),
    );
  });
});

describe('units', () => {
  it.each(Object.keys(UNITS))('%s is a code of UN/ECE Recommendation 20 by its form', (unit) => {
    expect(unit).toMatch(/^[A-Z0-9]{2,3}$/);
    expect(isUnit(unit)).toBe(true);
  });
});

describe('kilograms', () => {
  it.each([
    [0, '0'],
    [1, '0.001'],
    [10, '0.01'],
    [999, '0.999'],
    [1_000, '1'],
    [1_250, '1.25'],
    [120_000, '120'],
    [-5, '-0.005'],
  ])('of %s grams are %s', (grams, text) => {
    expect(kilograms(grams)).toBe(text);
  });

  it('read back to the same grams', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (grams) =>
        expect(Math.round(Number(kilograms(grams)) * 1_000)).toBe(grams),
      ),
    );
  });
});

describe('scaleQuantity', () => {
  it('multiplies exactly', () => {
    expect(scaleQuantity({ value: '0.1', unit: 'KGM' }, 3)).toEqual({ value: '0.3', unit: 'KGM' });
  });
});
