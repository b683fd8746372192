import { Long, ObjectId, Timestamp, type Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { showValue } from '../../bson/show.ts';
import { bsonType, isDocument, isNumeric } from '../../bson/types.ts';
import { dayOfYear, fromIsoWeek, isoDayOfWeek, isoWeek, isoWeekYear, week } from './calendar.ts';
import { formatDate, parseDate } from './date-text.ts';
import { addUnits, countUnits, isUnit, truncateTo, WEEK_DAYS, type Unit } from './date-units.ts';
import { parametersOf } from './parameters.ts';
import {
  argumentsOf,
  isNullish,
  operator,
  type Evaluate,
  type Operator,
  type OperatorTable,
  type Scope,
} from './scope.ts';
import { fromLocal, timeZone, toLocal, type TimeZone } from './time-zone.ts';

function asDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  throw new MongoError(16006, `can't convert from BSON type ${bsonType(value)} to Date`);
}

/** The zone that is given, UTC if none is, null if it is null: then the result is null. */
function zoneIn(scope: Scope, evaluate: Evaluate | null): TimeZone | null {
  if (!evaluate) return timeZone('UTC');
  const name = evaluate(scope);
  if (isNullish(name)) return null;
  if (typeof name !== 'string')
    throw new MongoError(40517, `timezone must evaluate to a string, found ${bsonType(name)}`);
  return timeZone(name);
}

const optional = (parts: Document, key: string, compile: (value: unknown) => Evaluate): Evaluate | null =>
  key in parts ? compile(parts[key]) : null;

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

const dateToString: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$dateToString',
    required: ['date'],
    optional: ['format', 'timezone', 'onNull'],
    code: 18629,
  });
  const date = compile(parts['date']);
  const zone = optional(parts, 'timezone', compile);
  const onNull = optional(parts, 'onNull', compile);
  const format = compile(parts['format'] ?? (zone ? '%Y-%m-%dT%H:%M:%S.%L' : '%Y-%m-%dT%H:%M:%S.%LZ'));
  return (scope) => {
    const value = date(scope);
    if (isNullish(value)) return onNull ? onNull(scope) : null;
    const where = zoneIn(scope, zone);
    const pattern = format(scope);
    if (!where || isNullish(pattern)) return null;
    if (typeof pattern !== 'string')
      throw new MongoError(18533, '$dateToString requires that format be a string');
    return formatDate(asDate(value), pattern, where);
  };
};

const dateFromString: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$dateFromString',
    required: ['dateString'],
    optional: ['format', 'timezone', 'onError', 'onNull'],
    code: 40540,
  });
  const text = compile(parts['dateString']);
  const format = optional(parts, 'format', compile);
  const zone = optional(parts, 'timezone', compile);
  const onNull = optional(parts, 'onNull', compile);
  const onError = optional(parts, 'onError', compile);
  const read = (scope: Scope): unknown => {
    const value = text(scope);
    if (isNullish(value)) return onNull ? onNull(scope) : null;
    const where = zone ? zoneIn(scope, zone) : undefined;
    const pattern = format?.(scope);
    if (where === null || pattern === null) return null;
    if (typeof value !== 'string') {
      throw new MongoError(
        241,
        `$dateFromString requires that 'dateString' be a string, found: ${bsonType(value)}`,
      );
    }
    return parseDate(value, {
      name: '$dateFromString',
      ...(where ? { zone: where } : {}),
      ...(typeof pattern === 'string' ? { format: pattern } : {}),
    });
  };
  return (scope) => {
    try {
      return read(scope);
    } catch (error) {
      if (onError && error instanceof MongoError && error.code === 241) return onError(scope);
      throw error;
    }
  };
};

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

function unitOf(name: string, value: unknown): Unit {
  if (typeof value === 'string' && isUnit(value)) return value;
  throw new MongoError(
    9,
    `${name} parameter 'unit' value cannot be recognized as a time unit: ${showValue(value)}`,
  );
}

