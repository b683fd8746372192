import { MongoError } from '../../errors.ts';

const MINUTE_MS = 60_000;

/** Minutes east of UTC at a moment. */
export type TimeZone = (moment: Date) => number;

const OFFSET = /^([+-])(\d{2})(?::?(\d{2}))?$/;

const FIELDS = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
  era: 'short',
} as const;

function namedZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone: name });
  return (moment) => {
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const number = (part: string) => Number(parts[part]);
    const year = parts['era'] === 'BC' ? 1 - number('year') : number('year');
    const local = new Date(0);
    local.setUTCFullYear(year, number('month') - 1, number('day'));
    local.setUTCHours(number('hour'), number('minute'), number('second'));
    return Math.round((local.getTime() - Math.floor(moment.getTime() / 1000) * 1000) / MINUTE_MS);
  };
}

const zones = new Map<string, TimeZone>([['UTC', () => 0]]);

function createZone(name: string): TimeZone {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? [];
  if (sign) {
    const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
    return () => offset;
  }
  if (/^(UTC|GMT|Z)$/.test(name)) return () => 0;
  try {
    return namedZone(name);
  } catch {
    throw new MongoError(40485, `unrecognized time zone identifier: "${name}"`);
  }
}

/** The zone of an Olson name such as `Asia/Shanghai`, or of an offset such as `+08:00`. */
export function timeZone(name: string): TimeZone {
  const known = zones.get(name);
  if (known) return known;
  const zone = createZone(name);
  zones.set(name, zone);
  return zone;
}

/** A date whose UTC fields are what clocks in the zone show. */
export const toLocal = (moment: Date, zone: TimeZone): Date =>
  new Date(moment.getTime() + zone(moment) * MINUTE_MS);

/** The moment at which clocks in the zone show these fields; in a gap, as if they had not been set yet. */
export function fromLocal(local: Date, zone: TimeZone): Date {
  const guess = new Date(local.getTime() - zone(local) * MINUTE_MS);
  return new Date(local.getTime() - zone(guess) * MINUTE_MS);
}
