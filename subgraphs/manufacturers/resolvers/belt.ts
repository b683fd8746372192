import type { BeltResolvers } from '../generated.ts';
import { loadProductsOfBelt, loadSuppliersOfBelt } from '../services/load-children.ts';
import { nameIn } from './name-in.ts';

export const Belt: BeltResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.beltById.load(id),

  id: ({ _id }) => _id,
  name: (belt, { lang }) => nameIn(belt, lang),
  city: ({ cityEn, cityZh }, { lang }) => (lang === 'ZH' ? cityZh : cityEn),
  place: ({ placeEn, placeZh }, { lang }) => (lang === 'ZH' ? placeZh : placeEn),
  goods: ({ goodsEn, goodsZh }, { lang }) => (lang === 'ZH' ? goodsZh : goodsEn),
  zone: ({ zoneId }) => (zoneId === null ? null : { id: zoneId }),
  ports: ({ portIds }) => portIds.map((id) => ({ id })),
  suppliers: ({ _id }, page, context) => loadSuppliersOfBelt(context, _id, page),
  products: ({ _id }, page, context) => loadProductsOfBelt(context, _id, page),
};
