import { Problem, problemAt, Problems } from '../../../values/problem.ts';

type Readers = Readonly<Record<string, () => unknown>>;
type ReadBy<Fields extends Readers> = { readonly [Field in keyof Fields]: ReturnType<Fields[Field]> };

/**
 * Reads an input field by field.
 *
 * @throws Problems with everything that is wrong, each under its field, so that its sender learns of it at once.
 */
export function readFields<Fields extends Readers>(fields: Fields): ReadBy<Fields> {
  const problems: Problem[] = [];
  const values = Object.entries(fields).map(([field, read]) => {
    try {
      return [field, read()];
    } catch (error) {
      problems.push(...problemsUnder([field], error));
      return [field, undefined];
    }
  });
  if (problems.length > 0) throw new Problems(problems);
  // Every field has been read, or the line above has thrown.
  return Object.fromEntries(values) as ReadBy<Fields>;
}

/** Reads a list item by item. @throws Problems with everything that is wrong, each under its place. */
export function readItems<From, To>(items: readonly From[], read: (item: From) => To): readonly To[] {
  const values = readFields(
    Object.fromEntries(items.map((item, index) => [String(index), () => read(item)])),
  );
  // Members named by whole numbers stand in their order, whatever the order of writing.
  return Object.values(values);
}

/** What a refusal refuses for, at a place in the input. @throws what is no refusal but a bug. */
export function problemsUnder(path: readonly string[], error: unknown): readonly Problem[] {
  return problemsOf(error).map((problem) => problemAt([...path, ...(problem.field ?? [])], problem));
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Problems) return error.problems;
  if (error instanceof Problem) return [error];
  throw error;
}

/** Reads a whole number. @throws INVALID outside of the range. */
export function readCount(
  value: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  if (value < from || value > to) {
    throw new Problem('INVALID', 'number-out-of-range', { message: `A number here is ${from} to ${to}` });
  }
  return value;
}
