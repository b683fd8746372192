import { Decimal128, Long, ObjectId } from 'bson';
import { MongoError } from '../../errors.ts';
import { asDouble, fitsInt32, fitsInt64 } from '../../bson/arithmetic.ts';
import { asDecimal128 } from '../../bson/decimal.ts';
import { toExact, toNumber } from '../../bson/number.ts';
import { bsonType, isDocument, isNumeric, type BsonType, type NumericValue } from '../../bson/types.ts';
import { typesOf } from '../match/type.ts';
import { isTruthy } from '../truth.ts';
import { parametersOf } from './parameters.ts';
import { isNullish, operator, type Evaluate, type Operator, type OperatorTable } from './scope.ts';
import { parseDate } from './date-text.ts';

const failure = (message: string) => new MongoError(241, message);

const unsupportedConversion = (from: unknown, to: string) =>
  failure(`Unsupported conversion from ${bsonType(from)} to ${to} in $convert with no onError value`);

const unparsable = (text: string, to: string, why: string) =>
  failure(`Failed to parse number '${text}' in $convert with no onError value: ${why} (${to})`);

/** A number as MongoDB writes it in text. */
export function toText(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || isNumeric(value)) return String(value);
  return null;
}

/** Toward zero. */
function wholePart(value: NumericValue, to: string): bigint {
  const exact = toExact(value);
  if (!exact)
    throw failure(
      `Attempt to convert ${String(value)} value to integer type (${to}) in $convert with no onError value`,
    );
  const { coefficient, exponent } = exact;
  return exponent >= 0 ? coefficient * 10n ** BigInt(exponent) : coefficient / 10n ** BigInt(-exponent);
}

function wholeOf(value: unknown, to: 'int' | 'long'): bigint {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date && to === 'long') return BigInt(value.getTime());
  if (typeof value === 'string') {
    if (/^[+-]?\d+$/.test(value)) return BigInt(value.replace(/^\+/, ''));
    throw unparsable(value, to, 'Did not consume whole string.');
  }
  if (isNumeric(value)) return wholePart(value, to);
  throw unsupportedConversion(value, to);
}

function toInt(value: unknown): unknown {
  const whole = wholeOf(value, 'int');
  if (fitsInt32(whole)) return Number(whole);
  throw failure(`Conversion would overflow target type in $convert with no onError value: ${String(value)}`);
}

function toLong(value: unknown): unknown {
  const whole = wholeOf(value, 'long');
  if (fitsInt64(whole)) return Long.fromBigInt(whole);
  throw failure(`Conversion would overflow target type in $convert with no onError value: ${String(value)}`);
}

const NUMBER_TEXT = /^[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf|infinity|nan)$/i;

function numberText(text: string, to: string): string {
  if (!NUMBER_TEXT.test(text)) throw unparsable(text, to, 'Did not consume whole string.');
  return text
    .replace(/^\+/, '')
    .replace(/inf(inity)?/i, 'Infinity')
    .replace(/nan/i, 'NaN');
}

function toDouble(value: unknown): unknown {
  if (typeof value === 'string') return asDouble(Number(numberText(value, 'double')));
  if (typeof value === 'boolean') return asDouble(Number(value));
  if (value instanceof Date) return asDouble(value.getTime());
  if (!isNumeric(value)) throw unsupportedConversion(value, 'double');
  const number = toNumber(value);
  if (!Number.isFinite(number) && toExact(value)) {
    throw failure('Conversion would overflow target type in $convert with no onError value');
  }
  return asDouble(number);
}

function toDecimal(value: unknown): unknown {
  if (typeof value === 'string') return Decimal128.fromString(numberText(value, 'decimal'));
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (isNumeric(value)) return asDecimal128(value);
  throw unsupportedConversion(value, 'decimal');
}

function toDate(value: unknown): unknown {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (typeof value === 'string') return parseDate(value, { name: '$convert' });
  const type = bsonType(value);
  if (type === 'timestamp') return new Date((value as { readonly t: number }).t * 1000); // its seconds
  if (isNumeric(value) && type !== 'int') return new Date(Number(wholePart(value, 'date')));
  throw unsupportedConversion(value, 'date');
}

function toObjectId(value: unknown): unknown {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw unsupportedConversion(value, 'objectId');
  if (!/^[0-9a-f]{24}$/i.test(value)) {
    throw failure(`Failed to parse objectId '${value}' in $convert with no onError value`);
  }
  return ObjectId.createFromHexString(value);
}

function toStringValue(value: unknown): unknown {
  const text = toText(value);
  if (text === null) throw unsupportedConversion(value, 'string');
  return text;
}

const CONVERSIONS: Partial<Record<BsonType, (value: unknown) => unknown>> = {
  int: toInt,
  long: toLong,
  double: toDouble,
  decimal: toDecimal,
  bool: (value) => (isNumeric(value) || typeof value === 'boolean' ? isTruthy(value) : true),
  date: toDate,
  objectId: toObjectId,
  string: toStringValue,
};

const toType = (name: string, type: BsonType): Operator => {
  const convert = CONVERSIONS[type] ?? ((value: unknown) => value);
  return operator(name, 1, (value) => (isNullish(value) ? null : convert(value)));
};

function targetOf(to: unknown): (value: unknown) => unknown {
  const [type = ''] = typesOf(isDocument(to) ? (to['type'] as unknown) : to);
  const convert = Object.hasOwn(CONVERSIONS, type) ? CONVERSIONS[type as BsonType] : undefined; // one of its keys
  if (!convert) throw failure(`Unsupported conversion to ${type} in $convert`);
  return convert;
}

const convertOperator: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$convert',
    required: ['input', 'to'],
    optional: ['onError', 'onNull'],
    code: 9,
  });
  const input = compile(parts['input']);
  const to = compile(parts['to']);
  const onNull: Evaluate = 'onNull' in parts ? compile(parts['onNull']) : () => null;
  const onError = 'onError' in parts ? compile(parts['onError']) : null;
  return (scope) => {
    const value = input(scope);
    const target = to(scope);
    if (isNullish(value)) return onNull(scope);
    if (isNullish(target)) return null;
    try {
      return targetOf(target)(value);
    } catch (error) {
      if (onError && error instanceof MongoError && error.code === 241) return onError(scope);
      throw error;
    }
  };
};

/** Operators that tell or change the type of a value. */
export const CONVERSION: OperatorTable = {
  $convert: convertOperator,
  $toInt: toType('$toInt', 'int'),
  $toLong: toType('$toLong', 'long'),
  $toDouble: toType('$toDouble', 'double'),
  $toDecimal: toType('$toDecimal', 'decimal'),
  $toBool: toType('$toBool', 'bool'),
  $toDate: toType('$toDate', 'date'),
  $toObjectId: toType('$toObjectId', 'objectId'),
  $toString: toType('$toString', 'string'),
  $type: operator('$type', 1, bsonType),
  $isNumber: operator('$isNumber', 1, isNumeric),
};
