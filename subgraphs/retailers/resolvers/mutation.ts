import { payloadOf } from '../../../runtime/payload.ts';
import type { MutationResolvers } from '../generated.ts';
import { cancelOrder } from '../services/cancel-order.ts';
import { confirmOrder } from '../services/confirm-order.ts';
import { eraseBuyer } from '../services/erase-buyer.ts';
import { placeOrder } from '../services/place-order.ts';
import { publishListings } from '../services/publish-listings.ts';
import { registerBuyer } from '../services/register-buyer.ts';
import { registerRetailer } from '../services/register-retailer.ts';

const noOrder = (): { readonly orderId: string | null } => ({ orderId: null });

export const Mutation: MutationResolvers = {
  registerRetailer: (_root, { input }, context) =>
    payloadOf(
      () => registerRetailer(context, input),
      () => ({ retailer: null }),
    ),
  registerBuyer: (_root, { input }, context) =>
    payloadOf(
      () => registerBuyer(context, input),
      () => ({ buyer: null }),
    ),
  eraseBuyer: (_root, { input }, context) =>
    payloadOf(
      () => eraseBuyer(context, input),
      () => ({ buyer: null }),
    ),
  publishListings: (_root, { input }, context) =>
    payloadOf(
      () => publishListings(context, input),
      () => ({ results: [] }),
    ),
  placeOrder: (_root, { input }, context) => payloadOf(() => placeOrder(context, input), noOrder),
  confirmOrder: (_root, { input }, context) => payloadOf(() => confirmOrder(context, input), noOrder),
  cancelOrder: (_root, { input }, context) => payloadOf(() => cancelOrder(context, input), noOrder),
};
