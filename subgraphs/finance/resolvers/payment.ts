import type { PaymentResolvers } from '../generated.ts';
import { feeFor, paymentFor } from '../services/order-money-views.ts';

export const Payment: PaymentResolvers = {
  __resolveReference: ({ id }, context) => paymentFor(context, id),

  id: ({ _id }) => _id,
  order: ({ orderId }) => ({ id: orderId }),
  fee: (payment, _arguments, context) => feeFor(context, payment, 'fee'),
  feeOwed: (payment, _arguments, context) => feeFor(context, payment, 'feeOwed'),
};
