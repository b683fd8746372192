import type { Return, ReturnShipment } from './return.ts';
import type { ReturnStatus } from './return-status.ts';

const ON_THE_WAY: ReadonlySet<string> = new Set([
  'LOADED',
  'DEPARTED',
  'ARRIVED',
  'IMPORT_CLEARING',
  'DELIVERED',
  'RETURNING',
  'RETURNED',
  'LOST',
]);
/** Its goods do not come any more: they are gone, or with the buyer again. */
const NEVER_COMES: ReadonlySet<string> = new Set(['RETURNED', 'LOST']);
const IN_THE_COUNTRY: ReadonlySet<string> = new Set(['ARRIVED', 'IMPORT_CLEARING', 'DELIVERED']);

/** The status that a return has by itself after what has been told of it; null where it stays. */
export function nextReturnStatus({
  status,
  shipment,
  dues,
}: Pick<Return, 'status' | 'shipment' | 'dues'>): ReturnStatus | null {
  const reported = shipment?.status ?? 'CREATED';
  const isToCome = status === 'APPROVED' || status === 'WITHDRAWN';
  if (isToCome && ON_THE_WAY.has(reported)) return 'IN_TRANSIT';
  const isTravelling = status === 'IN_TRANSIT' || status === 'AT_CUSTOMS';
  if (isTravelling && NEVER_COMES.has(reported)) return 'CLOSED';
  if (status === 'IN_TRANSIT' && IN_THE_COUNTRY.has(reported)) return 'AT_CUSTOMS';
  if (status === 'RECEIVED' && dues.isBuyerSettled) return 'CLOSED';
  return null;
}

/** A return with what was heard of a shipment of it; null where that says nothing new. */
export function withShipment(given: Return, heard: ReturnShipment): Return | null {
  const { shipment } = given;
  const isOwn = shipment === null || shipment.shipmentId === heard.shipmentId;
  // Another one takes the place of one that was given up.
  if (!isOwn && shipment.status !== 'CANCELLED') return null;
  if (isOwn && shipment !== null && shipment.version >= heard.version) return null;
  return { ...given, shipment: heard };
}
