import type { Connection, Model, QueryFilter } from 'mongoose';
import { canonicalJson } from '../values/canonical-json.ts';
import type { ImportedRow } from '../values/dated-row.ts';
import { sha256 } from './id.ts';
import { installOnce } from './reference-data.ts';

/**
 * Replaces the shipped rows of a collection when they are others than those that were loaded before.
 *
 * The fingerprint is of the rows and not of the file, so that a change in how rows are made of it counts too.
 */
export async function installRows<Row extends ImportedRow>(
  db: Connection,
  model: Model<Row>,
  rows: readonly Row[],
): Promise<void> {
  const fingerprint = sha256(canonicalJson(rows));
  await installOnce(db, { name: model.collection.name, fingerprint }, () => replaceShipped(db, model, rows));
}

/** One transaction, so that no reader meets a day without rates. */
async function replaceShipped<Row extends ImportedRow>(
  db: Connection,
  model: Model<Row>,
  rows: readonly Row[],
): Promise<void> {
  await db.transaction(async (session) => {
    // Rows of an earlier version may not say whose they are.
    const shipped = { byOperator: { $ne: true } } as QueryFilter<Row>;
    await model.deleteMany(shipped, { session });
    await model.insertMany(rows, { session, lean: true });
  });
}
