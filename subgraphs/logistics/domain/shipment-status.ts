import { Problem } from '../../../values/problem.ts';

export const SHIPMENT_STATUSES = [
  'CREATED',
  'BOOKED',
  'PICKED_UP',
  'AT_CUSTOMS_PLACE',
  'LOADED',
  'DEPARTED',
  'ARRIVED',
  'IMPORT_CLEARING',
  'DELIVERED',
  'STORED_OVERSEAS',
  'RETURNING',
  'RETURNED',
  'LOST',
  'CANCELLED',
] as const;

export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/** Each step of the way; where a carrier reports only some of them, the ones between are implied. */
const NEXT: Readonly<Record<ShipmentStatus, readonly ShipmentStatus[]>> = {
  CREATED: ['BOOKED', 'CANCELLED'],
  BOOKED: ['PICKED_UP', 'CANCELLED'],
  PICKED_UP: ['AT_CUSTOMS_PLACE', 'CANCELLED'],
  AT_CUSTOMS_PLACE: ['LOADED', 'CANCELLED'],
  LOADED: ['DEPARTED', 'RETURNING', 'LOST'],
  DEPARTED: ['ARRIVED', 'RETURNING', 'LOST'],
  ARRIVED: ['IMPORT_CLEARING', 'RETURNING', 'LOST'],
  IMPORT_CLEARING: ['DELIVERED', 'STORED_OVERSEAS', 'RETURNING', 'LOST'],
  RETURNING: ['RETURNED', 'LOST'],
  DELIVERED: [],
  STORED_OVERSEAS: [],
  RETURNED: [],
  LOST: [],
  CANCELLED: [],
};

/** True where `later` lies ahead of `earlier`, by one step or by several. */
export const precedes = (earlier: ShipmentStatus, later: ShipmentStatus): boolean =>
  NEXT[earlier].some((next) => next === later || precedes(next, later));

/** Only what customs has released gets this far. */
export const isLoaded = (status: ShipmentStatus): boolean =>
  status === 'LOADED' || precedes('LOADED', status);

/**
 * Where a shipment stands once a carrier has said `reported`.
 *
 * Reports come in any order. One that lies behind changes nothing, so the state never goes back, and the same reports
 * lead to the same state whatever the order of their arrival.
 *
 * @throws ILLEGAL_TRANSITION for a report that is neither ahead nor behind, such as a delivery of what was lost.
 */
export function advance(current: ShipmentStatus, reported: ShipmentStatus): ShipmentStatus {
  if (precedes(current, reported)) return reported;
  if (current === reported || precedes(reported, current)) return current;
  throw new Problem('ILLEGAL_TRANSITION', 'shipment-not-in-status', {
    message: `A shipment that is ${current} cannot be or have been ${reported}`,
    status: current,
  });
}
