import type { ZoneResolvers } from '../generated.ts';

export const Zone: ZoneResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.zoneById.load(id),

  id: ({ _id }) => _id,
  name: ({ nameEn, nameZh }, { lang }) => (lang === 'ZH' ? nameZh : nameEn),
};
