import type { RetailerResolvers } from '../generated.ts';
import { listListingsOfRetailer } from '../services/list-listings.ts';

export const Retailer: RetailerResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.retailerById.load(id),

  id: ({ _id }) => _id,
  zone: ({ zoneId }) => (zoneId === null ? null : { id: zoneId }),
  listings: ({ _id }, list, context) => listListingsOfRetailer(context, _id, list),
};
