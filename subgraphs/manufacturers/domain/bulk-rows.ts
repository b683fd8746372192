import { Problem, Problems } from '../../../values/problem.ts';
import { problemsUnder } from './read-fields.ts';

/** What happens to the good rows of a call when others are bad. */
export type ErrorPolicy = 'REJECT_ALL' | 'REJECT_FAILED';

/** One row of a bulk call on its way: read, resolved or written so far, or refused. */
export type BulkRow<Value> =
  | { readonly index: number; readonly value: Value }
  | { readonly index: number; readonly problems: readonly Problem[] };

const MAX_ROWS = 500;

/** @throws LIMIT_EXCEEDED for more than 500 rows, INVALID for fewer than `least`. */
export function checkRowCount(rows: readonly unknown[], list: string, least = 1): void {
  if (rows.length > MAX_ROWS) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-rows', {
      message: `A call has at most ${MAX_ROWS} rows`,
      field: [list],
    });
  }
  if (rows.length < least) {
    throw new Problem('INVALID', 'no-rows', { message: 'A call has at least one row', field: [list] });
  }
}

/** The rows of a call, none refused yet. */
export const rowsOf = <Value>(values: readonly Value[]): readonly BulkRow<Value>[] =>
  values.map((value, index) => ({ index, value }));

/** Takes every row that is still good one step further; one that cannot go is refused, with its path in the input. */
export const stepRows = <From, To>(
  list: string,
  rows: readonly BulkRow<From>[],
  step: (value: From) => To,
): readonly BulkRow<To>[] =>
  rows.map((row) => {
    if ('problems' in row) return row;
    const { index } = row;
    try {
      return { index, value: step(row.value) };
    } catch (error) {
      return { index, problems: problemsUnder([list, String(index)], error) };
    }
  });

/** Refuses all rows that share a key: which of them was meant, nobody can tell. */
export function refuseDuplicates<Value>(
  list: string,
  rows: readonly BulkRow<Value>[],
  {
    keyOf,
    field,
    message,
  }: { readonly keyOf: (value: Value) => string; readonly field: string; readonly message: string },
): readonly BulkRow<Value>[] {
  const seen = new Map<string, number>();
  for (const value of goodValues(rows)) seen.set(keyOf(value), (seen.get(keyOf(value)) ?? 0) + 1);
  return stepRows(list, rows, (value) => {
    if (seen.get(keyOf(value)) === 1) return value;
    throw new Problem('DUPLICATE', 'row-twice-in-call', { message, field: [field] });
  });
}

export const goodValues = <Value>(rows: readonly BulkRow<Value>[]): readonly Value[] =>
  rows.flatMap((row) => ('value' in row ? [row.value] : []));

/** @throws Problems with those of every refused row, where one refuses the call. */
export function applyPolicy(rows: readonly BulkRow<unknown>[], policy: ErrorPolicy): void {
  const problems = rows.flatMap((row) => ('problems' in row ? row.problems : []));
  if (policy === 'REJECT_ALL' && problems.length > 0) throw new Problems(problems);
}
