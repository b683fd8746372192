import { addDays, type CalendarDate } from '../../../values/calendar-date.ts';
import { rowOn } from '../../../values/dated-row.ts';
import type { Month } from '../../../values/month.ts';
import { isWorkingDay } from '../../../values/working-day.ts';
import { type CalendarRow, firstWorkingDay } from './working-days.ts';

/** VAT is declared within this many days of the month after its own. */
const DAYS = 15;
/** So many days of rest in a row make the time longer. */
const LONG_REST = 3;

/**
 * The last day on which a VAT period can be declared in a month: the 15th or the next working day; where three or more days of
 * rest follow each other until the 15th, so many working days after it. Null where no calendar covers a day.
 *
 * Implementing Rules of the Law on the Administration of Tax Collection, article 109; that the days are made up for by working
 * days is how the State Taxation Administration names the last days of each year (for 2026 in its letter 64 of 2025).
 */
export function vatDeclaredUntil(month: Month, calendars: readonly CalendarRow[]): CalendarDate | null {
  const last = `${month}-${DAYS}`;
  const rest = restUntil(last, calendars);
  if (rest === null) return null;
  let on = rest === 0 ? last : addDays(last, 1);
  for (let left = rest; ; left -= 1) {
    const next = firstWorkingDay(calendars, on)?.on ?? null;
    if (next === null || left <= 1) return next;
    on = addDays(next, 1);
  }
}

/** The days of rest of a month until a day that stand in a row of three or more. */
function restUntil(last: CalendarDate, calendars: readonly CalendarRow[]): number | null {
  let all = 0;
  let row = 0;
  for (let day = `${last.slice(0, 7)}-01`; day <= last; day = addDays(day, 1)) {
    const calendar = rowOn(calendars, day);
    if (!calendar) return null;
    row = isWorkingDay(day, calendar) ? 0 : row + 1;
    if (row >= LONG_REST) all += row === LONG_REST ? LONG_REST : 1;
  }
  return all;
}
