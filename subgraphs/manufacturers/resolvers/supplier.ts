import type { SupplierResolvers } from '../generated.ts';
import { ownCode } from '../loaders.ts';
import { loadProductsOfSupplier } from '../services/load-children.ts';
import { nameIn } from './name-in.ts';

export const Supplier: SupplierResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.supplierById.load(id),

  id: ({ _id }) => _id,
  name: (supplier, { lang }) => nameIn(supplier, lang),
  belt: ({ beltId }, _arguments, { loaders }) => (beltId === null ? null : loaders.beltById.load(beltId)),
  brands: ({ _id }, _arguments, { loaders }) => loaders.brandsBySupplierId.load(_id),
  products: ({ _id }, page, context) => loadProductsOfSupplier(context, _id, page),
  sku: ({ _id }, { code }, { loaders }) => loaders.skuByOwnCode.load(ownCode(_id, code)),
};
