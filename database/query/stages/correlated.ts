import type { Document } from 'bson';
import { bsonType, isDocument } from '../../bson/types.ts';

/** Values that equal in an expression what they equal in a filter, or fewer. */
const isPlain = (value: unknown): boolean => !['missing', 'null', 'array', 'regex'].includes(bsonType(value));

/** The value of a constant or of `$$name`; undefined for what differs from document to document. */
function valueOf(expression: unknown, variables: Document): unknown {
  if (isDocument(expression) || Array.isArray(expression)) return undefined;
  if (typeof expression !== 'string' || !expression.startsWith('$')) return expression;
  if (!expression.startsWith('$$')) return undefined;
  const name = expression.slice(2);
  return Object.hasOwn(variables, name) ? (variables[name] as unknown) : undefined;
}

const fieldOf = (expression: unknown): string | null =>
  typeof expression === 'string' && /^\$[^$]/.test(expression) ? expression.slice(1) : null;

function equality(operands: unknown, variables: Document): Document[] {
  if (!Array.isArray(operands) || operands.length !== 2) return [];
  const [left, right] = operands as readonly unknown[];
  const field = fieldOf(left) ?? fieldOf(right);
  const value = valueOf(fieldOf(left) === null ? left : right, variables);
  return field !== null && isPlain(value) ? [{ [field]: { $eq: value } }] : [];
}

function equalitiesOf(expression: unknown, variables: Document): readonly Document[] {
  if (!isDocument(expression)) return [];
  if ('$eq' in expression) return equality(expression['$eq'], variables);
  const parts: unknown = expression['$and'];
  return Array.isArray(parts) ? parts.flatMap((part) => equalitiesOf(part, variables)) : [];
}

/**
 * The filter with what its `$expr` says of fields and variables also as plain equality, which an index can serve:
 * `{ $expr: { $eq: ['$order', '$$id'] } }` of a `$lookup`.
 */
export function correlatedFilter(filter: Document, variables: Document): Document {
  const more = equalitiesOf(filter['$expr'], variables);
  return more.length > 0 ? { $and: [filter, ...more] } : filter;
}
