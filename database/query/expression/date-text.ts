import { MongoError } from '../../errors.ts';
import { dayOfYear, fromIsoWeek, isoDayOfWeek, isoWeek, isoWeekYear, week } from './calendar.ts';
import { fromLocal, timeZone, toLocal, type TimeZone } from './time-zone.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${pad(size % 60, 2)}`;
}

const monthName = (local: Date): string => MONTHS[local.getUTCMonth()] ?? '';

const FORMATS: Readonly<Record<string, (local: Date, offset: number) => string>> = {
  Y: (local) => pad(local.getUTCFullYear(), 4),
  G: (local) => pad(isoWeekYear(local), 4),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  b: (local) => monthName(local).slice(0, 3),
  B: monthName,
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(dayOfYear(local), 3),
  u: (local) => String(isoDayOfWeek(local)),
  w: (local) => String(local.getUTCDay() + 1),
  U: (local) => pad(week(local), 2),
  V: (local) => pad(isoWeek(local), 2),
  z: (_local, offset) => offsetText(offset),
  Z: (_local, offset) => String(offset),
  '%': () => '%',
};

/** A moment as text; `%Y`, `%m` and so on are what clocks in the zone show. */
export function formatDate(moment: Date, format: string, zone: TimeZone): string {
  const local = toLocal(moment, zone);
  return format.replace(/%([\s\S]?)/g, (_all, letter: string) => {
    const write = Object.hasOwn(FORMATS, letter) ? FORMATS[letter] : undefined;
    if (!write) {
      throw letter === ''
        ? new MongoError(18535, "Unmatched '%' at end of format string")
        : new MongoError(18536, `Invalid format character '%${letter}' in format string`);
    }
    return write(local, zone(moment));
  });
}

const PATTERNS: Readonly<Record<string, string>> = {
  Y: '\\d{4}',
  G: '\\d{4}',
  m: '\\d{1,2}',
  b: '[A-Za-z]{3}',
  B: '[A-Za-z]+',
  d: '\\d{1,2}',
  H: '\\d{1,2}',
  M: '\\d{1,2}',
  S: '\\d{1,2}',
  L: '\\d{1,3}',
  j: '\\d{1,3}',
  u: '\\d',
  V: '\\d{1,2}',
  z: '[+-]\\d{2}:?\\d{2}|Z|[A-Za-z]+/[A-Za-z_]+',
  Z: '[+-]\\d+',
};

type Fields = Readonly<Record<string, string>>;

function readFields(text: string, format: string): Fields | null {
  const letters: string[] = [];
  const source = format.replace(/%(.)|[.*+?^${}()|[\]\\]/g, (all, letter: string | undefined) => {
    if (letter === '%') return '%';
    if (letter === undefined) return `\\${all}`;
    const pattern = Object.hasOwn(PATTERNS, letter) ? PATTERNS[letter] : undefined;
    if (!pattern) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`);
    letters.push(letter);
    return `(${pattern})`;
  });
  const match = new RegExp(`^${source}$`).exec(text);
  return match && Object.fromEntries(letters.map((letter, index) => [letter, match[index + 1] ?? '']));
}

function dayOf(fields: Fields): Date {
  const number = (letter: string, fallback: number) => (fields[letter] ? Number(fields[letter]) : fallback);
  if (fields['G']) return fromIsoWeek(number('G', 1970), number('V', 1), number('u', 1));
  const name = (fields['B'] ?? fields['b'] ?? '').slice(0, 3).toLowerCase();
  const month = name ? MONTHS.findIndex((each) => each.toLowerCase().startsWith(name)) + 1 : number('m', 1);
  const date = new Date(0);
  date.setUTCFullYear(number('Y', 1970), month - 1, number('d', 1));
  if (fields['j']) date.setUTCFullYear(number('Y', 1970), 0, number('j', 1));
  return date;
}

function zoneOf(fields: Fields, fallback: TimeZone): TimeZone {
  if (fields['z']) return timeZone(fields['z']);
  const minutes = fields['Z'];
  return minutes ? () => Number(minutes) : fallback;
}

function isInRange(fields: Fields): boolean {
  const within = (letter: string, least: number, most: number) => {
    const text = fields[letter];
    return !text || (Number(text) >= least && Number(text) <= most);
  };
  return (
    within('m', 1, 12) &&
    within('d', 1, 31) &&
    within('H', 0, 23) &&
    within('M', 0, 59) &&
    within('S', 0, 59) &&
    within('j', 1, 366) &&
    within('V', 1, 53) &&
    within('u', 1, 7)
  );
}

function fromFields(fields: Fields, zone: TimeZone): Date | null {
  if (!isInRange(fields)) return null;
  const local = dayOf(fields);
  const number = (letter: string) => Number(fields[letter] ?? 0);
  const milliseconds = Number((fields['L'] ?? '').padEnd(3, '0'));
  local.setUTCHours(number('H'), number('M'), number('S'), milliseconds);
  return fromLocal(local, zoneOf(fields, zone));
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

function isoFields(text: string): Fields | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, Y = '', m = '', d = '', H = '0', M = '0', S = '0', fraction = '', z = ''] = match;
  return { Y, m, d, H, M, S, L: fraction.slice(0, 3), z };
}

export interface DateText {
  /** The operator, for messages. */
  readonly name: string;
  /** Without one, ISO 8601 is read. */
  readonly format?: string;
  readonly zone?: TimeZone;
}

/** The moment that a text says; error 241 if it says none. */
export function parseDate(text: string, { name, format, zone }: DateText): Date {
  const fields = format === undefined ? isoFields(text) : readFields(text, format);
  if (fields && zone && zoneIsGiven(fields)) {
    throw new MongoError(
      241,
      `${name}: cannot pass in a date/time string with time zone information ('${text}') together with a timezone argument`,
    );
  }
  const date = fields && fromFields(fields, zone ?? (() => 0));
  if (!date) throw new MongoError(241, `Error parsing date string '${text}' in ${name}`);
  return date;
}

const zoneIsGiven = (fields: Fields): boolean =>
  Boolean(fields['z'] ?? fields['Z']) && (fields['z'] ?? fields['Z']) !== '';
