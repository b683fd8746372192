import type { Document } from 'bson';
import { isDocument } from '../../bson/types.ts';

/** Whether a document is a set of operators, as `{ $gt: 5 }` is. A reference, `{ $ref, $id }`, is a value. */
export function isOperatorObject(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  const names = Object.keys(value);
  if (!names[0]?.startsWith('$')) return false;
  return !(names.includes('$ref') && names.includes('$id'));
}
