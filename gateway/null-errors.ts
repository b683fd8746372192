import { GraphQLError } from 'graphql';

/** The reason of an error about null where the schema allows none; its message names parts of the schema only. */
export const MISPLACED_NULL = 'null-where-none-may-be';

type Path = readonly (string | number)[];

/**
 * The errors of a result in which null came where null may not stand.
 *
 * Apollo's executor nulls what is around such a place, as GraphQL asks, and says so in an extension only. Where an
 * owner answered that an object is not there, for this viewer or at all, null in the place of that object is the answer
 * and no error.
 */
export function nullErrors(
  valueCompletion: unknown,
  data: unknown,
  absences: readonly Path[],
): readonly GraphQLError[] {
  if (!Array.isArray(valueCompletion)) return [];
  const errors = valueCompletion.filter((error) => error instanceof GraphQLError);
  return errors
    .filter(({ path }) => !absences.some((absence) => isAbsentObject(path ?? [], absence, data)))
    .map(
      ({ message, path }) =>
        new GraphQLError(message, {
          ...(path && { path }),
          extensions: { code: 'INTERNAL', reason: MISPLACED_NULL },
        }),
    );
}

/** True when the place lies within an absent object, and that object alone is null for it. */
function isAbsentObject(path: Path, absence: Path, data: unknown): boolean {
  if (path.length <= absence.length) return false;
  const matches = absence.every((step, index) =>
    step === '@' ? typeof path[index] === 'number' : step === path[index],
  );
  if (!matches) return false;
  let value = data;
  for (const step of path.slice(0, absence.length)) {
    // Null further out: the object stood where null may not stand.
    if (value === null || typeof value !== 'object') return false;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value === null;
}
