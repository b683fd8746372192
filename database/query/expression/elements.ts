import { MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { bsonType, isNumeric } from '../../bson/types.ts';

export type Elements = readonly unknown[];

export function arrayOf(value: unknown, code: number, message: string): Elements {
  if (Array.isArray(value)) return value as Elements;
  throw new MongoError(code, `${message}${bsonType(value)}`);
}

export function integerOf(value: unknown, code: number, message: string): number {
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (Number.isInteger(number) && Math.abs(number) <= 2 ** 31) return number;
  throw new MongoError(code, `${message}${bsonType(value)}`);
}
