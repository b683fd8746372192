import type { Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';

/** A price of one sales unit from a quantity upwards. */
export interface PriceTier {
  readonly minQuantity: number;
  readonly price: Money;
}

/** Steps of one SKU, smallest quantity first, the first from 1. */
export type PriceTiers = readonly [PriceTier, ...PriceTier[]];

const MAX_TIERS = 10;

/**
 * Steps as they may be published: the first from 1, quantities rising, prices never, all in one currency.
 *
 * @throws Problem with a field inside the steps, such as `['2', 'price']`.
 */
export function checkTiers(tiers: readonly PriceTier[]): PriceTiers {
  const [first, ...others] = tiers;
  if (!first || tiers.length > MAX_TIERS) {
    throw new Problem('INVALID', 'tier-count', { message: `There are 1 to ${MAX_TIERS} price steps` });
  }
  if (first.minQuantity !== 1) {
    throw refusal(0, 'minQuantity', {
      reason: 'first-tier-not-from-one',
      message: 'The first step is from 1',
    });
  }
  tiers.forEach((tier, index) => checkStep(tier, tiers[index - 1] ?? null, index));
  return [first, ...others];
}

function checkStep({ minQuantity, price }: PriceTier, before: PriceTier | null, index: number): void {
  if (price.minor <= 0n) {
    throw refusal(index, 'price', { reason: 'price-not-positive', message: 'A price is above 0' });
  }
  if (!before) return;
  if (price.currency !== before.price.currency) {
    throw new Problem('CURRENCY_MISMATCH', 'tiers-in-mixed-currencies', {
      message: 'All price steps are in one currency',
      field: [String(index), 'price'],
    });
  }
  if (minQuantity <= before.minQuantity) {
    throw refusal(index, 'minQuantity', {
      reason: 'tiers-not-rising',
      message: 'Quantities rise from step to step',
    });
  }
  if (price.minor > before.price.minor) {
    throw refusal(index, 'price', {
      reason: 'price-rises',
      message: 'A larger quantity has no higher price',
    });
  }
}

const refusal = (
  index: number,
  field: 'minQuantity' | 'price',
  { reason, message }: { readonly reason: string; readonly message: string },
) => new Problem('INVALID', reason, { message, field: [String(index), field] });

/** The price of one sales unit when this many are bought. */
export function priceFor(tiers: PriceTiers, quantity: number): Money {
  const [first] = tiers;
  return (tiers.findLast(({ minQuantity }) => minQuantity <= quantity) ?? first).price;
}
