import { addMonths, DAY_MS } from './calendar.ts';
import { fromLocal, toLocal, type TimeZone } from './time-zone.ts';

const FIXED_MS = { millisecond: 1, second: 1000, minute: 60_000, hour: 3_600_000 } as const;
const DAYS = { day: 1, week: 7 } as const;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

export type Unit = keyof typeof FIXED_MS | keyof typeof DAYS | keyof typeof MONTHS;

export const isUnit = (name: string): name is Unit => name in FIXED_MS || name in DAYS || name in MONTHS;

export const WEEK_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fixedMs = (unit: Unit): number | undefined =>
  unit in FIXED_MS ? FIXED_MS[unit as keyof typeof FIXED_MS] : undefined;
const days = (unit: Unit): number | undefined => (unit in DAYS ? DAYS[unit as keyof typeof DAYS] : undefined);
const months = (unit: Unit): number => (unit in MONTHS ? MONTHS[unit as keyof typeof MONTHS] : 1);

interface Addition {
  readonly unit: Unit;
  readonly amount: number;
  readonly zone: TimeZone;
}

/** Days and longer units keep the time that clocks in the zone show; hours and shorter ones are exact. */
export function addUnits(moment: Date, { unit, amount, zone }: Addition): Date {
  const milliseconds = fixedMs(unit);
  if (milliseconds !== undefined) return new Date(moment.getTime() + amount * milliseconds);
  const local = toLocal(moment, zone);
  const dayCount = days(unit);
  const moved =
    dayCount === undefined
      ? addMonths(local, amount * months(unit))
      : new Date(local.getTime() + amount * dayCount * DAY_MS);
  return fromLocal(moved, zone);
}

/** Days from the first day of a week before 1970 on which weeks begin. Day 0 was a Thursday. */
const weeksSinceEpoch = (local: Date, firstDay: number): number =>
  Math.floor((Math.floor(local.getTime() / DAY_MS) + 4 - firstDay) / 7);

const monthsSinceEpoch = (local: Date): number => (local.getUTCFullYear() - 1970) * 12 + local.getUTCMonth();

/** How many of the unit have begun since 1970; a difference of two is how many boundaries are between. */
export function countUnits(local: Date, unit: Unit, firstDay: number): number {
  const milliseconds = fixedMs(unit);
  if (milliseconds !== undefined) return Math.floor(local.getTime() / milliseconds);
  if (unit === 'week') return weeksSinceEpoch(local, firstDay);
  if (unit === 'day') return Math.floor(local.getTime() / DAY_MS);
  return Math.floor(monthsSinceEpoch(local) / months(unit));
}

interface Bins {
  readonly unit: Unit;
  readonly binSize: number;
  readonly firstDay: number;
}

/** Bins are counted from here; weeks from the first one that begins after it. */
const REFERENCE = new Date(Date.UTC(2000, 0, 1));

/** The beginning of the bin in which the local time is. */
export function truncateTo(local: Date, { unit, binSize, firstDay }: Bins): Date {
  const milliseconds = fixedMs(unit) ?? (unit === 'day' ? DAY_MS : undefined);
  if (milliseconds !== undefined) return floorTo(local, REFERENCE.getTime(), milliseconds * binSize);
  if (unit === 'week') {
    const weekDay = REFERENCE.getUTCDay();
    const first = REFERENCE.getTime() + ((firstDay - weekDay + 7) % 7) * DAY_MS;
    return floorTo(local, first, 7 * DAY_MS * binSize);
  }
  const size = months(unit) * binSize;
  const since = monthsSinceEpoch(local) - monthsSinceEpoch(REFERENCE);
  const start = new Date(0);
  start.setUTCFullYear(2000, Math.floor(since / size) * size, 1);
  return start;
}

const floorTo = (local: Date, origin: number, size: number): Date =>
  new Date(origin + Math.floor((local.getTime() - origin) / size) * size);
