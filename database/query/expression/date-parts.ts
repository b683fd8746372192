import { Long, Timestamp, type Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { bsonType, isDocument, isNumeric } from '../../bson/types.ts';
import { dayOfYear, fromIsoWeek, isoDayOfWeek, isoWeek, isoWeekYear, week } from './calendar.ts';
import { parametersOf } from './parameters.ts';
import { argumentsOf, isNullish, operator, type Operator, type OperatorTable } from './scope.ts';
import { fromLocal, toLocal } from './time-zone.ts';
import { asDate, optional, zoneIn } from './date-arguments.ts';

/** Operators that take `{ date, timezone }`, or the date alone. */
function part(name: string, read: (local: Date) => unknown): Operator {
  return (operand, { compile }) => {
    const isNamed = isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$');
    const single = argumentsOf(operand);
    if (!isNamed && single.length !== 1) {
      throw new MongoError(
        40536,
        `${name} accepts exactly one argument if given an array, but was given ${single.length}`,
      );
    }
    const parts: Document = isNamed ? operand : { date: single[0] };
    const { date } = parametersOf(parts, { name, required: ['date'], optional: ['timezone'], code: 40535 });
    const evaluate = compile(date);
    const zone = optional(parts, 'timezone', compile);
    return (scope) => {
      const value = evaluate(scope);
      const where = zoneIn(scope, zone);
      return isNullish(value) || !where ? null : read(toLocal(asDate(value), where));
    };
  };
}

const TIME_PARTS = ['hour', 'minute', 'second', 'millisecond'];

const DAY_PARTS = ['year', 'month', 'day'];

const ISO_DAY_PARTS = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];

const dateFromParts: Operator = (operand, { compile }) => {
  const isIso = isDocument(operand) && 'isoWeekYear' in operand;
  const dayParts = isIso ? ISO_DAY_PARTS : DAY_PARTS;
  const [required = ''] = dayParts;
  const parts = parametersOf(operand, {
    name: '$dateFromParts',
    required: [required],
    optional: [...dayParts, ...TIME_PARTS, 'timezone'],
    code: 40515,
  });
  const names = [...dayParts, ...TIME_PARTS];
  const evaluates = names.map((name) => compile(parts[name] ?? (TIME_PARTS.includes(name) ? 0 : 1)));
  const zone = optional(parts, 'timezone', compile);
  return (scope) => {
    const where = zoneIn(scope, zone);
    const values = evaluates.map((evaluate) => evaluate(scope));
    if (!where || values.some(isNullish)) return null;
    const [year = 0, month = 1, day = 1, ...time] = values.map((value, index) =>
      integerPart(names[index] ?? '', value),
    );
    const local = isIso ? fromIsoWeek(year, month, day) : new Date(0);
    if (!isIso) local.setUTCFullYear(year, month - 1, day);
    const [hour = 0, minute = 0, second = 0, millisecond = 0] = time;
    local.setTime(local.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
    return fromLocal(local, where);
  };
};

function integerPart(name: string, value: unknown): number {
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number)) {
    throw new MongoError(40515, `'${name}' must evaluate to an integer, found ${bsonType(value)}`);
  }
  if (/year/i.test(name) && (number < 1 || number > 9999)) {
    throw new MongoError(
      40523,
      `'${name}' must evaluate to an integer in the range 1 to 9999, found ${number}`,
    );
  }
  return number;
}

const dateToParts: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$dateToParts',
    required: ['date'],
    optional: ['timezone', 'iso8601'],
    code: 40520,
  });
  const date = compile(parts['date']);
  const zone = optional(parts, 'timezone', compile);
  const iso = optional(parts, 'iso8601', compile);
  return (scope) => {
    const value = date(scope);
    const where = zoneIn(scope, zone);
    if (isNullish(value) || !where) return null;
    const local = toLocal(asDate(value), where);
    const day = iso?.(scope)
      ? { isoWeekYear: isoWeekYear(local), isoWeek: isoWeek(local), isoDayOfWeek: isoDayOfWeek(local) }
      : { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
    const time = { hour: local.getUTCHours(), minute: local.getUTCMinutes(), second: local.getUTCSeconds() };
    return { ...day, ...time, millisecond: local.getUTCMilliseconds() };
  };
};

const timestampPart = (name: string, read: (timestamp: Timestamp) => number): Operator =>
  operator(name, 1, (value) => {
    if (isNullish(value)) return null;
    if (value instanceof Timestamp) return Long.fromNumber(read(value));
    throw new MongoError(5687301, ` Argument to ${name} must be a timestamp, but is ${bsonType(value)}`);
  });

/** Operators that take dates apart, and put them together. */
export const DATE_PARTS: OperatorTable = {
  $year: part('$year', (local) => local.getUTCFullYear()),
  $month: part('$month', (local) => local.getUTCMonth() + 1),
  $dayOfMonth: part('$dayOfMonth', (local) => local.getUTCDate()),
  $hour: part('$hour', (local) => local.getUTCHours()),
  $minute: part('$minute', (local) => local.getUTCMinutes()),
  $second: part('$second', (local) => local.getUTCSeconds()),
  $millisecond: part('$millisecond', (local) => local.getUTCMilliseconds()),
  $dayOfWeek: part('$dayOfWeek', (local) => local.getUTCDay() + 1),
  $dayOfYear: part('$dayOfYear', dayOfYear),
  $week: part('$week', week),
  $isoWeek: part('$isoWeek', isoWeek),
  $isoWeekYear: part('$isoWeekYear', (local) => Long.fromNumber(isoWeekYear(local))),
  $isoDayOfWeek: part('$isoDayOfWeek', isoDayOfWeek),
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
  $tsSecond: timestampPart('$tsSecond', ({ t }) => t),
  $tsIncrement: timestampPart('$tsIncrement', ({ i }) => i),
};
