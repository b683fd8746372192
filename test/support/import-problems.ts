import type { Import } from '../../runtime/import.ts';
import { Problems } from '../../values/problem.ts';

/** What an import refuses: code, reason and place of each problem; nothing when it took the rows. */
export async function importProblems(
  { run }: Import,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly unknown[]> {
  try {
    await run(rows);
    return [];
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return error.problems.map(({ code, reason, field }) => [code, reason, field?.join('.')]);
  }
}
