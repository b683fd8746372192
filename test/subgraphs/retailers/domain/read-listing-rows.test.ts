import { describe, expect, it } from '@jest/globals';
import { readListingRows } from '../../../../subgraphs/retailers/domain/read-listing-rows.ts';

const row = (skuId: string, rest: object = {}) => ({
  skuId,
  market: 'DE',
  channel: 'B2C' as const,
  title: 'Toy',
  price: { amount: '1.00', currency: 'EUR' },
  ...rest,
});

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => row(`sku_${index}`));

describe('readListingRows', () => {
  it.each([1, 500])('takes %s rows', (count) => {
    expect(readListingRows(rowsOf(count))).toHaveLength(count);
  });

  it.each([
    [0, 'INVALID', 'no-rows'],
    [501, 'LIMIT_EXCEEDED', 'too-many-rows'],
  ])('refuses %s rows', (count, code, reason) => {
    expect(() => readListingRows(rowsOf(count))).toThrow(
      expect.objectContaining({ code, reason, field: ['listings'] }),
    );
  });

  it('refuses every row about a listing that is there twice, and no other', () => {
    const rows = [
      row('sku_1'),
      row('sku_2'),
      row('sku_1', { title: 'Other', price: { amount: '2.00', currency: 'EUR' } }),
      row('sku_1', { market: 'FR' }),
      row('sku_1', { channel: 'B2B' }),
    ];
    const read = readListingRows(rows).map((each) => ('row' in each ? 'read' : each.problems));
    expect(read).toEqual([
      [expect.objectContaining({ code: 'DUPLICATE', field: ['listings', '0'] })],
      'read',
      [expect.objectContaining({ code: 'DUPLICATE', field: ['listings', '2'] })],
      'read',
      'read',
    ]);
  });

  it('refuses a bad row at its place', () => {
    const [, second] = readListingRows([row('sku_1'), row('sku_2', { title: '' })]);
    expect(second).toEqual({
      problems: [expect.objectContaining({ code: 'INVALID', field: ['listings', '1', 'title'] })],
    });
  });
});
