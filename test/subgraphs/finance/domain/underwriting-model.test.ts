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
    ['PLATFORM_POOL', 40_00n],
    ['NAMED_BUYER', 90_00n],
    // It drops as the stock is sold and paid.
    ['OVERSEAS_STOCK', 90_00n],
  ] as const)('%s counts %s cents as received', (model, minor) => {
    const euros = (cents: bigint) => money(cents, 'EUR');
    const ledger = { captured: euros(100_00n), refunded: euros(10_00n), held: euros(60_00n) };
    // Of a ledger these three alone are looked at.
    expect(receivedOf(model, ledger as Ledger)).toEqual(euros(minor));
  });
});
