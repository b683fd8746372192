import type { ShipmentLineResolvers, ShipmentResolvers } from '../generated.ts';

export const Shipment: ShipmentResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.shipmentById.load(id),

  id: ({ _id }) => _id,
  order: ({ orderId }) => ({ id: orderId }),
  carrier: ({ carrierId }, _args, { loaders }) => loaders.carrierById.load(carrierId),
  from: ({ fromPortId }, _args, { loaders }) => loaders.portById.load(fromPortId),
  to: ({ toPortId }, _args, { loaders }) => (toPortId === null ? null : loaders.portById.load(toPortId)),
  toWarehouse: ({ toWarehouseId }, _args, { loaders }) =>
    toWarehouseId === null ? null : loaders.warehouseById.load(toWarehouseId),
  grossWeight: ({ grossGrams }) => ({ grams: grossGrams }),
  events: ({ _id }, _args, { loaders }) => loaders.eventsByShipmentId.load(_id),
};

export const ShipmentLine: ShipmentLineResolvers = {
  warehouse: ({ warehouseId }, _args, { loaders }) => loaders.warehouseById.load(warehouseId),
};
