import { badValue, MongoError } from '../../errors.ts';
import { showField } from '../../bson/show.ts';
import type { Document } from 'bson';
import type { Test } from '../path.ts';
import { isPosition, valueAt } from '../edit.ts';

/** The path of an update operator: field names, positions, `$`, `$[]` and `$[identifier]`. */
export type UpdatePath = readonly string[];

export const isArrayFilter = (name: string): boolean => name.startsWith('$[') && name.endsWith(']');
export const identifierOf = (name: string): string => name.slice(2, -1);
const isDynamic = (name: string): boolean => name === '$' || isArrayFilter(name);

export const hasDynamicPart = (path: UpdatePath): boolean => path.some(isDynamic);

/** Takes a path apart and refuses what cannot be one. */
export function parseUpdatePath(text: string): UpdatePath {
  if (text === '') throw new MongoError(56, 'An empty update path is not valid.');
  const path = text.split('.');
  if (path.includes('')) {
    throw new MongoError(56, `The update path '${text}' contains an empty field name, which is not allowed.`);
  }
  const [first = ''] = path;
  if (first === '$') {
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${text}'`);
  }
  if (isArrayFilter(first)) {
    throw badValue(
      `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${text}'`,
    );
  }
  if (path.filter((name) => name === '$').length > 1) {
    throw badValue(`Too many positional (i.e. '$') elements found in path '${text}'`);
  }
  const dollar = path.find((name) => name.startsWith('$') && !isDynamic(name));
  if (dollar !== undefined) {
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${text}' is not valid for storage.`,
    );
  }
  return path;
}

function compareNames(a: string, b: string): number {
  if (isPosition(a) && isPosition(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** MongoDB's order of an update's paths: new fields come in this order, not in the one they were given. */
export function compareUpdatePaths(a: UpdatePath, b: UpdatePath): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = compareNames(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

export interface Positions {
  /** The array filters by identifier. */
  readonly filters: ReadonlyMap<string, Test>;
  /** What `$` stands for; throws if the query matched no element. */
  readonly matched: () => number;
}

/** The paths in a document that a path with `$`, `$[]` or `$[identifier]` stands for. */
export function resolvePath(
  document: Document,
  path: UpdatePath,
  positions: Positions,
): readonly UpdatePath[] {
  let resolved: readonly UpdatePath[] = [[]];
  for (const name of path) {
    if (name === '$') {
      const matched = String(positions.matched());
      resolved = resolved.map((prefix) => [...prefix, matched]);
    } else if (isArrayFilter(name)) {
      const test = positions.filters.get(identifierOf(name)) ?? (() => true);
      resolved = resolved.flatMap((prefix) => elementPaths(document, prefix, test));
    } else {
      resolved = resolved.map((prefix) => [...prefix, name]);
    }
  }
  return resolved;
}

function elementPaths(document: Document, prefix: UpdatePath, test: Test): readonly UpdatePath[] {
  const array = valueAt(document, prefix);
  if (array === undefined) {
    throw badValue(
      `The path '${prefix.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(array)) {
    const shown = showField(prefix.at(-1) ?? '', array).slice(1, -1);
    throw badValue(`Cannot apply array updates to non-array element ${shown}`);
  }
  return array.flatMap((element: unknown, index) => (test(element) ? [[...prefix, String(index)]] : []));
}
