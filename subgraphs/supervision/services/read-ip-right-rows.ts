import type { IpRight } from '../../../values/ip-verdict.ts';
import { Problem, problemAt, Problems } from '../../../values/problem.ts';
import type { HsPrefixesOfClass } from '../domain/ip-classes.ts';
import { ipRightOf, ipRightRow } from './ip-right-row.ts';

/** Reads all rows of an operator's file. @throws Problems with every row's */
export function readIpRightRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  source: string,
  hsPrefixesOfClass: HsPrefixesOfClass,
): readonly IpRight[] {
  const problems: Problem[] = [];
  const rights = new Map<string, IpRight>();

  const readRow = (row: Readonly<Record<string, unknown>>): void => {
    const result = ipRightRow.safeParse(row);
    if (!result.success) throw new Problems(result.error.issues.map(malformed));
    const right = ipRightOf(result.data, source, hsPrefixesOfClass);
    const key = `${right.territory}/${right.kind}/${right.number}`;
    if (rights.has(key)) {
      throw new Problem('DUPLICATE', 'right-twice', { message: `${key} is there twice`, field: ['number'] });
    }
    rights.set(key, right);
  };

  for (const [index, row] of rows.entries()) {
    try {
      readRow(row);
    } catch (error) {
      problems.push(
        ...problemsOf(error).map((each) => problemAt(['rows', String(index), ...(each.field ?? [])], each)),
      );
    }
  }
  if (problems.length > 0) throw new Problems(problems);
  return [...rights.values()];
}

function malformed({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Problem {
  const field = path.map(String);
  return new Problem('INVALID', 'malformed-right', { message: [...field, message].join(' '), field });
}

/** Expected failures; anything else is a bug, and is thrown on. */
function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Problem) return [error];
  if (error instanceof Problems) return error.problems;
  throw error;
}
