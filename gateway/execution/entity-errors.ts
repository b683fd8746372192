import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from '../subgraph-call.ts';

/**
 * The errors of an answer about entities, each about one that was asked for, or about no one in particular.
 *
 * Where an answer has no entities, all of them have an error: its own, the first that is about no one in particular, or
 * the one that is made.
 *
 * @param count how many entities were asked for
 */
export function entityErrors(
  { data, errors }: SubgraphAnswer,
  count: number,
  make: () => GraphQLFormattedError,
): readonly GraphQLFormattedError[] {
  if (!errors?.length) return [];
  const placed = errors.map((error) => withPlace(error, count));
  if (data?.['_entities']) return placed;
  const ofAll = placed.find((error) => indexOf(error) === null);
  // It is kept for each field of each entity, and one error is told a place.
  if (ofAll) return placed.filter((error) => error === ofAll || indexOf(error) !== null);
  const named = new Set(placed.map(indexOf));
  const unnamed = Array.from({ length: count }, (_, index) => index).filter((index) => !named.has(index));
  return [...placed, ...unnamed.map((index) => ({ ...make(), path: ['_entities', index] }))];
}

/** An error about no entity that was asked for loses its path, which leads nowhere in what a client asked. */
function withPlace(error: GraphQLFormattedError, count: number): GraphQLFormattedError {
  const index = indexOf(error);
  if (index !== null && Number.isInteger(index) && index >= 0 && index < count) return error;
  const { path: _path, ...rest } = error;
  return rest;
}

function indexOf({ path }: GraphQLFormattedError): number | null {
  const [root, index] = path ?? [];
  return root === '_entities' && typeof index === 'number' ? index : null;
}
