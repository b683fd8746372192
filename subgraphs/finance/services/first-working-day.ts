import { type CalendarDate, parseCalendarDate } from '../../../values/calendar-date.ts';
import type { FinanceContext } from '../context.ts';
import { loadRows } from '../dated-loader.ts';
import { firstWorkingDay, type WorkingDay } from '../domain/working-days.ts';
import { readCountry } from './arguments.ts';

/** The first working day of a country from a day on; nothing found where no calendar covers a day in between. */
export async function findFirstWorkingDay(
  { loaders }: FinanceContext,
  query: { readonly from: string; readonly country?: string | null | undefined },
): Promise<{ readonly found: WorkingDay | null }> {
  const country = readCountry(query.country ?? 'CN', 'country');
  const from = parseCalendarDate(query.from);
  const [thisYear, nextYear] = await Promise.all([
    loadRows(loaders.calendars, [country], from),
    loadRows(loaders.calendars, [country], newYearAfter(from)),
  ]);
  return { found: firstWorkingDay([...thisYear, ...nextYear], from) };
}

/** A holiday at the end of a year may run into the next. */
const newYearAfter = (day: CalendarDate): CalendarDate => `${Number(day.slice(0, 4)) + 1}-01-01`;
