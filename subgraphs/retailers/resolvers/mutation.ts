import { payloadOf } from '../../../runtime/payload.ts';
import type { MutationResolvers } from '../generated.ts';
import { cancelOrder } from '../services/cancel-order.ts';
import { confirmOrder } from '../services/confirm-order.ts';
import { decideReturn } from '../services/decide-return.ts';
import { eraseBuyer } from '../services/erase-buyer.ts';
import { placeOrder } from '../services/place-order.ts';
import { publishListings } from '../services/publish-listings.ts';
import { receiveReturn } from '../services/receive-return.ts';
import { registerBuyer } from '../services/register-buyer.ts';
import { registerRetailer } from '../services/register-retailer.ts';
import { requestReturn } from '../services/request-return.ts';
import { withdrawReturn } from '../services/withdraw-return.ts';

const noOrder = (): { readonly orderId: string | null } => ({ orderId: null });
const noReturn = (): { readonly returnId: string | null } => ({ returnId: null });

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
  requestReturn: (_root, { input }, context) => payloadOf(() => requestReturn(context, input), noReturn),
  withdrawReturn: (_root, { input }, context) => payloadOf(() => withdrawReturn(context, input), noReturn),
  decideReturn: (_root, { input }, context) => payloadOf(() => decideReturn(context, input), noReturn),
  receiveReturn: (_root, { input }, context) => payloadOf(() => receiveReturn(context, input), noReturn),
};
