import { describe, expect, it } from '@jest/globals';
import {
  checkSuits,
  type InsurableOrder,
  receivedOf,
  suits,
  UNDERWRITING_MODELS,
} from '../../../../subgraphs/finance/domain/underwriting-model.ts';
import type { Ledger } from '../../../../subgraphs/finance/domain/ledger.ts';
import { money } from '../../../../values/money.ts';

const order = (given: Partial<InsurableOrder>): InsurableOrder => ({
  channel: 'B2B',
  terms: 'OPEN_ACCOUNT',
  isStockAbroad: false,
  ...given,
});

describe('an underwriting model', () => {
  it.each<[string, InsurableOrder, readonly string[]]>([
    ['a firm’s order on credit', order({}), ['NAMED_BUYER']],
    ['a firm’s order with a deposit', order({ terms: 'DEPOSIT_30_70' }), ['NAMED_BUYER']],
    ['a firm’s order paid before', order({ terms: 'PREPAID' }), []],
    ['a consumer’s order', order({ channel: 'B2C', terms: 'PREPAID' }), ['PLATFORM_POOL']],
    ['stock in a warehouse abroad', order({ isStockAbroad: true }), ['OVERSEAS_STOCK']],
    ['such stock paid before', order({ isStockAbroad: true, terms: 'PREPAID' }), ['OVERSEAS_STOCK']],
    [
      'a consumer’s order out of a warehouse abroad',
      order({ channel: 'B2C', isStockAbroad: true }),
      ['PLATFORM_POOL'],
    ],
  ])('suits %s, or does not', (_case, given, models) => {
    expect(UNDERWRITING_MODELS.filter((model) => suits(model, given))).toEqual(models);
  });

  it('that does not suit is refused', () => {
    expect(() => checkSuits('NAMED_BUYER', order({ isStockAbroad: true }))).toThrow(
      expect.objectContaining({ code: 'INVALID', reason: 'policy-not-for-order' }),
    );
  });

  it.each([
    // What the platform holds of a consumer’s money is not the seller’s yet.
    ['PLATFORM_POOL', 'some was paid out and given back', [100, 10, 60], 100, 40],
    ['PLATFORM_POOL', 'nothing was paid', [0, 0, 0], 100, 0],
    ['PLATFORM_POOL', 'all is held', [100, 0, 100], 100, 0],
    ['PLATFORM_POOL', 'a part was paid', [60, 0, 60], 100, 0],
    ['PLATFORM_POOL', 'a discount was given back', [100, 20, 80], 100, 20],
    ['PLATFORM_POOL', 'what came back was given back', [100, 30, 70], 70, 0],
    ['PLATFORM_POOL', 'that and a discount were given back', [100, 50, 50], 70, 20],
    ['PLATFORM_POOL', 'what came back was given back, and the rest paid out', [100, 30, 0], 70, 70],
    ['PLATFORM_POOL', 'too much was paid', [110, 0, 110], 100, 0],
    ['PLATFORM_POOL', 'too much was paid and given back', [110, 10, 100], 100, 0],
    ['NAMED_BUYER', 'some was paid out and given back', [100, 10, 60], 100, 90],
    // It drops as the stock is sold and paid.
    ['OVERSEAS_STOCK', 'some was paid out and given back', [100, 10, 60], 100, 90],
  ] as const)('%s counts where %s', (model, _case, [captured, refunded, held], worth, received) => {
    const euros = (amount: number) => money(BigInt(amount) * 100n, 'EUR');
    const ledger = { captured: euros(captured), refunded: euros(refunded), held: euros(held) };
    // Of a ledger these three alone are looked at.
    expect(receivedOf(model, ledger as Ledger, euros(worth))).toEqual(euros(received));
  });
});
