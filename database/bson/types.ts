import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
  type Document,
} from 'bson';

/** MongoDB's aliases of the BSON types, as `$type` takes them. `missing` is a field that is not there. */
export type BsonType =
  | 'double'
  | 'string'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'null'
  | 'regex'
  | 'javascript'
  | 'symbol'
  | 'javascriptWithScope'
  | 'int'
  | 'timestamp'
  | 'long'
  | 'decimal'
  | 'minKey'
  | 'maxKey'
  | 'missing';

const TYPE_OF_PROTOTYPE = new Map<unknown, BsonType>([
  [Object.prototype, 'object'],
  [ObjectId.prototype, 'objectId'],
  [Long.prototype, 'long'],
  [Int32.prototype, 'int'],
  [Double.prototype, 'double'],
  [Decimal128.prototype, 'decimal'],
  [Binary.prototype, 'binData'],
  [UUID.prototype, 'binData'],
  [Timestamp.prototype, 'timestamp'],
  [Date.prototype, 'date'],
  [BSONRegExp.prototype, 'regex'],
  [RegExp.prototype, 'regex'],
  [MinKey.prototype, 'minKey'],
  [MaxKey.prototype, 'maxKey'],
  [BSONSymbol.prototype, 'symbol'],
]);

/** Whether a plain number stands for an int32. Every other plain number is a double. */
export const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0);

/**
 * The BSON type of a value as `deserialize` gives it.
 *
 * Decided by prototype, never by a `_bsontype` or `constructor` field, which a stored document may have itself.
 */
export function bsonType(value: unknown): BsonType {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'long';
    case 'object': {
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'array';
      const known = TYPE_OF_PROTOTYPE.get(Object.getPrototypeOf(value));
      if (known !== undefined) return known;
      if (value instanceof Code) return value.scope ? 'javascriptWithScope' : 'javascript';
      if (value instanceof Uint8Array) return 'binData';
      return 'object';
    }
    default:
      return 'missing';
  }
}

export type NumericValue = number | bigint | Int32 | Double | Long | Decimal128;

export const isNumericType = (type: BsonType): boolean =>
  type === 'int' || type === 'double' || type === 'long' || type === 'decimal';

export const isNumeric = (value: unknown): value is NumericValue =>
  typeof value === 'number' || (typeof value !== 'string' && isNumericType(bsonType(value)));

/** Whether a value is an embedded document: not an array, not one of the other BSON classes. */
export const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && bsonType(value) === 'object';
