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

/** Making one costs a hundred times what using it does; there are as many as time zones in use. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormatOf(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en', { timeZone, calendar: 'iso8601', ...fields });
  dayFormats.set(timeZone, format);
  return format;
}

/**
 * The day at an instant in a place. Chinese rules go by the day in China, import rules by that of the market.
 *
 * @throws RangeError for a time zone that the IANA database does not have.
 */
export function dateIn(timeZone: string, at: Date): CalendarDate {
  const parts = dayFormatOf(timeZone).formatToParts(at);
  const valueOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${valueOf('year')}-${valueOf('month')}-${valueOf('day')}`;
}

/** The legal day in China (UTC+8 all year, without daylight saving since 1992). */
export const chinaDate = (at: Date): CalendarDate =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The same day so many months later, or the last of a month that has no such day. */
export function addMonthsTo(date: CalendarDate, months: number): CalendarDate {
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months + 1, 0);
  const day = Math.min(first.getUTCDate(), Number(date.slice(8)));
  return `${first.toISOString().slice(0, 8)}${String(day).padStart(2, '0')}`;
}

const DAY_MS = 86_400_000;

/** How many days it is from one to the other; below 0 where that is earlier. Unlike adding, it leads out of no calendar. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;

/** The day so many days later, or earlier. @throws RangeError for what is not a day, or would be after year 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString();
  if (moved.startsWith('+')) throw new RangeError(`${days} days after ${date} is no day of this calendar`);
  return moved.slice(0, 10);
}
