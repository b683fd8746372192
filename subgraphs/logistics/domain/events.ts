import type { Money } from '../../../values/money.ts';
import type { TransportMode } from '../../../values/transport-mode.ts';
import type { PartyRole } from './party-role.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';
import type { ShipmentStatus } from './shipment-status.ts';
import type { TrackingEvent } from './tracking.ts';

/** What this subgraph tells the others, by type of event. Aggregates are the id of the shipment, or as said. */
export interface EventData {
  /** Of the aggregate `QUOTE_KEYS`: whoever is handed a shipping quote checks it with this key by itself. */
  readonly QuoteKeyMade: { readonly keyId: string; readonly publicKey: string };
  readonly ShipmentBooked: ShipmentBooked;
  readonly ShipmentMoved: ShipmentMoved;
  readonly OrderStopped: OrderStopped;
}

/** The aggregate of the keys that quotes are signed with. */
export const QUOTE_KEYS = 'quote-keys';

/** The aggregate of what becomes of a cancelled order's goods: one event. */
export const stopOf = (orderId: string): string => `stop/${orderId}`;

/**
 * It has been heard here that a confirmed order is cancelled. From now on nothing more of it is booked or loaded.
 *
 * What was loaded before travels on: then the order cannot be given up any more.
 */
export interface OrderStopped {
  readonly orderId: string;
  /** Empty = all of the goods have stayed, and so money and stock can be given back. */
  readonly loadedShipmentIds: readonly string[];
  readonly at: Date;
  readonly version: 1;
}

/** A carrier has taken goods of an order. */
export interface ShipmentBooked {
  readonly shipmentId: string;
  readonly orderId: string;
  /** Of the return that it carries; null = outbound. */
  readonly returnId: string | null;
  readonly carrierId: string;
  readonly carrierCode: string;
  readonly carrierName: string;
  readonly waybill: string;
  readonly mode: TransportMode;
  readonly fromPortId: string;
  readonly fromPortCode: string;
  readonly destination: string;
  readonly toWarehouseId: string | null;
  readonly isOverseasWarehouse: boolean;
  readonly lines: readonly ShipmentLine[];
  readonly packages: number;
  readonly grossGrams: number;
  readonly freight: Money;
  readonly insurance: Money;
  readonly bookedBy: PartyRole;
  readonly bookedAt: Date;
  readonly status: 'BOOKED';
  readonly version: 1;
}

/** Something was heard of a shipment; where it came late, `status` is what it was before. */
export interface ShipmentMoved {
  readonly shipmentId: string;
  readonly orderId: string;
  /** Of the return that it carries; null = outbound. */
  readonly returnId: string | null;
  /** Where the shipment stands after this. */
  readonly status: ShipmentStatus;
  readonly previous: ShipmentStatus;
  /** What this very report says. */
  readonly reported: ShipmentStatus;
  readonly at: Date;
  readonly place: string | null;
  /** The carrier's own; null where no carrier reported it. */
  readonly eventId: string | null;
  /** Who reported it, or gave the shipment up. */
  readonly by: PartyRole;
  readonly isOverseasWarehouse: boolean;
  readonly lines: readonly ShipmentLine[];
  readonly version: number;
}

export const shipmentBooked = (shipment: Shipment): ShipmentBooked => ({
  shipmentId: shipment._id,
  orderId: shipment.orderId,
  returnId: shipment.returnId,
  carrierId: shipment.carrierId,
  carrierCode: shipment.carrierCode,
  carrierName: shipment.carrierName,
  waybill: shipment.waybill,
  mode: shipment.mode,
  fromPortId: shipment.fromPortId,
  fromPortCode: shipment.fromPortCode,
  destination: shipment.destination,
  toWarehouseId: shipment.toWarehouseId,
  isOverseasWarehouse: shipment.toWarehouseId !== null,
  lines: shipment.lines,
  packages: shipment.packages,
  grossGrams: shipment.grossGrams,
  freight: shipment.freight,
  insurance: shipment.insurance,
  bookedBy: shipment.bookedBy,
  bookedAt: shipment.bookedAt,
  status: 'BOOKED',
  version: 1,
});

/** What was heard of a shipment, and from whom. */
export interface Heard {
  /** Null where somebody gave the shipment up. */
  readonly report: TrackingEvent | null;
  readonly by: PartyRole;
}

export const shipmentMoved = (
  shipment: Shipment,
  previous: ShipmentStatus,
  { report, by }: Heard,
): ShipmentMoved => ({
  shipmentId: shipment._id,
  orderId: shipment.orderId,
  returnId: shipment.returnId,
  status: shipment.status,
  previous,
  reported: report?.status ?? shipment.status,
  at: report?.at ?? shipment.changedAt,
  place: report?.place ?? null,
  eventId: report?.eventId ?? null,
  by,
  isOverseasWarehouse: shipment.toWarehouseId !== null,
  lines: shipment.lines,
  version: shipment.version,
});
