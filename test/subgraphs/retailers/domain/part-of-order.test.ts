import { describe, expect, it } from '@jest/globals';
import type { Order } from '../../../../subgraphs/retailers/domain/order.ts';
import { partOfOrder } from '../../../../subgraphs/retailers/domain/part-of-order.ts';
import { money } from '../../../../values/money.ts';

const euros = (minor: bigint) => money(minor, 'EUR');
const line = (number: number, supplierId: string, minor: bigint) => ({
  ...{ number, supplierId },
  amount: euros(minor),
});
const order = {
  currency: 'EUR',
  lines: [line(1, 'sup_1', 24_90n), line(2, 'sup_2', 20_00n), line(3, 'sup_1', 1_10n)],
  goods: euros(46_00n),
  freight: euros(5_00n),
  insurance: euros(1_00n),
  discount: euros(2_00n),
  total: euros(50_00n),
  deposit: euros(15_00n),
} as unknown as Order;

describe('partOfOrder', () => {
  it('is all of it for whoever is no supplier', () => {
    expect(partOfOrder(order, null)).toBe(order);
  });

  it('is all of it for the one supplier of all', () => {
    const single = { ...order, lines: order.lines.filter(({ supplierId }) => supplierId === 'sup_1') };
    expect(partOfOrder(single, 'sup_1')).toBe(single);
  });

  it.each([
    ['sup_1', [1, 3], 26_00n],
    ['sup_2', [2], 20_00n],
    ['sup_3', [], 0n],
  ])(
    'for %s has lines %j and their sum, and nothing of what the buyer pays besides',
    (supplierId, numbers, minor) => {
      const { lines, ...amounts } = partOfOrder(order, supplierId);
      expect(lines.map(({ number }) => number)).toEqual(numbers);
      const none = euros(0n);
      expect(amounts).toEqual({
        goods: euros(minor),
        ...{ freight: none, insurance: none, discount: none },
        total: euros(minor),
        deposit: null,
      });
    },
  );
});