function firstWeekDay(name: string, value: unknown): number {
  if (isNullish(value)) return 0;
  const day = typeof value === 'string' ? WEEK_DAYS.indexOf(value.toLowerCase().slice(0, 3)) : -1;
  if (day < 0)
    throw new MongoError(
      9,
      `${name} parameter 'startOfWeek' value cannot be recognized as a day of a week: ${showValue(value)}`,
    );
  return day;
}

const dateArithmetic =
  (name: '$dateAdd' | '$dateSubtract'): Operator =>
  (operand, { compile }) => {
    const parts = parametersOf(operand, {
      name,
      required: ['startDate', 'unit', 'amount'],
      optional: ['timezone'],
      code: 5166400,
    });
    const [start, unit, amount] = ['startDate', 'unit', 'amount'].map((key) => compile(parts[key])) as [
      Evaluate,
      Evaluate,
      Evaluate,
    ];
    const zone = optional(parts, 'timezone', compile);
    return (scope) => {
      const values = [start(scope), unit(scope), amount(scope)];
      const where = zoneIn(scope, zone);
      if (!where || values.some(isNullish)) return null;
      const count = isNumeric(values[2]) ? toNumber(values[2]) : NaN;
      if (!Number.isInteger(count))
        throw new MongoError(5166405, `${name} expects integer amount of time units`);
      return addUnits(asDate(values[0]), {
        unit: unitOf(name, values[1]),
        amount: name === '$dateAdd' ? count : -count,
        zone: where,
      });
    };
  };

const dateDiff: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$dateDiff',
    required: ['startDate', 'endDate', 'unit'],
    optional: ['timezone', 'startOfWeek'],
    code: 5166301,
  });
  const evaluates = ['startDate', 'endDate', 'unit'].map((key) => compile(parts[key]));
  const zone = optional(parts, 'timezone', compile);
  const startOfWeek = optional(parts, 'startOfWeek', compile);
  return (scope) => {
    const [start, stop, unit] = evaluates.map((evaluate) => evaluate(scope));
    const where = zoneIn(scope, zone);
    if (!where || [start, stop, unit].some(isNullish)) return null;
    const first = firstWeekDay('$dateDiff', startOfWeek?.(scope));
    const count = (date: unknown) =>
      countUnits(toLocal(asDate(date), where), unitOf('$dateDiff', unit), first);
    return Long.fromNumber(count(stop) - count(start));
  };
};

const dateTrunc: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$dateTrunc',
    required: ['date', 'unit'],
    optional: ['binSize', 'timezone', 'startOfWeek'],
    code: 5439007,
  });
  const [date, unit] = [compile(parts['date']), compile(parts['unit'])];
  const binSize = compile(parts['binSize'] ?? 1);
  const zone = optional(parts, 'timezone', compile);
  const startOfWeek = optional(parts, 'startOfWeek', compile);
  return (scope) => {
    const [value, name, size] = [date(scope), unit(scope), binSize(scope)];
    const where = zoneIn(scope, zone);
    if (!where || [value, name, size].some(isNullish)) return null;
    const count = isNumeric(size) ? toNumber(size) : NaN;
    if (!Number.isInteger(count) || count < 1)
      throw new MongoError(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
    const bins = {
      unit: unitOf('$dateTrunc', name),
      binSize: count,
      firstDay: firstWeekDay('$dateTrunc', startOfWeek?.(scope)),
    };
    return fromLocal(truncateTo(toLocal(asDate(value), where), bins), where);
  };
};

const timestampPart = (name: string, read: (timestamp: Timestamp) => number): Operator =>
  operator(name, 1, (value) => {
    if (isNullish(value)) return null;
    if (value instanceof Timestamp) return Long.fromNumber(read(value));
    throw new MongoError(5687301, ` Argument to ${name} must be a timestamp, but is ${bsonType(value)}`);
  });

/** Operators on dates. */
export const DATES: OperatorTable = {
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
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
  $dateAdd: dateArithmetic('$dateAdd'),
  $dateSubtract: dateArithmetic('$dateSubtract'),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
  $tsSecond: timestampPart('$tsSecond', ({ t }) => t),
  $tsIncrement: timestampPart('$tsIncrement', ({ i }) => i),
};
