import { MongoError } from '../../errors.ts';
import { bsonType } from '../../bson/types.ts';

export function textOf(value: unknown, code: number, message: string): string {
  if (typeof value === 'string') return value;
  throw new MongoError(code, `${message}${bsonType(value)}`);
}
