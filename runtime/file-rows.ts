import type * as z from 'zod';
import { Problem, Problems } from '../values/problem.ts';

/** Rows of an operator's file as its parser gives them: a string for each cell. */
export type FileRows = readonly Readonly<Record<string, unknown>>[];

/** What became of a row. */
export interface ReadRow<Row> {
  /** From 0, as in `["rows", "12", "rate"]`. */
  readonly index: number;
  readonly row: Row;
}

export interface ReadRows<Row> {
  readonly rows: readonly ReadRow<Row>[];
  /** Of the rows that could not be read; the others are checked on, so that all is reported together. */
  readonly problems: readonly Problem[];
}

const MAX_ROWS = 20_000;

/** Reads each row by its shape, then by `toRow`, which may throw Problems of its own. */
export function readFileRows<Given, Row>(
  rows: FileRows,
  shape: z.ZodType<Given>,
  toRow: (given: Given) => Row,
): ReadRows<Row> {
  if (rows.length === 0 || rows.length > MAX_ROWS) {
    const message = `A file has 1 to ${MAX_ROWS} rows`;
    throw new Problems([
      new Problem('LIMIT_EXCEEDED', 'row-count-out-of-range', { message, field: ['rows'] }),
    ]);
  }
  const read: ReadRow<Row>[] = [];
  const problems: Problem[] = [];
  for (const [index, row] of rows.entries()) {
    const result = shape.safeParse(row);
    if (!result.success) {
      problems.push(...result.error.issues.map((issue) => malformed(index, issue)));
      continue;
    }
    try {
      read.push({ index, row: toRow(result.data) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { code, reason, message, field } = error;
      problems.push(rowProblem(code, index, { reason, message, field: field ?? [] }));
    }
  }
  return { rows: read, problems };
}

export const rowProblem = (
  code: Problem['code'],
  index: number,
  { reason, message, field }: { reason: string; message: string; field: readonly string[] },
): Problem => new Problem(code, reason, { message, field: ['rows', String(index), ...field] });

const malformed = (index: number, { path, message }: z.core.$ZodIssue): Problem => {
  const field = path.map(String);
  return rowProblem('INVALID', index, {
    reason: 'malformed-row',
    message: [...field, message].join(' '),
    field,
  });
};
