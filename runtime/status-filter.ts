import { Problem } from '../values/problem.ts';

/** What a list of rows in some statuses is read by; all where none is named. @throws BAD_INPUT for more than there are */
export function statusFilter(
  statuses: readonly string[] | null | undefined,
  known: readonly string[],
  field = 'status',
): Readonly<Record<string, unknown>> {
  if (!statuses) return {};
  if (statuses.length > known.length) {
    throw new Problem('BAD_INPUT', 'too-many-statuses', { message: `At most ${known.length} statuses` });
  }
  return { [field]: { $in: statuses } };
}
