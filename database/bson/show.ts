import type { Binary, BSONRegExp, Code, Document, ObjectId, Timestamp } from 'bson';
import { toNumber } from './number.ts';
import { bytesOf, regexParts, subtypeOf } from './order.ts';
import { bsonType, type BsonType, type NumericValue } from './types.ts';

const showDouble = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);

/* Each assertion below is what `type`, the value's own, says. */
function showScalar(type: BsonType, value: unknown): string {
  switch (type) {
    case 'double':
      return showDouble(toNumber(value as NumericValue));
    case 'string':
      return JSON.stringify(value);
    case 'decimal':
      return `Decimal128('${String(value)}')`;
    case 'objectId':
      return `ObjectId('${(value as ObjectId).toHexString()}')`;
    case 'date':
      return `new Date(${Number(value)})`;
    case 'binData':
      return `BinData(${subtypeOf(value as Binary)}, ${Buffer.from(bytesOf(value as Binary))
        .toString('hex')
        .toUpperCase()})`;
    case 'timestamp':
      return `Timestamp(${(value as Timestamp).t}, ${(value as Timestamp).i})`;
    case 'regex': {
      const [pattern, options] = regexParts(value as BSONRegExp);
      return `/${pattern}/${options}`;
    }
    case 'javascript':
    case 'javascriptWithScope':
      return (value as Code).code;
    case 'minKey':
      return 'MinKey';
    case 'maxKey':
      return 'MaxKey';
    case 'null':
    case 'missing':
      return 'null';
    default:
      return String(value);
  }
}

/** A value as MongoDB writes it in its messages. */
export function showValue(value: unknown): string {
  const type = bsonType(value);
  if (type === 'object') return showDocument(value as Document);
  if (type !== 'array') return showScalar(type, value);
  const elements = (value as unknown[]).map(showValue);
  return elements.length > 0 ? `[ ${elements.join(', ')} ]` : '[]';
}

/** A document as MongoDB writes it in its messages: `{ a: 1, b: "x" }`. */
export function showDocument(document: Document): string {
  const fields = Object.entries(document).map(([name, value]) => `${name}: ${showValue(value)}`);
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
}

/** One field as MongoDB writes it in its messages: `{a: 1}`. */
export const showField = (name: string, value: unknown): string => `{${name}: ${showValue(value)}}`;
