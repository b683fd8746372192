import { addDays, type CalendarDate } from '../../../values/calendar-date.ts';
import { type DatedRow, rowOn } from './dated-row.ts';

/** The days off of one country in one year. Its subject is the country. */
export interface CalendarRow extends DatedRow {
  readonly country: string;
  readonly holidays: readonly CalendarDate[];
  /** Saturdays and Sundays on which China works, to make a holiday longer. */
  readonly workingWeekends: readonly CalendarDate[];
}

/** After it, days cannot be written any more. */
const LAST_DAY: CalendarDate = '9999-12-31';

export interface WorkingDay {
  readonly on: CalendarDate;
  readonly calendar: CalendarRow;
}

export function isWorkingDay(day: CalendarDate, { holidays, workingWeekends }: CalendarRow): boolean {
  if (holidays.includes(day)) return false;
  return !isWeekend(day) || workingWeekends.includes(day);
}

export function isWeekend(day: CalendarDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The first working day from a day on, itself included; null as soon as no calendar covers a day in between. */
export function firstWorkingDay(calendars: readonly CalendarRow[], from: CalendarDate): WorkingDay | null {
  let day = from;
  for (;;) {
    const calendar = rowOn(calendars, day);
    if (!calendar) return null;
    if (isWorkingDay(day, calendar)) return { on: day, calendar };
    if (day === LAST_DAY) return null;
    day = addDays(day, 1);
  }
}
