import { chinaDate } from './calendar-date.ts';
import { Problem } from './problem.ts';

/** A calendar month in China such as `2026-11`. Months compare as strings. */
export type Month = string;

const MONTH_PATTERN = /^(19|[2-9]\d)\d{2}-(0[1-9]|1[0-2])$/;

/** @throws BAD_INPUT for what is no month of the years 1900 to 9999. */
export function parseMonth(text: string): Month {
  if (!MONTH_PATTERN.test(text)) {
    throw new Problem('BAD_INPUT', 'malformed-month', { message: `"${text.slice(0, 30)}" is not a month` });
  }
  return text;
}

/** The legal month in China at an instant. */
export const chinaMonth = (at: Date): Month => chinaDate(at).slice(0, 7);

/** The month so many months later, or earlier. */
export function addMonths(month: Month, months: number): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}
