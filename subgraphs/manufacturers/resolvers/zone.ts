import type { ZoneResolvers } from '../generated.ts';

export const Zone: ZoneResolvers = {
  // Whether there is such a zone, its owner says; here it is only a place where belts are.
  __resolveReference: ({ id }) => ({ id }),

  belts: ({ id }, _arguments, { loaders }) => loaders.beltsByZoneId.load(id),
};
