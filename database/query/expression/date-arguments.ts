import { ObjectId, Timestamp, type Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { bsonType } from '../../bson/types.ts';
import { isNullish, type Evaluate, type Scope } from './scope.ts';
import { timeZone, type TimeZone } from './time-zone.ts';

export function asDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  throw new MongoError(16006, `can't convert from BSON type ${bsonType(value)} to Date`);
}

/** The zone that is given, UTC if none is, null if it is null: then the result is null. */
export function zoneIn(scope: Scope, evaluate: Evaluate | null): TimeZone | null {
  if (!evaluate) return timeZone('UTC');
  const name = evaluate(scope);
  if (isNullish(name)) return null;
  if (typeof name !== 'string')
    throw new MongoError(40517, `timezone must evaluate to a string, found ${bsonType(name)}`);
  return timeZone(name);
}

export const optional = (
  parts: Document,
  key: string,
  compile: (value: unknown) => Evaluate,
): Evaluate | null => (key in parts ? compile(parts[key]) : null);
