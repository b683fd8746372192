import { requireScope, type Viewer } from '../../../runtime/viewer.ts';
import { Problem } from '../../../values/problem.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';

type OrderParties = Pick<OrderFactsRecord, 'retailerId' | 'buyerId'>;

/** Authorities and the platform read across parties; banks see what they move. */
const READS_ALL: ReadonlySet<string> = new Set(['finance', 'customs', 'operator']);

/** How much of an order's money a viewer sees: its seller all of it, its buyer what was paid and given back. */
export function sightOf(viewer: Viewer | null, order: OrderParties): 'ALL' | 'BUYER' | null {
  if (!viewer) return null;
  if (READS_ALL.has(viewer.role) || isSeller(viewer, order)) return 'ALL';
  return viewer.role === 'buyer' && viewer.partyId === order.buyerId ? 'BUYER' : null;
}

const SCOPE = 'payments:write';

/** Whoever may move money at all; which orders' is asked once the order is known. */
export const requireMover = (viewer: Viewer | null): Viewer => requireScope(viewer, SCOPE);

/**
 * The bank's or provider's side, who alone can say that money came in, or is stopped.
 *
 * A seller who could would pay itself out what nobody has paid.
 */
export function requireFinance(viewer: Viewer | null): Viewer {
  const known = requireMover(viewer);
  if (known.role === 'finance') return known;
  throw new Problem('FORBIDDEN', 'only-finance-books-money', {
    message: 'Only a payment provider or the role finance says what came in and what is stopped',
  });
}

/** The retailer whose order it is. */
export const isSeller = (viewer: Viewer, { retailerId }: OrderParties): boolean =>
  viewer.role === 'retailer' && viewer.partyId === retailerId;

export const isSellerOrFinance = (viewer: Viewer, order: OrderParties): boolean =>
  viewer.role === 'finance' || isSeller(viewer, order);

/** The same for an order that is not the viewer's as for one that does not exist. */
export const noSuchOrder = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-order', { message: 'No such order, or not yours' });
