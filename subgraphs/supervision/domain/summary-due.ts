import type { CalendarDate } from '../../../values/calendar-date.ts';
import { addMonths, type Month } from '../../../values/month.ts';
import { holdsOn, type Validity } from '../../../values/validity.ts';
import { firstWorkingDayFrom, type WorkingCalendar } from '../../../values/working-day.ts';

/** The working days of China in one year. */
export interface ChinaCalendar extends WorkingCalendar, Validity {}

/** The first day of a month that a summary of the month before may be due on. */
const DUE_DAY = '15';

/** The day from which on the first working day is the last for a month's summaries. */
export const dueFrom = (month: Month): CalendarDate => `${addMonths(month, 1)}-${DUE_DAY}`;

/** The last day to file a month's summaries; null where no calendar covers the days that it is looked for on. */
export const summaryDueOn = (month: Month, calendars: readonly ChinaCalendar[]): CalendarDate | null =>
  firstWorkingDayFrom(dueFrom(month), (day) => calendars.find((row) => holdsOn(row, day)) ?? null)?.on ??
  null;

/** The months whose summaries can be due on a day of this year, or on one that is looked for past its beginning. */
export const monthsDueIn = (year: string): readonly Month[] =>
  Array.from({ length: 13 }, (_, index) => addMonths(`${year}-01`, index - 2));

/** The last moment of a day in China. */
export const endOfChinaDay = (day: CalendarDate): Date => new Date(`${day}T23:59:59.999+08:00`);
