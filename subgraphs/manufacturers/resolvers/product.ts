import type { ProductResolvers } from '../generated.ts';
import { loadSkusOfProduct } from '../services/load-children.ts';
import { existing } from './existing.ts';
import { nameIn } from './name-in.ts';

export const Product: ProductResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.productById.load(id),

  id: ({ _id }) => _id,
  name: (product, { lang }) => nameIn(product, lang),
  supplier: ({ supplierId }, _arguments, { loaders }) => existing(loaders.supplierById, supplierId),
  skus: ({ _id }, page, context) => loadSkusOfProduct(context, _id, page),
};
