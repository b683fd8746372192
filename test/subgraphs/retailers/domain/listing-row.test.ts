import { describe, expect, it } from '@jest/globals';
import { readListingRow } from '../../../../subgraphs/retailers/domain/listing-row.ts';
import { Problems } from '../../../../values/problem.ts';

const good = {
  skuId: 'sku_1',
  market: 'DE',
  channel: 'B2C' as const,
  title: ' Holzeisenbahn ',
  price: { amount: '24.90', currency: 'EUR' },
};

function problemsOf(input: typeof good) {
  try {
    readListingRow(input, ['listings', '3']);
    return [];
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return error.problems.map(({ code, reason, field }) => [code, reason, field?.join('.')]);
  }
}

describe('readListingRow', () => {
  it('reads a row', () => {
    expect(readListingRow(good, [])).toEqual({
      skuId: 'sku_1',
      market: 'DE',
      channel: 'B2C',
      title: 'Holzeisenbahn',
      price: { minor: 2490n, currency: 'EUR' },
      forSale: true,
    });
  });

  it.each([
    ['a market that is no country', { market: 'EU' }, 'unknown-country', 'listings.3.market'],
    ['a market in lower case', { market: 'de' }, 'unknown-country', 'listings.3.market'],
    ['an empty title', { title: ' ' }, 'malformed-text', 'listings.3.title'],
    ['a title of 201 characters', { title: 'x'.repeat(201) }, 'malformed-text', 'listings.3.title'],
    ['a title in two lines', { title: 'a\nb' }, 'malformed-text', 'listings.3.title'],
    [
      'an amount that is no number',
      { price: { amount: 'cheap', currency: 'EUR' } },
      'malformed-amount',
      'listings.3.price.amount',
    ],
    [
      'more digits than the currency has',
      { price: { amount: '1.005', currency: 'EUR' } },
      'malformed-amount',
      'listings.3.price.amount',
    ],
    [
      'an amount that cannot be kept',
      { price: { amount: '9999999999999999999', currency: 'EUR' } },
      'amount-too-large',
      'listings.3.price.amount',
    ],
    [
      'a price of 0',
      { price: { amount: '0.00', currency: 'EUR' } },
      'price-not-positive',
      'listings.3.price.amount',
    ],
    [
      'a price below 0',
      { price: { amount: '-1', currency: 'EUR' } },
      'price-not-positive',
      'listings.3.price.amount',
    ],
    [
      'an unknown currency',
      { price: { amount: '1', currency: 'XXX' } },
      'unknown-currency',
      'listings.3.price.currency',
    ],
  ])('refuses %s', (_case, wrong, reason, field) => {
    expect(problemsOf({ ...good, ...wrong })).toEqual([['INVALID', reason, field]]);
  });

  it('tells of everything that is wrong at once', () => {
    expect(
      problemsOf({ ...good, market: '', title: '', price: { amount: '', currency: 'EUR' } }),
    ).toHaveLength(3);
  });
});
