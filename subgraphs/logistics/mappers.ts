import type { UserErrorValue } from '../../runtime/payload.ts';
import type { CarrierRecord } from './models/carrier.ts';
import type { FreightRateRecord } from './models/freight-rate.ts';
import type { LaneRecord } from './models/lane.ts';
import type { PortRecord } from './models/port.ts';
import type { ShipmentLine } from './domain/shipment.ts';
import type { ShipmentRecord } from './models/shipment.ts';
import type { TrackingEventRecord } from './models/tracking-event.ts';
import type { WarehouseRecord } from './models/warehouse.ts';
import type { JoinedQuote } from './services/read-quote.ts';

export type PortMapper = PortRecord;
export type LaneMapper = LaneRecord;
export type CarrierMapper = CarrierRecord;
export type WarehouseMapper = WarehouseRecord;
export type ShippingQuoteMapper = JoinedQuote;
export type RuleMapper = FreightRateRecord;
export type ShipmentMapper = ShipmentRecord;
export type ShipmentLineMapper = ShipmentLine;
export type TrackingEventMapper = TrackingEventRecord;
/** Of the retailers subgraph: only its id is known. */
export interface OrderReference {
  readonly id: string;
}
export type OrderMapper = OrderReference;
export type ReturnMapper = OrderReference;

/** What a write of a shipment answers with; null when it was refused. */
export interface ShipmentWritten {
  readonly shipmentId: string | null;
  readonly replayed: boolean;
  readonly userErrors: readonly UserErrorValue[];
}
export type BookShipmentPayloadMapper = ShipmentWritten;
export type CancelShipmentPayloadMapper = ShipmentWritten;
export type ReportShipmentPayloadMapper = ShipmentWritten;
