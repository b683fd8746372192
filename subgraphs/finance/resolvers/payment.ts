import type { PaymentResolvers } from '../generated.ts';
import { paymentFor } from '../services/order-money-views.ts';

export const Payment: PaymentResolvers = {
  __resolveReference: ({ id }, context) => paymentFor(context, id),

  id: ({ _id }) => _id,
  order: ({ orderId }) => ({ id: orderId }),
};
