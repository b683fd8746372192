import { describe, expect, it } from '@jest/globals';
import { contentOf, isUnchanged } from '../../../../subgraphs/retailers/domain/plan-listing.ts';
import { money } from '../../../../values/money.ts';

const row = {
  skuId: 'sku_1',
  market: 'DE',
  channel: 'B2C' as const,
  title: 'Toy',
  price: money(100n, 'EUR'),
  forSale: true,
};

describe('contentOf', () => {
  it('puts a listing on sale or takes it off', () => {
    expect(contentOf(row)).toEqual({ title: 'Toy', price: money(100n, 'EUR'), status: 'FOR_SALE' });
    expect(contentOf({ ...row, forSale: false }).status).toBe('WITHDRAWN');
  });
});

describe('isUnchanged', () => {
  it.each([
    ['nothing', {}, true],
    ['the title', { title: 'Toys' }, false],
    ['the price', { price: money(101n, 'EUR') }, false],
    ['the currency', { price: money(100n, 'USD') }, false],
    ['being for sale', { forSale: false }, false],
  ])('where %s differs', (_case, change, unchanged) => {
    expect(isUnchanged(contentOf(row), contentOf({ ...row, ...change }))).toBe(unchanged);
  });
});
