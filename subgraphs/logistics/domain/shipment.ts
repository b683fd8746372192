import type { Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { TransportMode } from '../../../values/transport-mode.ts';
import type { PartyRole } from './party-role.ts';
import { precedes, type ShipmentStatus } from './shipment-status.ts';

/** Part of an order line in a shipment. */
export interface ShipmentLine {
  /** Of the order, from 1. */
  readonly lineNumber: number;
  /** In sales units. */
  readonly quantity: number;
  /** From where; of a return, where to. */
  readonly warehouseId: string;
}

/** Goods of one order on the way, under one waybill. */
export interface Shipment {
  readonly _id: string;
  readonly orderId: string;
  /** The return that it carries; null = outbound. */
  readonly returnId: string | null;
  readonly carrierId: string;
  readonly carrierCode: string;
  readonly carrierName: string;
  /** Of the carrier, once for ever. */
  readonly waybill: string;
  readonly status: ShipmentStatus;
  readonly mode: TransportMode;
  readonly fromPortId: string;
  readonly fromPortCode: string;
  readonly toPortId: string | null;
  /** Country. */
  readonly destination: string;
  /** Abroad; null = to the buyer. */
  readonly toWarehouseId: string | null;
  readonly lines: readonly ShipmentLine[];
  readonly packages: number;
  readonly grossGrams: number;
  readonly freight: Money;
  readonly insurance: Money;
  readonly bookedBy: PartyRole;
  readonly bookedAt: Date;
  /** Who may see it: the retailer, the buyer, the suppliers of its lines and the carrier. */
  readonly partyIds: readonly string[];
  readonly cancelReason: string | null;
  readonly changedAt: Date;
  /** Goes up by one with each change; the sequence of its events. */
  readonly version: number;
}

/** Only cancelled goods may be booked again: what was lost or came back was shipped, and declared, once. */
export const isLive = ({ status }: Pick<Shipment, 'status'>): boolean => status !== 'CANCELLED';

/** Gives a shipment up. @throws ILLEGAL_TRANSITION once it is loaded, or given up already. */
export function cancel(shipment: Shipment, reason: string | null, now: Date): Shipment {
  if (!precedes(shipment.status, 'CANCELLED')) {
    throw new Problem('ILLEGAL_TRANSITION', 'shipment-not-in-status', {
      message: `A shipment that is ${shipment.status} can no longer be given up`,
      status: shipment.status,
    });
  }
  return {
    ...shipment,
    status: 'CANCELLED',
    cancelReason: reason,
    changedAt: now,
    version: shipment.version + 1,
  };
}
