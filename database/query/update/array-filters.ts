import type { Document } from 'bson';
import { badValue, failedToParse } from '../../errors.ts';
import { showDocument } from '../../bson/show.ts';
import { isDocument } from '../../bson/types.ts';
import { compileFilter } from '../match.ts';
import type { Test } from '../path.ts';
import { identifierOf, isArrayFilter, type UpdatePath } from './path.ts';

/** The first names of all paths in a filter, also below `$and`, `$or` and `$nor`. */
function rootsOf(filter: Document): readonly string[] {
  return Object.entries(filter).flatMap(([name, operand]: [string, unknown]) => {
    if (!name.startsWith('$')) return name.split('.', 1);
    return Array.isArray(operand) ? operand.filter(isDocument).flatMap(rootsOf) : [];
  });
}

function identifierOfFilter(filter: Document): string {
  const [identifier, other] = [...new Set(rootsOf(filter))];
  if (identifier === undefined) {
    throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
  }
  if (other !== undefined) {
    throw failedToParse(
      'Error parsing array filter :: caused by :: Expected a single top-level field name, found ' +
        `'${identifier}' and '${other}'`,
    );
  }
  if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
    throw badValue(
      'Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string ' +
        `beginning with a lowercase letter, found '${identifier}'`,
    );
  }
  return identifier;
}

/** The tests of array elements by the identifier that `$[identifier]` names. */
export function compileArrayFilters(filters: readonly Document[]): ReadonlyMap<string, Test> {
  const tests = new Map<string, Test>();
  for (const filter of filters) {
    const identifier = identifierOfFilter(filter);
    if (tests.has(identifier)) {
      throw failedToParse(`Found multiple array filters with the same top-level field name ${identifier}`);
    }
    const matches = compileFilter(filter);
    tests.set(identifier, (element) => matches({ [identifier]: element }));
  }
  return tests;
}

/** Every `$[identifier]` needs a filter, and every filter must be used. */
export function checkIdentifiers(
  paths: readonly UpdatePath[],
  filters: ReadonlySet<string>,
  update: Document,
): void {
  const used = new Set<string>();
  for (const path of paths) {
    for (const identifier of path.filter(isArrayFilter).map(identifierOf)) {
      if (identifier !== '' && !filters.has(identifier)) {
        throw badValue(`No array filter found for identifier '${identifier}' in path '${path.join('.')}'`);
      }
      used.add(identifier);
    }
  }
  const unused = [...filters].find((identifier) => !used.has(identifier));
  if (unused !== undefined) {
    throw failedToParse(
      `The array filter for identifier '${unused}' was not used in the update ${showDocument(update)}`,
    );
  }
}
