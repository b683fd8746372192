import type { Viewer } from '../../../runtime/viewer.ts';
import type { OrderView } from '../domain/order-view.ts';
import { type Place, placeOfParty } from '../domain/visibility.ts';

/** Roles that read across parties. */
const READS_ALL: ReadonlySet<string> = new Set(['customs', 'zone', 'operator']);

export const readsAll = (viewer: Viewer | null): boolean => viewer !== null && READS_ALL.has(viewer.role);

/** The place of a viewer in an order; null for one that has none, to whom the order does not exist. */
export function placeOf(view: OrderView, viewer: Viewer | null): Place | null {
  if (!view.order || !viewer) return null;
  if (viewer.role === 'operator') return 'PLATFORM';
  if (readsAll(viewer)) return 'AUTHORITY';
  return viewer.partyId === null ? null : placeOfParty(view, viewer.partyId);
}

/** True for whoever answers to customs for the order's goods: its retailer, its suppliers and their agents. */
export const mayDeclare = (view: OrderView, viewer: Viewer): boolean => {
  const place = placeOf(view, viewer);
  return place === 'RETAILER' || place === 'SUPPLIER' || place === 'PLATFORM';
};

/** The shipments that a carrier has in an order. */
export const shipmentsOf = ({ shipments }: OrderView, viewer: Viewer | null): ReadonlySet<string> =>
  new Set(
    shipments.filter(({ carrierId }) => carrierId === viewer?.partyId).map(({ shipmentId }) => shipmentId),
  );
