import type { Viewer } from '../../../runtime/viewer.ts';
import { isIncoterm, termsOf } from '../../../values/incoterm.ts';
import type { ShipmentDocument } from '../domain/order-documents.ts';
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

/** A supplier that asks; null for all others. */
export const supplierOf = (viewer: Viewer | null): string | null =>
  viewer?.role === 'supplier' ? viewer.partyId : null;

/**
 * True for whoever answers to customs for a shipment's goods: the order's retailer, the supplier of them all, or the
 * business that buys them and clears them for export itself.
 */
export function mayDeclare(
  view: OrderView,
  { lines }: Pick<ShipmentDocument, 'lines'>,
  viewer: Viewer,
): boolean {
  const place = placeOf(view, viewer);
  if (place === 'BUYER') return isClearedByBuyer(view.order);
  if (place !== 'SUPPLIER') return place === 'RETAILER' || place === 'PLATFORM';
  const isOwn = (lineNumber: number) =>
    view.order?.lines.some(
      ({ number, supplierId }) => number === lineNumber && supplierId === viewer.partyId,
    ) ?? false;
  return lines.every(({ lineNumber }) => isOwn(lineNumber));
}

/** Under EXW a business fetches the goods where they lie. */
const isClearedByBuyer = (order: OrderView['order']): boolean =>
  order?.channel === 'B2B' &&
  isIncoterm(order.incoterm) &&
  termsOf(order.incoterm).exportClearance === 'BUYER';

/** The shipments that a carrier has in an order. */
export const shipmentsOf = ({ shipments }: OrderView, viewer: Viewer | null): ReadonlySet<string> =>
  new Set(
    shipments.filter(({ carrierId }) => carrierId === viewer?.partyId).map(({ shipmentId }) => shipmentId),
  );
