import { payloadOf } from '../../../runtime/payload.ts';
import type { MutationResolvers } from '../generated.ts';
import { eraseBuyer } from '../services/erase-buyer.ts';
import { publishListings } from '../services/publish-listings.ts';
import { registerBuyer } from '../services/register-buyer.ts';
import { registerRetailer } from '../services/register-retailer.ts';

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
};
