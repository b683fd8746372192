import type { Document } from 'bson';
import { isDocument, isNumeric } from '../bson/types.ts';
import { toNumber } from '../bson/number.ts';
import { invalidOptions } from '../errors.ts';
import type { Collection } from './catalog.ts';
import { ID_INDEX_SPEC } from './index-definition.ts';

function isIdAscending(key: unknown): boolean {
  if (!isDocument(key)) return false;
  const direction: unknown = key['_id'];
  return Object.keys(key).length === 1 && isNumeric(direction) && toNumber(direction) === 1;
}

/**
 * What `create` was told of a clustered index, as the collection keeps it.
 *
 * Every collection here is clustered by `_id`, so one that asks for it differs in what it says of itself only.
 */
export function clusteredIndexOf(given: unknown): Document {
  if (!isDocument(given) || !isIdAscending(given['key'])) {
    throw invalidOptions('The clusteredIndex option is only supported for key: {_id: 1}');
  }
  if (given['unique'] !== true) {
    throw invalidOptions('The clusteredIndex option requires unique: true to be specified');
  }
  const name: unknown = given['name'] ?? ID_INDEX_SPEC['name'];
  if (typeof name !== 'string') throw invalidOptions('The name of a clustered index is a string');
  return { v: 2, key: { _id: 1 }, name, unique: true };
}

/** How the collection's index of `_id` is shown. */
export function idIndexOf({ options }: Collection): Document {
  const clustered: unknown = options['clusteredIndex'];
  return isDocument(clustered) ? { ...clustered, clustered: true } : ID_INDEX_SPEC;
}
