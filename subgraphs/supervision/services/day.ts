import type { Clock } from '../../../runtime/clock.ts';
import { type CalendarDate, chinaDate, parseCalendarDate } from '../../../values/calendar-date.ts';

/** The day that a caller names, or today in China. */
export const dayOf = (on: string | null | undefined, clock: Clock): CalendarDate =>
  on == null ? chinaDate(clock.now()) : parseCalendarDate(on);
