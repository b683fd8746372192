import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  amountOf,
  checkTotal,
  priceOrder,
  unitPriceOf,
} from '../../../../subgraphs/retailers/domain/price-order.ts';
import { add, money, subtract } from '../../../../values/money.ts';

const euros = (minor: bigint) => money(minor, 'EUR');
const yuan = (minor: bigint) => money(minor, 'CNY');

describe('unitPriceOf', () => {
  it.each([
    ['B2C', 10_01n, 80_00n, 70_00n, 10_01n],
    ['B2B', 10_01n, 80_00n, 80_00n, 10_01n],
    ['B2B', 10_01n, 80_00n, 70_00n, 8_76n],
    ['B2B', 1n, 3n, 1n, 0n],
    ['B2B', 1n, 2n, 1n, 1n],
  ] as const)('%s: %s at %s, in quantity %s, is %s', (channel, price, base, tier, expected) => {
    const prices = { basePrice: yuan(base), tierPrice: yuan(tier) };
    expect(unitPriceOf(channel, euros(price), prices)).toEqual(euros(expected));
  });
});

describe('priceOrder', () => {
  it('adds up, whatever is ordered', () => {
    const anyLine = fc.tuple(fc.bigInt(1n, 10n ** 9n), fc.integer({ min: 1, max: 10_000 }));
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 20 }),
        fc.bigInt(0n, 10n ** 6n),
        (lines, freight) => {
          const amounts = lines.map(([price, quantity]) => ({ amount: amountOf(euros(price), quantity) }));
          const sums = priceOrder(amounts, { freight: euros(freight), terms: 'PREPAID' });
          const goods = lines.reduce((sum, [price, quantity]) => sum + price * BigInt(quantity), 0n);
          expect(sums.goods).toEqual(euros(goods));
          expect(sums.total).toEqual(
            subtract(add(add(sums.goods, sums.freight), sums.insurance), sums.discount),
          );
        },
      ),
    );
  });

  it.each([
    ['PREPAID', null],
    ['OPEN_ACCOUNT', null],
    ['DOCUMENTARY_CREDIT', null],
    // 30 % of 10.15 is 3.045.
    ['DEPOSIT_30_70', euros(3_05n)],
  ] as const)('asks at %s for a deposit of %j', (terms, deposit) => {
    const sums = priceOrder([{ amount: euros(10_00n) }], { freight: euros(15n), terms });
    expect(sums.deposit).toEqual(deposit);
  });
});

describe('checkTotal', () => {
  it('takes the total that the buyer has seen, or any', () => {
    expect(() => checkTotal(euros(10n), euros(10n))).not.toThrow();
    expect(() => checkTotal(euros(10n), null)).not.toThrow();
  });

  it.each([euros(11n), yuan(10n)])('refuses another one: %j', (expected) => {
    expect(() => checkTotal(euros(10n), expected)).toThrow(
      expect.objectContaining({ code: 'PRICE_CHANGED' }),
    );
  });
});
