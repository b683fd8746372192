import { addDays, type CalendarDate } from './calendar-date.ts';

/** The days off of a place in some stretch of time, beside its Saturdays and Sundays. */
export interface WorkingCalendar {
  readonly holidays: readonly CalendarDate[];
  /** Saturdays and Sundays on which there is work, to make a holiday longer. */
  readonly workingWeekends: readonly CalendarDate[];
}

/** After it, days cannot be written any more. */
const LAST_DAY: CalendarDate = '9999-12-31';

export function isWorkingDay(day: CalendarDate, { holidays, workingWeekends }: WorkingCalendar): boolean {
  if (holidays.includes(day)) return false;
  return !isWeekend(day) || workingWeekends.includes(day);
}

export function isWeekend(day: CalendarDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The first working day from a day on, itself included; null as soon as no calendar covers a day in between. */
export function firstWorkingDayFrom<Calendar extends WorkingCalendar>(
  from: CalendarDate,
  calendarOn: (day: CalendarDate) => Calendar | null,
): { readonly on: CalendarDate; readonly calendar: Calendar } | null {
  let day = from;
  for (;;) {
    const calendar = calendarOn(day);
    if (!calendar) return null;
    if (isWorkingDay(day, calendar)) return { on: day, calendar };
    if (day === LAST_DAY) return null;
    day = addDays(day, 1);
  }
}
