import { addMonthsTo, type CalendarDate } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import type { RefundRuleRow } from './refund-rules.ts';
import { vatDeclaredUntil } from './vat-period.ts';
import type { CalendarRow } from './working-days.ts';

/**
 * The last day that a rule leaves after an event: months later, or the VAT period of April of the next year.
 *
 * @throws RULE_UNKNOWN where no calendar tells the working days
 */
export function lastDayAfter(
  day: CalendarDate,
  { value }: RefundRuleRow,
  calendars: readonly CalendarRow[],
): CalendarDate {
  if (value !== 'NEXT_APRIL') return addMonthsTo(day, Number(/^P(\d+)M$/.exec(value ?? '')?.[1]));
  const april = `${Number(day.slice(0, 4)) + 1}-04`;
  const found = vatDeclaredUntil(april, calendars);
  if (found) return found;
  throw new Problem('RULE_UNKNOWN', 'calendar-unknown', {
    message: `No calendar of China's working days covers ${april}`,
    on: `${april}-15`,
  });
}
