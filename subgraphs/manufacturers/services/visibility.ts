import { actsFor, type Viewer } from '../../../runtime/viewer.ts';
import type { Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { type PriceTiers, priceFor } from '../domain/price-tier.ts';
import type { Stock, StockLevel } from '../domain/stock-level.ts';

interface Priced {
  readonly supplierId: string;
  readonly priceTiers: PriceTiers;
}

/** True where the price steps of a supplier may be seen: by itself, its possible customers and the operator. */
export const seesTiers = (viewer: Viewer | null, supplierId: string): boolean =>
  viewer !== null &&
  viewer.scopes.has('tiers:read') &&
  (viewer.role !== 'supplier' || viewer.partyId === supplierId);

/** The price steps; null where the viewer may not see them. */
export const visibleTiers = (viewer: Viewer | null, { supplierId, priceTiers }: Priced): PriceTiers | null =>
  seesTiers(viewer, supplierId) ? priceTiers : null;

/** The price that the viewer is offered: who may not see the steps gets the list price. @throws BAD_INPUT below 1. */
export function offeredPrice(
  viewer: Viewer | null,
  { supplierId, priceTiers }: Priced,
  quantity: number,
): Money {
  if (quantity < 1) {
    throw new Problem('BAD_INPUT', 'quantity-out-of-range', { message: 'quantity is at least 1' });
  }
  return priceFor(priceTiers, seesTiers(viewer, supplierId) ? quantity : 1);
}

/** Stock by warehouse; null where the viewer may not see it. */
export const visibleLevels = (
  viewer: Viewer | null,
  { supplierId, levels }: Pick<Stock, 'supplierId' | 'levels'>,
): readonly StockLevel[] | null => (actsFor(viewer, supplierId) ? levels : null);
