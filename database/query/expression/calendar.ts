export const DAY_MS = 86_400_000;

/** Day of the year from 1, in UTC fields. */
export const dayOfYear = (date: Date): number =>
  Math.floor((startOfDay(date) - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;

const startOfDay = (date: Date): number => Math.floor(date.getTime() / DAY_MS) * DAY_MS;

/** Monday is 1, Sunday 7. */
export const isoDayOfWeek = (date: Date): number => date.getUTCDay() || 7;

/** Weeks begin on Sundays; days before the first one are in week 0. */
export const week = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);

/** The Thursday of a date's week: it decides the year and the number of the week in ISO 8601. */
const thursday = (date: Date): Date => new Date(startOfDay(date) + (4 - isoDayOfWeek(date)) * DAY_MS);

export const isoWeekYear = (date: Date): number => thursday(date).getUTCFullYear();

export const isoWeek = (date: Date): number => Math.floor((dayOfYear(thursday(date)) - 1) / 7) + 1;

/** The day in the ISO calendar; weeks and days may be beyond their usual range. */
export function fromIsoWeek(year: number, weekNumber: number, day: number): Date {
  const fourth = new Date(0);
  fourth.setUTCFullYear(year, 0, 4);
  return new Date(fourth.getTime() + ((weekNumber - 1) * 7 + (day - isoDayOfWeek(fourth))) * DAY_MS);
}

/** Months later, on the same day or the last of a shorter month. */
export function addMonths(date: Date, months: number): Date {
  const result = new Date(date);
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() + months);
  const last = new Date(result);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  result.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
  return result;
}
