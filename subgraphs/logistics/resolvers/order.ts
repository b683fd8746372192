import type { OrderResolvers } from '../generated.ts';

export const Order: OrderResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  shipments: ({ id }, _args, { loaders }) => loaders.shipmentsByOrderId.load(id),
};
