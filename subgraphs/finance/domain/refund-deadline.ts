import { addMonthsTo, type CalendarDate } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import type { RefundRuleRow } from './refund-rules.ts';
import { type CalendarRow, firstWorkingDay } from './working-days.ts';

/** The VAT period of a month is declared until its 15th, or the next working day. */
const DECLARED_UNTIL = '15';

/**
 * The last day that a rule leaves after an event: months later, or the VAT period of April of the next year.
 *
 * @throws RULE_UNKNOWN where no calendar tells the working day
 */
export function lastDayAfter(
  day: CalendarDate,
  { value }: RefundRuleRow,
  calendars: readonly CalendarRow[],
): CalendarDate {
  if (value !== 'NEXT_APRIL') return addMonthsTo(day, Number(/^P(\d+)M$/.exec(value ?? '')?.[1]));
  const april = `${Number(day.slice(0, 4)) + 1}-04-${DECLARED_UNTIL}`;
  const found = firstWorkingDay(calendars, april);
  if (found) return found.on;
  throw new Problem('RULE_UNKNOWN', 'calendar-unknown', {
    message: `No calendar of China's working days covers ${april}`,
    on: april,
  });
}
