import type { QueryResolvers } from '../generated.ts';
import { listBelts } from '../services/list-belts.ts';
import { readInventoryChanges } from '../services/read-inventory-changes.ts';
import { searchProducts } from '../services/search-products.ts';

export const Query: Omit<QueryResolvers, 'viewer'> = {
  belt: (_root, { id }, { loaders }) => loaders.beltById.load(id),
  belts: (_root, list, context) => listBelts(context, list),
  supplier: (_root, { id }, { loaders }) => loaders.supplierById.load(id),
  product: (_root, { id }, { loaders }) => loaders.productById.load(id),
  products: (_root, list, context) => searchProducts(context, list),
  sku: (_root, { id }, { loaders }) => loaders.skuById.load(id),
  inventoryChanges: (_root, feed, context) => readInventoryChanges(context, feed),
};
