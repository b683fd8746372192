import type { QueryResolvers } from '../generated.ts';
import { listListings } from '../services/list-listings.ts';

export const Query: Pick<QueryResolvers, 'retailer' | 'listing' | 'listings'> = {
  retailer: (_root, { id }, { loaders }) => loaders.retailerById.load(id),
  listing: (_root, { id }, { loaders }) => loaders.listingById.load(id),
  listings: (_root, list, context) => listListings(context, list),
};
