import type { ZoneResolvers } from '../generated.ts';
import { reKeyedFields } from '../services/re-keyed-fields.ts';

export const Zone: ZoneResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.zoneById.load(id),

  id: ({ _id }) => _id,
  name: ({ nameEn, nameZh }, { lang }) => (lang === 'ZH' ? nameZh : nameEn),
  reKeyedFields: ({ _id }, args, context) => reKeyedFields(context, _id, args),
};
