import type { BrandResolvers } from '../generated.ts';
import { existing } from './existing.ts';

export const Brand: BrandResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.brandById.load(id),

  id: ({ _id }) => _id,
  supplier: ({ supplierId }, _arguments, { loaders }) => existing(loaders.supplierById, supplierId),
};
