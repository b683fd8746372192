import type { SkuResolvers } from '../generated.ts';
import { listListingsOfSku } from '../services/list-listings.ts';

export const Sku: SkuResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  listings: ({ id }, list, context) => listListingsOfSku(context, id, list),
};
