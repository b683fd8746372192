import type { PortResolvers } from '../generated.ts';

export const Port: PortResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.portById.load(id),

  id: ({ _id }) => _id,
  name: ({ nameEn, nameZh }, { lang }) => (lang === 'ZH' ? nameZh : nameEn),
};
