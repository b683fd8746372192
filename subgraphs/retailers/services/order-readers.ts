import type { ViewerRole } from '../../../runtime/roles.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import { ANY_READER } from '../models/order.ts';

/** Those who read every order: the platform, customs, and the bank and insurer that pay on them. */
const READ_ALL: ReadonlySet<ViewerRole> = new Set(['operator', 'customs', 'finance']);

/** Those who move, sell, supply, declare or clear the goods have to know where they go; a bank has not. */
const SEE_CONSIGNEE: ReadonlySet<ViewerRole> = new Set([
  'buyer',
  'retailer',
  'supplier',
  'carrier',
  'declarant',
  'customs',
]);

/**
 * As whom a viewer stands among an order's readers; null for one who reads none.
 *
 * A zone reads the orders of its own retailers; an account of zones as such, without one of its own, reads all.
 */
export function readerOf(viewer: Viewer | null): string | null {
  if (!viewer) return null;
  const readsAll = READ_ALL.has(viewer.role) || (viewer.role === 'zone' && viewer.partyId === null);
  return readsAll ? ANY_READER : viewer.partyId;
}

/** Whether a viewer who reads an order sees to whom it goes. */
export const seesConsignee = (viewer: Viewer | null): boolean =>
  viewer !== null && SEE_CONSIGNEE.has(viewer.role);
