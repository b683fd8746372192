import { Carrier } from './carrier.ts';
import { Lane } from './lane.ts';
import { Mutation } from './mutation.ts';
import { Order } from './order.ts';
import { BookShipmentPayload, CancelShipmentPayload, ReportShipmentPayload } from './payloads.ts';
import { Port } from './port.ts';
import { Query } from './query.ts';
import { Return } from './return.ts';
import { Rule } from './rule.ts';
import { Shipment, ShipmentLine } from './shipment.ts';
import { ShippingQuote } from './shipping-quote.ts';
import { Viewer } from './viewer.ts';
import { Warehouse } from './warehouse.ts';

export const resolvers = {
  BookShipmentPayload,
  CancelShipmentPayload,
  Carrier,
  Lane,
  Mutation,
  Order,
  Port,
  Query,
  ReportShipmentPayload,
  Return,
  Rule,
  Shipment,
  ShipmentLine,
  ShippingQuote,
  Viewer,
  Warehouse,
};
