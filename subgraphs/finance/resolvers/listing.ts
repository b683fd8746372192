import type { ListingResolvers } from '../generated.ts';
import { quoteLandedCost } from '../services/landed-cost.ts';

export const Listing: ListingResolvers = {
  __resolveReference: (listing) => listing,

  landedCost: (listing, args, context) => quoteLandedCost(context, listing, args),
};
