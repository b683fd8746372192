import type { QueryZonesArgs } from '../generated.ts';
import type { SupervisionContext } from '../context.ts';
import type { ZoneRecord } from '../models/zone.ts';
import { dayOf } from './day.ts';

const MAX_ZONES = 300;

/** The zones of a day, by batch and name. */
export async function listZones(
  { models, clock }: SupervisionContext,
  { filter, on }: Partial<QueryZonesArgs>,
): Promise<readonly ZoneRecord[]> {
  const day = dayOf(on, clock);
  const { provinceCode, batch } = filter ?? {};
  return models.zones
    .find({
      approvedOn: { $lte: day },
      $or: [{ revokedOn: null }, { revokedOn: { $gt: day } }],
      ...(provinceCode != null && { provinceCode }),
      ...(batch != null && { batch }),
    })
    .sort({ batch: 1, nameEn: 1, _id: 1 })
    .limit(MAX_ZONES)
    .batchSize(MAX_ZONES)
    .lean<ZoneRecord[]>();
}
