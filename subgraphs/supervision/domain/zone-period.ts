import type { CalendarDate } from '../../../values/calendar-date.ts';

/** The days on which a place is a pilot zone. */
export interface ZonePeriod {
  /** First day as a zone. */
  readonly approvedOn: CalendarDate;
  /** First day on which it was none any more; null = still a zone. */
  readonly revokedOn: CalendarDate | null;
}

export const isZoneOn = ({ approvedOn, revokedOn }: ZonePeriod, on: CalendarDate): boolean =>
  approvedOn <= on && (revokedOn === null || on < revokedOn);
