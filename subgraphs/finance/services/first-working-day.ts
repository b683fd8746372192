import { addDays, parseCalendarDate } from '../../../values/calendar-date.ts';
import type { FinanceContext } from '../context.ts';
import { loadRows } from '../dated-loader.ts';
import { firstWorkingDay, type WorkingDay } from '../domain/working-days.ts';
import { readCountry } from './arguments.ts';

/** Longer than any holiday, so that the calendar of the next year is loaded whenever it is needed. */
const LONGEST_HOLIDAY_DAYS = 31;

/** The first working day of a country from a day on; nothing found where no calendar covers a day in between. */
export async function findFirstWorkingDay(
  { loaders }: FinanceContext,
  query: { readonly from: string; readonly country?: string | null | undefined },
): Promise<{ readonly found: WorkingDay | null }> {
  const country = readCountry(query.country ?? 'CN', 'country');
  const from = parseCalendarDate(query.from);
  const [thisYear, nextYear] = await Promise.all([
    loadRows(loaders.calendars, [country], from),
    loadRows(loaders.calendars, [country], addDays(from, LONGEST_HOLIDAY_DAYS)),
  ]);
  return { found: firstWorkingDay([...thisYear, ...nextYear], from) };
}
