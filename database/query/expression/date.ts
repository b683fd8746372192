import { Long } from 'bson';
import { MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { showValue } from '../../bson/show.ts';
import { bsonType, isNumeric } from '../../bson/types.ts';
import { formatDate, parseDate } from './date-text.ts';
import { addUnits, countUnits, isUnit, truncateTo, WEEK_DAYS, type Unit } from './date-units.ts';
import { parametersOf } from './parameters.ts';
import { isNullish, type Evaluate, type Operator, type OperatorTable, type Scope } from './scope.ts';
import { fromLocal, toLocal } from './time-zone.ts';
import { asDate, optional, zoneIn } from './date-arguments.ts';

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

/** Operators on dates. */
export const DATES: OperatorTable = {
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateAdd: dateArithmetic('$dateAdd'),
  $dateSubtract: dateArithmetic('$dateSubtract'),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
};
