import type { LogisticsContext } from '../context.ts';
import type { CarrierRecord } from '../models/carrier.ts';
import type { TransportMode } from '../../../values/transport-mode.ts';

const MAX_CARRIERS = 200;

/** Carriers by their English names. */
export const listCarriers = (
  { models }: LogisticsContext,
  mode: TransportMode | null | undefined,
): Promise<readonly CarrierRecord[]> =>
  models.carriers
    .find(mode ? { modes: mode } : {})
    .sort({ nameEn: 1, _id: 1 })
    .limit(MAX_CARRIERS)
    .batchSize(MAX_CARRIERS)
    .lean<CarrierRecord[]>();
