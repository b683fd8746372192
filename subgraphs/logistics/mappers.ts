import type { CarrierRecord } from './models/carrier.ts';
import type { FreightRateRecord } from './models/freight-rate.ts';
import type { LaneRecord } from './models/lane.ts';
import type { PortRecord } from './models/port.ts';
import type { WarehouseRecord } from './models/warehouse.ts';
import type { JoinedQuote } from './services/read-quote.ts';

export type PortMapper = PortRecord;
export type LaneMapper = LaneRecord;
export type CarrierMapper = CarrierRecord;
export type WarehouseMapper = WarehouseRecord;
export type ShippingQuoteMapper = JoinedQuote;
export type RuleMapper = FreightRateRecord;
