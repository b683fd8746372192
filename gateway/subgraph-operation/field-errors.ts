import type { GraphQLError } from 'graphql';
import type { Path } from './path.ts';

/**
 * The errors of an execution, each of which made something null: nothing is told of a place where null already stands
 * because of another.
 */
export interface FieldErrors {
  readonly told: readonly GraphQLError[];
  /** @param path what became null; undefined is the whole answer */
  readonly add: (error: GraphQLError, path: Path | undefined) => void;
}

export function createFieldErrors(): FieldErrors {
  const told: GraphQLError[] = [];
  // Places are compared as objects: an answer's object has one path, which the paths of its fields continue.
  const nulls = new Set<Path | undefined>();
  return { told, add };

  function add(error: GraphQLError, path: Path | undefined): void {
    if (isNull(path)) return;
    nulls.add(path);
    told.push(error);
  }

  function isNull(path: Path | undefined): boolean {
    for (let place = path; place; place = place.prev) if (nulls.has(place)) return true;
    return nulls.has(undefined);
  }
}
