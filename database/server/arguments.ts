import { Int32, Long, type Document } from 'bson';
import { toNumber } from '../bson/number.ts';
import { bsonType, isDocument, isNumeric } from '../bson/types.ts';
import { compileExpression } from '../query/expression.ts';
import { failedToParse, MongoError, typeMismatch } from '../errors.ts';

/** Fields that every command may have. */
const GENERAL = new Set([
  '$db',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'readConcern',
  'writeConcern',
  '$readPreference',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  '$clusterTime',
  'stmtId',
  'stmtIds',
  'rawData',
]);

/** Refuses fields that the command does not have: what is not understood is never ignored. */
export function refuseUnknown(command: string, args: Document, known: ReadonlySet<string>): void {
  for (const name of Object.keys(args)) {
    if (name !== command && !known.has(name) && !GENERAL.has(name)) {
      throw new MongoError(40415, `BSON field '${command}.${name}' is an unknown field.`);
    }
  }
}

const wrongType = (name: string, value: unknown, expected: string) =>
  typeMismatch(`BSON field '${name}' is the wrong type '${bsonType(value)}', expected type '${expected}'`);

const valueOf = (args: Document, name: string): unknown => args[name] ?? undefined;

export function documentField(args: Document, name: string): Document | undefined {
  const value = valueOf(args, name);
  if (value !== undefined && !isDocument(value)) throw wrongType(name, value, 'object');
  return value;
}

export function documentsField(args: Document, name: string): readonly Document[] | undefined {
  const value = valueOf(args, name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrongType(name, value, 'array');
  return value.map((each: unknown) => {
    if (!isDocument(each)) throw wrongType(`${name}.0`, each, 'object');
    return each;
  });
}

/** The values of the expressions in `let` or in the constants of an update. */
export function variablesField(args: Document, name: string): Document {
  const given = documentField(args, name) ?? {};
  return Object.fromEntries(
    Object.entries(given).map(([variable, expression]: [string, unknown]) => [
      variable,
      compileExpression(expression, { variables: {} })({}),
    ]),
  );
}

export function stringField(args: Document, name: string): string | undefined {
  const value = valueOf(args, name);
  if (value !== undefined && typeof value !== 'string') throw wrongType(name, value, 'string');
  return value;
}

export function requiredString(args: Document, name: string): string {
  const value = stringField(args, name);
  if (value === undefined) throw missing(name);
  return value;
}

export const missing = (name: string) =>
  new MongoError(40414, `BSON field '${name}' is missing but a required field`);

export function booleanField(args: Document, name: string): boolean | undefined {
  const value = valueOf(args, name);
  if (value === undefined || typeof value === 'boolean') return value;
  if (!isNumeric(value)) throw wrongType(name, value, 'bool');
  return toNumber(value) !== 0;
}

/** A whole number of any numeric type. */
export function integerField(args: Document, name: string): number | undefined {
  const value = valueOf(args, name);
  if (value === undefined) return undefined;
  if (!isNumeric(value)) throw wrongType(name, value, 'long');
  const number = toNumber(value);
  if (!Number.isSafeInteger(number)) throw failedToParse(`Expected an integer: ${name}: ${number}`);
  return number;
}

/** A whole number that is not negative. */
export function countField(args: Document, name: string): number | undefined {
  const value = integerField(args, name);
  if (value !== undefined && value < 0) {
    throw new MongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${value}'`);
  }
  return value;
}

/** An int64 that must keep all its digits. */
export function longField(args: Document, name: string): bigint | undefined {
  const value = valueOf(args, name);
  if (value === undefined) return undefined;
  if (value instanceof Long) return value.toBigInt();
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (value instanceof Int32) return BigInt(value.valueOf());
  throw wrongType(name, value, 'long');
}
