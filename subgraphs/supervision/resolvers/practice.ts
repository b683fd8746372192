import type { PracticeResolvers } from '../generated.ts';
import { SAMPLE } from '../../../values/dated-row.ts';
import { existingZone, existingZones } from '../services/existing-zones.ts';

export const Practice: PracticeResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.practiceById.load(id),

  id: ({ _id }) => _id,
  zone: ({ zoneId }, _args, context) => existingZone(context, zoneId),
  adoptedBy: ({ adoptedBy }, _args, context) => existingZones(context, adoptedBy),
  sample: ({ source }) => source === SAMPLE,
};
