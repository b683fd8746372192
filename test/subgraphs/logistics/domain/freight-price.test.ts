import { describe, expect, it } from '@jest/globals';
import { freightOf } from '../../../../subgraphs/logistics/domain/freight-price.ts';
import { money } from '../../../../values/money.ts';

const price = {
  minimum: money(78_00n, 'USD'),
  perKg: [
    { fromKg: 0, price: '6.00' },
    { fromKg: 45, price: '5.00' },
    { fromKg: 100, price: '4.00' },
  ],
};

describe('freightOf', () => {
  it.each([
    ['the minimum, for little', 1_000, 78_00n],
    ['the minimum, up to where it is reached', 13_000, 78_00n],
    ['the price of the first break', 20_000, 120_00n],
    ['the price of the second break as soon as it is cheaper', 40_000, 225_00n],
    ['the second break on its weight', 45_000, 225_00n],
    ['the second break', 60_000, 300_00n],
    ['as if it weighed as much as the third break', 90_000, 400_00n],
    ['the third break', 250_500, 1_002_00n],
  ])('takes %s: %i g', (_case, grams, minor) => {
    expect(freightOf(grams, price)).toEqual(money(minor, 'USD'));
  });

  it('never falls when goods are added', () => {
    const freights = Array.from({ length: 400 }, (_, index) => freightOf(500 * (index + 1), price).minor);
    expect(freights).toEqual([...freights].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('rounds half away from zero, at the end, to the currency’s smallest unit', () => {
    const exact = (perKg: string, currency: 'USD' | 'JPY') =>
      freightOf(1_500, { minimum: money(0n, currency), perKg: [{ fromKg: 0, price: perKg }] });
    expect(exact('0.0099', 'USD')).toEqual(money(1n, 'USD'));
    expect(exact('0.01', 'USD')).toEqual(money(2n, 'USD'));
    expect(exact('1', 'JPY')).toEqual(money(2n, 'JPY'));
  });
});
