import type { ReturnLineResolvers, ReturnResolvers } from '../generated.ts';
import { linesOf, orderOf, refundDueOf } from '../services/return-views.ts';
import { existing } from './existing.ts';

export const Return: ReturnResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.returnById.load(id),

  id: ({ _id }) => _id,
  order: (returned, _arguments, context) => orderOf(context, returned),
  lines: (returned, _arguments, context) =>
    linesOf(context, returned).map((line) => ({ ...line, orderId: returned.orderId })),
  refundDue: (returned, _arguments, context) => refundDueOf(context, returned),
};

export const ReturnLine: ReturnLineResolvers = {
  line: async ({ orderId, lineNumber }, _arguments, context) => {
    const { lines } = await orderOf(context, { orderId });
    return existing(lines.find(({ number }) => number === lineNumber) ?? null, orderId);
  },
};
