import type { Document } from 'bson';
import { badValue, MongoError, unsupported } from '../errors.ts';
import { compareValues } from '../bson/order.ts';
import { toNumber } from '../bson/number.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import { indexKeysOf } from './index-keys.ts';
import { parsePath, type Path } from './path.ts';

export type Direction = 1 | -1;

export interface SortField {
  readonly path: string;
  readonly direction: Direction;
}

/** The values that a document is sorted by, one per field. */
export type SortKey = readonly unknown[];

export interface Sort {
  readonly fields: readonly SortField[];
  /** Of an array the least element counts, or the greatest when descending; an empty array is below null. */
  readonly keyOf: (document: Document) => SortKey;
  readonly compareKeys: (a: SortKey, b: SortKey) => number;
  readonly compare: (a: Document, b: Document) => number;
}

function directionOf(value: unknown): Direction {
  if (isDocument(value) && '$meta' in value) throw unsupported('sorting by $meta');
  if (!isNumeric(value)) throw new MongoError(15974, 'Illegal key in $sort specification');
  const direction = toNumber(value);
  if (direction !== 1 && direction !== -1) {
    throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  }
  return direction;
}

function checkPath(path: string): void {
  if (path === '') throw new MongoError(40352, 'FieldPath cannot be constructed with empty string');
  if (path.split('.').includes('')) {
    throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
  }
  if (path.startsWith('$'))
    throw new MongoError(16410, `FieldPath field names may not start with '$'. (${path})`);
}

/** The fields of a sort in their order. `$natural` is the caller's matter. */
export function sortFields(spec: Document): readonly SortField[] {
  return Object.entries(spec).map(([path, value]) => {
    checkPath(path);
    return { path, direction: directionOf(value) };
  });
}

function leastKey(document: Document, paths: readonly Path[], compareKeys: Sort['compareKeys']): SortKey {
  try {
    const { keys } = indexKeysOf(document, paths);
    return keys.reduce((least, key) => (compareKeys(key, least) < 0 ? key : least));
  } catch (error) {
    if (error instanceof MongoError && error.code === 171) {
      throw badValue('cannot sort with keys that are parallel arrays');
    }
    throw error;
  }
}

/** Makes the order of a sort specification such as `{ total: -1, _id: 1 }`. */
export function compileSort(spec: Document): Sort {
  const fields = sortFields(spec);
  const paths = fields.map(({ path }) => parsePath(path));
  const compareKeys: Sort['compareKeys'] = (a, b) => {
    for (const [index, { direction }] of fields.entries()) {
      const order = compareValues(a[index], b[index]);
      if (order !== 0) return order * direction;
    }
    return 0;
  };
  const keyOf = (document: Document) => leastKey(document, paths, compareKeys);
  return { fields, keyOf, compareKeys, compare: (a, b) => compareKeys(keyOf(a), keyOf(b)) };
}
