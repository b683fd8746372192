import type { ReturnResolvers } from '../generated.ts';

export const Return: ReturnResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  shipment: ({ id }, _args, { loaders }) => loaders.shipmentByReturnId.load(id),
};
