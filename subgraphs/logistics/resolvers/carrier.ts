import type { CarrierResolvers } from '../generated.ts';

export const Carrier: CarrierResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.carrierById.load(id),

  id: ({ _id }) => _id,
  name: ({ nameEn, nameZh }, { lang }) => (lang === 'ZH' ? nameZh : nameEn),
};
