import type { ShipmentResolvers } from '../generated.ts';

export const Shipment: ShipmentResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  clearance: ({ id }, _args, { loaders }) => loaders.liveDeclarationByShipmentId.load(id),
};
