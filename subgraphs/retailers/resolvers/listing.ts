import type { ListingResolvers } from '../generated.ts';

export const Listing: ListingResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.listingById.load(id),

  id: ({ _id }) => _id,
  retailer: async ({ retailerId }, _arguments, { loaders }) => {
    const retailer = await loaders.retailerById.load(retailerId);
    // Retailers are never deleted: a miss is a bug.
    if (retailer === null) throw new Error(`${retailerId} is referred to and not there`);
    return retailer;
  },
  sku: ({ skuId }) => ({ id: skuId }),
};
