import { describe, expect, it } from '@jest/globals';
import { checkTiers, priceFor } from '../../../../subgraphs/manufacturers/domain/price-tier.ts';
import { type Currency } from '../../../../values/currency.ts';
import { money } from '../../../../values/money.ts';

const tier = (minQuantity: number, minor: bigint, currency: Currency = 'EUR') => ({
  minQuantity,
  price: money(minor, currency),
});

describe('checkTiers', () => {
  it.each([
    ['one step', [tier(1, 100n)]],
    ['falling prices', [tier(1, 100n), tier(10, 90n), tier(100, 80n)]],
    ['equal prices', [tier(1, 100n), tier(10, 100n)]],
    ['ten steps', Array.from({ length: 10 }, (_, index) => tier(index + 1, 100n))],
  ])('accepts %s', (_case, tiers) => {
    expect(checkTiers(tiers)).toEqual(tiers);
  });

  it.each([
    ['no step', [], 'tier-count', null],
    ['eleven steps', Array.from({ length: 11 }, (_, index) => tier(index + 1, 100n)), 'tier-count', null],
    ['a first step from 2', [tier(2, 100n)], 'first-tier-not-from-one', ['0', 'minQuantity']],
    ['a first step from 0', [tier(0, 100n)], 'first-tier-not-from-one', ['0', 'minQuantity']],
    ['a quantity twice', [tier(1, 100n), tier(1, 90n)], 'tiers-not-rising', ['1', 'minQuantity']],
    [
      'a falling quantity',
      [tier(1, 100n), tier(10, 90n), tier(5, 80n)],
      'tiers-not-rising',
      ['2', 'minQuantity'],
    ],
    ['a rising price', [tier(1, 100n), tier(10, 101n)], 'price-rises', ['1', 'price']],
    ['a price of nothing', [tier(1, 0n)], 'price-not-positive', ['0', 'price']],
    ['a price below nothing', [tier(1, 100n), tier(2, -1n)], 'price-not-positive', ['1', 'price']],
  ])('refuses %s', (_case, tiers, reason, field) => {
    expect(() => checkTiers(tiers)).toThrow(expect.objectContaining({ code: 'INVALID', reason, field }));
  });

  it('refuses two currencies', () => {
    expect(() => checkTiers([tier(1, 100n), tier(10, 90n, 'USD')])).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH', field: ['1', 'price'] }),
    );
  });
});

describe('priceFor', () => {
  const tiers = checkTiers([tier(1, 100n), tier(10, 90n), tier(100, 80n)]);

  it.each([
    [1, 100n],
    [9, 100n],
    [10, 90n],
    [99, 90n],
    [100, 80n],
    [1_000_000, 80n],
  ])('of %d is that of the highest step reached', (quantity, minor) => {
    expect(priceFor(tiers, quantity)).toEqual(money(minor, 'EUR'));
  });
});
