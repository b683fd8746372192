import type { LaneResolvers } from '../generated.ts';
import { portsOf } from '../services/ports-of.ts';

export const Lane: LaneResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.laneById.load(id),

  id: ({ _id }) => _id,
  from: ({ from }, _args, context) => portsOf(context, from),
  to: ({ to }, _args, context) => portsOf(context, to),
  via: ({ via }, _args, context) => portsOf(context, via),
};
