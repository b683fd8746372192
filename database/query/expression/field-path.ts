import { MongoError } from '../../errors.ts';
import { isDocument } from '../../bson/types.ts';
import { getField } from '../path.ts';

function checkName(name: string): void {
  if (name === '') throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
  if (name.startsWith('$')) {
    throw new MongoError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
  }
  if (name.includes('\0'))
    throw new MongoError(16411, 'FieldPath field names may not contain null characters.');
}

function follow(value: unknown, names: readonly string[], index: number): unknown {
  const name = names[index];
  if (name === undefined) return value;
  if (isDocument(value)) return follow(getField(value, name), names, index + 1);
  if (index > 0 && Array.isArray(value)) return followElements(value, names, index);
  return undefined;
}

/** Sub-documents of an array give an array of what they have; other elements nothing. Numbers are no positions. */
const followElements = (elements: readonly unknown[], names: readonly string[], index: number): unknown[] =>
  elements
    .filter(isDocument)
    .map((element) => follow(element, names, index))
    .filter((value) => value !== undefined);

/** Makes the reader of a dotted path in expressions. */
export function fieldPath(path: string): (value: unknown) => unknown {
  if (path === '') throw new MongoError(16872, "'$' by itself is not a valid FieldPath");
  const names = path.split('.');
  names.forEach(checkName);
  const [only = ''] = names;
  if (names.length === 1) {
    return (value) => (isDocument(value) ? getField(value, only) : followTop(value, names));
  }
  return (value) => (Array.isArray(value) ? followTop(value, names) : follow(value, names, 0));
}

/** A variable such as `$$this` may be an array itself. */
const followTop = (value: unknown, names: readonly string[]): unknown =>
  Array.isArray(value) ? followElements(value, names, 0) : undefined;
