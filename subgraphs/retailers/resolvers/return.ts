import type { ReturnLineResolvers, ReturnResolvers } from '../generated.ts';
import { existing } from './existing.ts';

export const Return: ReturnResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.returnById.load(id),

  id: ({ _id }) => _id,
  order: async ({ orderId }, _arguments, { loaders }) =>
    existing(await loaders.orderById.load(orderId), orderId),
  // A supplier's own, as with the order's.
  lines: ({ orderId, lines }, _arguments, { viewer }) =>
    lines
      .filter(({ supplierId }) => viewer?.role !== 'supplier' || supplierId === viewer.partyId)
      .map((line) => ({ ...line, orderId })),
  refundDue: ({ refund }) => refund?.due ?? null,
};

export const ReturnLine: ReturnLineResolvers = {
  line: async ({ orderId, lineNumber }, _arguments, { loaders }) => {
    const order = existing(await loaders.orderById.load(orderId), orderId);
    return existing(order.lines.find(({ number }) => number === lineNumber) ?? null, orderId);
  },
};
