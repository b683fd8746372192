import type { ZoneResolvers } from '../generated.ts';
import { reKeyedFields } from '../services/re-keyed-fields.ts';
import { zoneScore, zoneScores } from '../services/zone-scores.ts';

export const Zone: ZoneResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.zoneById.load(id),

  id: ({ _id }) => _id,
  score: (zone, args, context) => zoneScore(context, zone, args),
  scores: (zone, args, context) => zoneScores(context, zone, args),
  practices: ({ _id }, _args, { loaders }) => loaders.practicesByZoneId.load(_id),
  name: ({ nameEn, nameZh }, { lang }) => (lang === 'ZH' ? nameZh : nameEn),
  reKeyedFields: ({ _id }, args, context) => reKeyedFields(context, _id, args),
};
