import { type GraphQLError, type GraphQLResolveInfo, locatedError } from 'graphql';
import type { OperationField } from './run.ts';

/** A place in an answer, as resolvers are told it. */
export type Path = GraphQLResolveInfo['path'];

/** An error with the place in the answer where it happened, unless it knows one already. */
export const locatedErrorAt = (error: unknown, { nodes }: OperationField, path: Path): GraphQLError =>
  locatedError(error, nodes, stepsOf(path));

function stepsOf(path: Path): (string | number)[] {
  const steps = [];
  for (let place: Path | undefined = path; place; place = place.prev) steps.push(place.key);
  return steps.reverse();
}

/** The place of the field that a value belongs to, which may be an item of its list. */
export function fieldPathOf(path: Path): Path {
  let place = path;
  while (typeof place.key === 'number' && place.prev) place = place.prev;
  return place;
}
