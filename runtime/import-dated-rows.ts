import type { ClientSession, Connection, Model, QueryFilter } from 'mongoose';
import { type Problem, Problems } from '../values/problem.ts';
import type { ImportedRow } from '../values/dated-row.ts';
import { findOverlaps } from '../values/row-overlap.ts';
import { type ReadRow, type ReadRows, rowProblem } from './file-rows.ts';

export interface ImportTarget<Row extends ImportedRow> {
  /** The import's name; two runs of one import never interleave. */
  readonly name: string;
  readonly db: Connection;
  readonly model: Model<Row>;
  /** What of a row no other row of the same day has; what its key says when not given. */
  readonly seriesOf?: (row: Row) => string;
  /** Tells others what is taken, in the transaction that takes it. */
  readonly tell?: (rows: readonly Row[], session: ClientSession) => Promise<void>;
}

/**
 * Takes an operator's rows, all of them or none.
 *
 * A row with the key of one that is there replaces it, so the same file twice has one effect. No row may share a day
 * with another of its series, be it in the file or imported before; shipped rows give way without a word.
 *
 * @throws Problems with those of reading, doubles and overlaps together.
 */
export async function importDatedRows<Row extends ImportedRow>(
  { name, db, model, seriesOf, tell }: ImportTarget<Row>,
  { rows, problems }: ReadRows<Row>,
): Promise<{ readonly imported: number }> {
  await db.transaction(async (session) => {
    await lockImport(db, name, session);
    const stored = await findStored(model, rows, session);
    const all = [...problems, ...doubles(rows), ...overlapProblems(rows, { stored, seriesOf })];
    if (all.length > 0) throw new Problems(all);
    await replaceAll(model, rows, session);
    await tell?.(
      rows.map(({ row }) => row),
      session,
    );
  });
  return { imported: rows.length };
}

/** A write that two runs at once both need: the second waits for the first, and then sees its rows. */
async function lockImport(db: Connection, name: string, session: ClientSession): Promise<void> {
  const imports = db.collection<{ _id: string; runs: number }>('imports');
  await imports.updateOne({ _id: name }, { $inc: { runs: 1 } }, { upsert: true, session });
}

/** The operator's earlier rows about the subjects of these. */
async function findStored<Row extends ImportedRow>(
  model: Model<Row>,
  rows: readonly ReadRow<Row>[],
  session: ClientSession,
): Promise<readonly Row[]> {
  const subject = { $in: [...new Set(rows.map(({ row }) => row.subject))] };
  // The members are ImportedRow's; mongoose asks for those of a Row that is generic here.
  const filter = { subject, byOperator: true } as QueryFilter<Row>;
  return model.find(filter).session(session).lean<Row[]>();
}

async function replaceAll<Row extends ImportedRow>(
  model: Model<Row>,
  rows: readonly ReadRow<Row>[],
  session: ClientSession,
): Promise<void> {
  const replacements = rows.map(({ row }) => ({
    replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true },
  }));
  // As above: a filter by key and a whole row are right for any Row.
  await model.bulkWrite(replacements as Parameters<typeof model.bulkWrite>[0], { session });
}

function doubles<Row extends ImportedRow>(rows: readonly ReadRow<Row>[]): readonly Problem[] {
  const first = firstOfKey(rows);
  return rows
    .filter(({ row, index }) => first.get(row._id) !== index)
    .map(({ row, index }) => {
      const message = `Says the same thing as row ${first.get(row._id)}, from the same day on`;
      return rowProblem('DUPLICATE', index, { reason: 'row-twice', message, field: ['validFrom'] });
    });
}

function overlapProblems<Row extends ImportedRow>(
  rows: readonly ReadRow<Row>[],
  {
    stored,
    seriesOf,
  }: { readonly stored: readonly Row[]; readonly seriesOf?: ((row: Row) => string) | undefined },
): readonly Problem[] {
  const first = firstOfKey(rows);
  const unique = rows.filter(({ row, index }) => first.get(row._id) === index).map(({ row }) => row);
  const kept = stored.filter(({ _id }) => !first.has(_id));
  return findOverlaps([...unique, ...kept], seriesOf).map(({ row, other }) => {
    // Of two stored rows none is new, and none overlapped when it was taken: at least one is of the file.
    const [bad, good] = first.has(row._id) ? [row, other] : [other, row];
    const message = `Overlaps ${good._id}, which holds from ${good.validFrom} to ${good.validTo ?? 'open'}`;
    const place = { reason: 'overlapping-validity', message, field: ['validFrom'] };
    return rowProblem('INVALID', first.get(bad._id) ?? 0, place);
  });
}

const firstOfKey = <Row extends ImportedRow>(rows: readonly ReadRow<Row>[]): ReadonlyMap<string, number> =>
  new Map([...rows].reverse().map(({ row, index }) => [row._id, index]));
