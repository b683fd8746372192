import type { LogisticsContext } from '../context.ts';
import type { LaneFilter } from '../generated.ts';
import type { LaneRecord } from '../models/lane.ts';

const MAX_LANES = 500;

/** Lanes, shortest first. */
export const listLanes = (
  { models }: LogisticsContext,
  { fromPortId, toPortId, mode }: LaneFilter,
): Promise<readonly LaneRecord[]> =>
  models.lanes
    .find({
      ...(fromPortId != null && { from: fromPortId }),
      ...(toPortId != null && { to: toPortId }),
      ...(mode != null && { mode }),
    })
    .sort({ 'days.min': 1, 'days.max': 1, _id: 1 })
    .limit(MAX_LANES)
    .batchSize(MAX_LANES)
    .lean<LaneRecord[]>();
