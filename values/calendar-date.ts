import { Problem } from './problem.ts';

/** A calendar day such as `2026-11-23`. Days compare as strings. */
export type CalendarDate = string;

const DATE_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that the calendar has, from year 1900 to 9999. */
export function isCalendarDate(text: string): boolean {
  const match = DATE_PATTERN.exec(text);
  if (!match || Number(match[1]) < 1900) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function parseCalendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) {
    throw new Problem('BAD_INPUT', 'malformed-date', { message: `"${text.slice(0, 30)}" is not a day` });
  }
  return text;
}

/** The day at an instant in a place. Chinese rules go by the day in China, import rules by that of the market. */
export function dateIn(timeZone: string, at: Date): CalendarDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

/** The legal day in China (UTC+8 all year, without daylight saving since 1992). */
export const chinaDate = (at: Date): CalendarDate =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
