import type { ReturnResolvers } from '../generated.ts';
import { refundedOf, refundToRepayOf, repaidRefundOf } from '../services/return-views.ts';

export const Return: ReturnResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  repaidRefund: ({ id }, _arguments, context) => repaidRefundOf(context, id),
  refundToRepay: ({ id }, _arguments, context) => refundToRepayOf(context, id),
  refunded: ({ id }, _arguments, context) => refundedOf(context, id),
};
