import { MongoError } from '../../errors.ts';
import { toInteger, toNumber } from '../../bson/number.ts';
import { bsonType, isNumeric, type NumericValue } from '../../bson/types.ts';

export const integer = (value: NumericValue): bigint => toInteger(value) ?? BigInt(toNumber(value));

export function numeric(name: string, value: unknown, code = 28765): NumericValue {
  if (isNumeric(value)) return value;
  throw new MongoError(code, `${name} only supports numeric types, not ${bsonType(value)}`);
}
