import type { OrderLineResolvers, OrderResolvers } from '../generated.ts';
import type { RetailersContext } from '../context.ts';
import { type PartOfOrder, partOfOrder } from '../domain/part-of-order.ts';
import type { OrderRecord } from '../models/order.ts';
import { existing } from './existing.ts';

const partFor =
  <Value>(read: (part: PartOfOrder) => Value) =>
  (order: OrderRecord, _arguments: unknown, { viewer }: RetailersContext): Value =>
    read(partOfOrder(order, viewer?.role === 'supplier' ? viewer.partyId : null));

export const Order: OrderResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.orderById.load(id),

  id: ({ _id }) => _id,
  buyer: async ({ buyerId }, _arguments, { loaders }) =>
    existing(await loaders.buyerOfOrderById.load(buyerId), buyerId),
  retailer: async ({ retailerId }, _arguments, { loaders }) =>
    existing(await loaders.retailerById.load(retailerId), retailerId),
  lines: partFor(({ lines }) => lines),
  goods: partFor(({ goods }) => goods),
  freight: partFor(({ freight }) => freight),
  insurance: partFor(({ insurance }) => insurance),
  discount: partFor(({ discount }) => discount),
  total: partFor(({ total }) => total),
  deposit: partFor(({ deposit }) => deposit),
  deliverTo: async ({ _id }, _arguments, { loaders }) =>
    (await loaders.consigneeByOrderId.load(_id))?.address ?? null,
  namedPlace: async ({ _id, namedPlace, destination }, _arguments, { loaders }) =>
    namedPlace ?? (await loaders.consigneeByOrderId.load(_id))?.namedPlace ?? destination,
  cancelReason: async ({ _id, status }, _arguments, { loaders }) =>
    status === 'CANCELLED' ? ((await loaders.cancelReasonByOrderId.load(_id))?.reason ?? null) : null,
  returns: ({ _id }, _arguments, { loaders }) => loaders.returnsByOrderId.load(_id),
  holdExpiresAt: ({ status, holdExpiresAt }) => (status === 'PLACED' ? holdExpiresAt : null),
};

export const OrderLine: OrderLineResolvers = { sku: ({ skuId }) => ({ id: skuId }) };
