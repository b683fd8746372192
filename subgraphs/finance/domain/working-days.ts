import type { CalendarDate } from '../../../values/calendar-date.ts';
import { firstWorkingDayFrom, type WorkingCalendar } from '../../../values/working-day.ts';
import { type DatedRow, rowOn } from '../../../values/dated-row.ts';

/** The days off of one country in one year. Its subject is the country. */
export interface CalendarRow extends DatedRow, WorkingCalendar {
  readonly country: string;
}

export interface WorkingDay {
  readonly on: CalendarDate;
  readonly calendar: CalendarRow;
}

/** The first working day from a day on, itself included; null as soon as no calendar covers a day in between. */
export const firstWorkingDay = (calendars: readonly CalendarRow[], from: CalendarDate): WorkingDay | null =>
  firstWorkingDayFrom(from, (day) => rowOn(calendars, day));
