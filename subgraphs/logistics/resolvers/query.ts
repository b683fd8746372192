import type { QueryResolvers } from '../generated.ts';
import { listCarriers } from '../services/list-carriers.ts';
import { listLanes } from '../services/list-lanes.ts';
import { listPorts } from '../services/list-ports.ts';
import { listShipments } from '../services/list-shipments.ts';
import { listWarehouses } from '../services/list-warehouses.ts';
import { quoteShipping } from '../services/quote-shipping.ts';

export const Query: QueryResolvers = {
  ports: (_root, { filter }, context) => listPorts(context, filter ?? {}),
  lanes: (_root, { filter }, context) => listLanes(context, filter ?? {}),
  carriers: (_root, { mode }, context) => listCarriers(context, mode),
  warehouses: (_root, args, context) => listWarehouses(context, args),
  shippingQuotes: (_root, { input }, context) => quoteShipping(context, input),
  shipment: (_root, { id }, { loaders }) => loaders.shipmentById.load(id),
  shipments: (_root, args, context) => listShipments(context, args),
};
