import { Problem, problemAt, Problems } from './problem.ts';

type Readers = Readonly<Record<string, () => unknown>>;

/**
 * Reads every field of one input, each by its own reader.
 *
 * @throws Problems with all that is wrong, each under `path` and its field, so that the sender can mend it at once.
 */
export function readFields<Fields extends Readers>(
  path: readonly string[],
  readers: Fields,
): { readonly [Field in keyof Fields]: ReturnType<Fields[Field]> } {
  const problems: Problem[] = [];
  const read = Object.entries(readers).map(([field, reader]) => {
    try {
      return [field, reader()] as const;
    } catch (error) {
      problems.push(
        ...problemsOf(error).map((each) => problemAt([...path, field, ...(each.field ?? [])], each)),
      );
      return [field, undefined] as const;
    }
  });
  if (problems.length > 0) throw new Problems(problems);
  // Every reader has answered for its own field.
  return Object.fromEntries(read) as { [Field in keyof Fields]: ReturnType<Fields[Field]> };
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Problem) return [error];
  if (error instanceof Problems) return error.problems;
  throw error;
}
