import type { OrderLineResolvers, OrderResolvers } from '../generated.ts';
import { existing } from './existing.ts';

export const Order: OrderResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.orderById.load(id),

  id: ({ _id }) => _id,
  buyer: async ({ buyerId }, _arguments, { loaders }) =>
    existing(await loaders.buyerOfOrderById.load(buyerId), buyerId),
  retailer: async ({ retailerId }, _arguments, { loaders }) =>
    existing(await loaders.retailerById.load(retailerId), retailerId),
  // A supplier's own: what else the buyer ordered, and of whom, is none of its business.
  lines: ({ lines }, _arguments, { viewer }) =>
    viewer?.role === 'supplier' ? lines.filter(({ supplierId }) => supplierId === viewer.partyId) : lines,
  deliverTo: async ({ _id }, _arguments, { loaders }) =>
    (await loaders.consigneeByOrderId.load(_id))?.address ?? null,
  returns: ({ _id }, _arguments, { loaders }) => loaders.returnsByOrderId.load(_id),
  holdExpiresAt: ({ status, holdExpiresAt }) => (status === 'PLACED' ? holdExpiresAt : null),
};

export const OrderLine: OrderLineResolvers = { sku: ({ skuId }) => ({ id: skuId }) };
