import type { QueryResolvers } from '../generated.ts';
import { listListings } from '../services/list-listings.ts';
import { listOrders } from '../services/list-orders.ts';

export const Query: Omit<QueryResolvers, 'viewer'> = {
  retailer: (_root, { id }, { loaders }) => loaders.retailerById.load(id),
  listing: (_root, { id }, { loaders }) => loaders.listingById.load(id),
  listings: (_root, list, context) => listListings(context, list),
  order: (_root, { id }, { loaders }) => loaders.orderById.load(id),
  orders: (_root, list, context) => listOrders(context, list),
};
