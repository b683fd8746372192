import { toldAvailable } from '../domain/stock-level.ts';
import type { SkuResolvers } from '../generated.ts';
import { offeredPrice, visibleLevels, visibleTiers } from '../services/visibility.ts';
import { existing } from './existing.ts';
import { nameIn } from './name-in.ts';

export const Sku: SkuResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.skuById.load(id),

  id: ({ _id }) => _id,
  name: (sku, { lang }) => nameIn(sku, lang),
  product: ({ productId }, _arguments, { loaders }) => existing(loaders.productById, productId),
  brand: ({ brandId }, _arguments, { loaders }) =>
    brandId === null ? null : loaders.brandById.load(brandId),
  netWeight: ({ netGrams }) => ({ grams: netGrams }),
  grossWeight: ({ grossGrams }) => ({ grams: grossGrams }),
  price: (sku, { quantity }, { viewer }) => offeredPrice(viewer, sku, quantity ?? 1),
  priceTiers: (sku, _arguments, { viewer }) => visibleTiers(viewer, sku),
  available: async ({ _id }, _arguments, { loaders }) =>
    toldAvailable(await existing(loaders.stockBySkuId, _id)),
  stock: async ({ _id }, _arguments, { loaders, viewer }) =>
    visibleLevels(viewer, await existing(loaders.stockBySkuId, _id)),
};
