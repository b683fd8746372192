import type { Viewer } from '../../../runtime/viewer.ts';
import type { Shipment } from '../domain/shipment.ts';

/** True for the carrier that has the goods, and for the operator in its place. */
export const isCarrierOf = ({ role, partyId }: Viewer, { carrierId }: Shipment): boolean =>
  role === 'operator' || (role === 'carrier' && partyId === carrierId);
