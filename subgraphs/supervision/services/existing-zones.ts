import type { SupervisionContext } from '../context.ts';
import type { ZoneRecord } from '../models/zone.ts';

type Loaders = Pick<SupervisionContext, 'loaders'>;

/** A zone that reference data name. @throws when it is not there, which is a mistake of the data */
export async function existingZone({ loaders }: Loaders, id: string): Promise<ZoneRecord> {
  const zone = await loaders.zoneById.load(id);
  if (!zone) throw new Error(`The reference data name ${id}, which is no zone`);
  return zone;
}

export const existingZones = (context: Loaders, ids: readonly string[]): Promise<readonly ZoneRecord[]> =>
  Promise.all(ids.map((id) => existingZone(context, id)));
