import { describe, expect, it } from '@jest/globals';
import { readSkuRow, type SkuRowInput } from '../../../../subgraphs/manufacturers/domain/sku-row.ts';
import { money } from '../../../../values/money.ts';

const row: SkuRowInput = {
  code: 'TRAIN-1',
  productName: 'Wooden train',
  productNameZh: '木制火车',
  name: 'Wooden train, red',
  nameZh: '红色木制火车',
  brandId: 'brand_1',
  hsCode: '9503008900',
  origin: 'CN',
  legalQuantities: [
    { value: '0.450', unit: 'KGM' },
    { value: '1', unit: 'C62' },
  ],
  netWeight: { grams: 450 },
  grossWeight: { grams: 520 },
  moq: 10,
  leadDays: 14,
  priceTiers: [
    { minQuantity: 1, price: { amount: '12.5', currency: 'EUR' } },
    { minQuantity: 100, price: { amount: '11', currency: 'EUR' } },
  ],
};

const read = (given: Partial<SkuRowInput>) => readSkuRow({ ...row, ...given });
const tier = (amount: string, currency = 'EUR') => [{ minQuantity: 1, price: { amount, currency } }];

describe('readSkuRow', () => {
  it('reads a whole row', () => {
    expect(read({})).toEqual({
      code: 'TRAIN-1',
      productNameEn: 'Wooden train',
      productNameZh: '木制火车',
      content: {
        nameEn: 'Wooden train, red',
        nameZh: '红色木制火车',
        brandId: 'brand_1',
        hsCode: '9503008900',
        origin: 'CN',
        legalQuantities: [
          { value: '0.45', unit: 'KGM' },
          { value: '1', unit: 'C62' },
        ],
        netGrams: 450,
        grossGrams: 520,
        moq: 10,
        leadDays: 14,
        priceTiers: [
          { minQuantity: 1, price: money(1250n, 'EUR') },
          { minQuantity: 100, price: money(1100n, 'EUR') },
        ],
      },
    });
  });

  it('clears what a row leaves out', () => {
    const { productNameZh: _1, nameZh: _2, brandId: _3, moq: _4, leadDays: _5, ...least } = row;
    expect(readSkuRow(least)).toMatchObject({
      productNameZh: null,
      content: { nameZh: null, brandId: null, moq: 1, leadDays: null },
    });
    expect(read({ nameZh: null, brandId: null, moq: null, leadDays: null })).toMatchObject({
      content: { nameZh: null, brandId: null, moq: 1, leadDays: null },
    });
  });

  it('takes blanks around texts away', () => {
    expect(read({ code: ' TRAIN-1 ', name: '\tTrain ' })).toMatchObject({
      code: 'TRAIN-1',
      content: { nameEn: 'Train' },
    });
  });

  it.each<[string, Partial<SkuRowInput>]>([
    ['weights that are equal', { grossWeight: { grams: 450 } }],
    ['a legal quantity in grams', { legalQuantities: [{ value: '450', unit: 'GRM' }] }],
    ['a legal quantity in pairs', { legalQuantities: [{ value: '0.5', unit: 'NPR' }] }],
    ['hand-over on the day', { leadDays: 0 }],
    ['a currency without decimals', { priceTiers: tier('1250', 'JPY') }],
  ])('accepts %s', (_case, given) => {
    expect(() => read(given)).not.toThrow();
  });

  it.each<[string, Partial<SkuRowInput>, readonly string[], string]>([
    ['no code', { code: '' }, ['code'], 'malformed-text'],
    ['a long code', { code: 'x'.repeat(65) }, ['code'], 'malformed-text'],
    ['no product', { productName: ' ' }, ['productName'], 'malformed-text'],
    ['a long product name', { productName: 'x'.repeat(201) }, ['productName'], 'malformed-text'],
    ['an empty Chinese name', { productNameZh: '' }, ['productNameZh'], 'malformed-text'],
    ['no name', { name: '' }, ['name'], 'malformed-text'],
    ['a name of two lines', { name: 'a\nb' }, ['name'], 'malformed-text'],
    ['an empty Chinese variant', { nameZh: '' }, ['nameZh'], 'malformed-text'],
    ['an HS code of 6 digits', { hsCode: '950300' }, ['hsCode'], 'malformed-hs-code'],
    ['an HS code with dots', { hsCode: '9503.00.8900' }, ['hsCode'], 'malformed-hs-code'],
    ['an unknown origin', { origin: 'XX' }, ['origin'], 'unknown-country'],
    ['an origin in small letters', { origin: 'cn' }, ['origin'], 'unknown-country'],
    ['no weight', { netWeight: { grams: 0 } }, ['netWeight'], 'number-out-of-range'],
    ['more than 100 tonnes', { grossWeight: { grams: 100_000_001 } }, ['grossWeight'], 'number-out-of-range'],
    ['a gross below the net weight', { grossWeight: { grams: 449 } }, ['grossWeight'], 'gross-below-net'],
    ['no legal quantity', { legalQuantities: [] }, ['legalQuantities'], 'legal-quantity-count'],
    [
      'three legal quantities',
      { legalQuantities: ['C62', 'NPR', 'SET'].map((unit) => ({ value: '1', unit })) },
      ['legalQuantities'],
      'legal-quantity-count',
    ],
    [
      'one legal unit twice',
      { legalQuantities: ['C62', 'C62'].map((unit) => ({ value: '1', unit })) },
      ['legalQuantities', '1', 'unit'],
      'legal-unit-twice',
    ],
    [
      'an unknown unit',
      { legalQuantities: [{ value: '1', unit: 'dozen' }] },
      ['legalQuantities', '0'],
      'unknown-unit',
    ],
    [
      'a legal quantity of nothing',
      {
        legalQuantities: [
          { value: '0.45', unit: 'KGM' },
          { value: '0', unit: 'C62' },
        ],
      },
      ['legalQuantities', '1'],
      'quantity-not-positive',
    ],
    [
      'kilograms that are not the net weight',
      { legalQuantities: [{ value: '0.52', unit: 'KGM' }] },
      ['legalQuantities', '0', 'value'],
      'legal-quantity-not-net-weight',
    ],
    [
      'grams that are not the net weight',
      { legalQuantities: [{ value: '451', unit: 'GRM' }] },
      ['legalQuantities', '0', 'value'],
      'legal-quantity-not-net-weight',
    ],
    ['a minimum order of nothing', { moq: 0 }, ['moq'], 'number-out-of-range'],
    ['a lead of more than a year', { leadDays: 366 }, ['leadDays'], 'number-out-of-range'],
    ['a negative lead', { leadDays: -1 }, ['leadDays'], 'number-out-of-range'],
    ['no price', { priceTiers: [] }, ['priceTiers'], 'tier-count'],
    ['a price of nothing', { priceTiers: tier('0') }, ['priceTiers', '0', 'price'], 'price-not-positive'],
    [
      'a third decimal',
      { priceTiers: tier('1.005') },
      ['priceTiers', '0', 'price', 'amount'],
      'malformed-amount',
    ],
    [
      'an unknown currency',
      { priceTiers: tier('1', 'XXX') },
      ['priceTiers', '0', 'price', 'currency'],
      'unknown-currency',
    ],
  ])('refuses %s', (_case, given, field, reason) => {
    expect(() => read(given)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ field, reason })] }),
    );
  });

  it('tells everything that is wrong', () => {
    const fields = ['code', 'hsCode', 'origin'].map((field) => expect.objectContaining({ field: [field] }));
    expect(() => read({ code: '', hsCode: '1', origin: 'XX' })).toThrow(
      expect.objectContaining({ problems: fields }),
    );
  });
});
