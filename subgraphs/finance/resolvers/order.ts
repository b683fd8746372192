import type { OrderResolvers } from '../generated.ts';
import { claimsOf } from '../services/refund-claim-views.ts';
import { coverOf, proceedsFor, uninsuredFor } from '../services/insurance-views.ts';
import { ledgersOf, paymentsOf, payoutStopsOf, settlementsOf } from '../services/order-money-views.ts';

export const Order: OrderResolvers = {
  __resolveReference: (order) => order,

  payments: ({ id }, _arguments, context) => paymentsOf(context, id),
  settlements: ({ id }, _arguments, context) => settlementsOf(context, id),
  payoutStops: ({ id }, _arguments, context) => payoutStopsOf(context, id),
  refundClaims: ({ id }, _arguments, context) => claimsOf(context, id),
  cover: ({ id }, _arguments, context) => coverOf(context, id),
  uninsured: (order, _arguments, context) => uninsuredFor(context, order),
  proceeds: ({ id }, _arguments, context) => proceedsFor(context, id),
  ledgers: ({ id }, _arguments, context) => ledgersOf(context, id),
};
