import { isAhead } from '../../../values/is-ahead.ts';
import { Problem } from '../../../values/problem.ts';
import { type DeclarationFacts, requireReleased } from './release.ts';
import { requireLetIn } from './return-booking.ts';
import type { ReturnFacts } from './return-facts.ts';
import type { Shipment } from './shipment.ts';
import { advance, isLoaded, precedes, type ShipmentStatus } from './shipment-status.ts';

/** One report of a carrier. */
export interface TrackingEvent {
  /** The carrier's own. */
  readonly eventId: string;
  readonly status: ShipmentStatus;
  /** When it happened. */
  readonly at: Date;
  /** Where, as the carrier writes it. */
  readonly place: string | null;
  /** The carrier's own words. */
  readonly note: string | null;
}

/** What a report is judged by. */
export interface Known {
  /** Reports of this shipment that came before, in any order. */
  readonly reports: readonly TrackingEvent[];
  readonly declarations: readonly DeclarationFacts[];
  /** Of the return that it carries; null = outbound. */
  readonly returned: ReturnFacts | null;
  readonly now: Date;
}

const MAX_REPORTS = 200;

/**
 * The shipment once a carrier has reported.
 *
 * @throws ILLEGAL_TRANSITION, NOT_RELEASED, INVALID for a time that cannot be, LIMIT_EXCEEDED.
 */
export function report(
  shipment: Shipment,
  event: TrackingEvent,
  { reports, declarations, returned, now }: Known,
): Shipment {
  const status = advance(shipment.status, event.status);
  requireEndOfRoute(shipment, event.status);
  if (shipment.returnId !== null) requireLetIn(returned, event);
  else if (isLoaded(event.status)) requireReleased(shipment.lines, declarations, event.at);
  requirePossibleTime(event, reports, now);
  if (reports.length >= MAX_REPORTS) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-reports', {
      message: `A shipment has at most ${MAX_REPORTS} events`,
    });
  }
  return { ...shipment, status, changedAt: now, version: shipment.version + 1 };
}

/** Goods for an overseas warehouse end in it, others with the buyer; who gives a shipment up does not report it. */
function requireEndOfRoute({ toWarehouseId }: Shipment, status: ShipmentStatus): void {
  const wrongEnd = toWarehouseId === null ? 'STORED_OVERSEAS' : 'DELIVERED';
  if (status !== wrongEnd && status !== 'CANCELLED') return;
  throw new Problem('ILLEGAL_TRANSITION', 'no-end-of-this-route', {
    message:
      status === 'CANCELLED'
        ? 'A shipment is given up with cancelShipment'
        : `This shipment goes to ${toWarehouseId === null ? 'the buyer' : 'a warehouse'} and cannot end ${status}`,
    field: ['status'],
  });
}

/** Nothing happens after now, and nothing leaves before it is loaded. */
function requirePossibleTime(event: TrackingEvent, reports: readonly TrackingEvent[], now: Date): void {
  const refuse = (reason: string, message: string) =>
    new Problem('INVALID', reason, { message, field: ['at'] });
  if (isAhead(event.at, now)) throw refuse('in-the-future', 'It has not happened yet');
  const all = [...reports, event];
  const loadedAt = Math.min(...all.filter(({ status }) => status === 'LOADED').map(({ at }) => at.getTime()));
  const hasLeft = all.filter(({ status }) => precedes('LOADED', status));
  if (loadedAt !== Infinity && hasLeft.some(({ at }) => at.getTime() < loadedAt)) {
    throw refuse('left-before-loaded', 'Goods leave after they are loaded');
  }
}
