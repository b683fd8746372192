import type { CalendarDate } from '../../../values/calendar-date.ts';
import { isZoneOn, type ZonePeriod } from '../domain/zone-period.ts';
import type { SupplierPlaceRecord } from '../models/supplier-place.ts';
import { readZones } from './reference-files.ts';

/** The days of every zone, which hold as long as the process runs: the file comes with the program. */
export const readZonePeriods = (): ReadonlyMap<string, ZonePeriod> =>
  new Map(readZones().content.zones.map(({ id, ...zone }) => [id, zone]));

interface Whereabouts {
  readonly retailerZoneId: string | null;
  /** Those of the order's suppliers. */
  readonly places: readonly SupplierPlaceRecord[];
  readonly on: CalendarDate;
}

/** The retailer's zone, else that of its suppliers, if it is one on the day: as declarations have it. */
export function zoneOfOrder(
  periods: ReadonlyMap<string, ZonePeriod>,
  { retailerZoneId, places, on }: Whereabouts,
): string | null {
  const byId = [...places].sort((a, b) => (a._id < b._id ? -1 : 1));
  const zoneId = retailerZoneId ?? byId.find((place) => place.zoneId !== null)?.zoneId ?? null;
  const period = zoneId === null ? undefined : periods.get(zoneId);
  return period && isZoneOn(period, on) ? zoneId : null;
}
