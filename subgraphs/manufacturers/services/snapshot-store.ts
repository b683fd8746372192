import type { Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import { type BulkRow, goodValues, stepRows } from '../domain/bulk-rows.ts';
import { beginSnapshot, type Snapshot, takePart } from '../domain/snapshot.ts';
import type { SnapshotPartInput } from '../domain/snapshot-part.ts';
import type { ResolvedRow } from '../domain/stock-draft.ts';
import type { Models } from '../models/index.ts';
import type { SnapshotPartRecord } from '../models/snapshot-part.ts';
import type { SnapshotRecord } from '../models/snapshot.ts';

/** A part of a snapshot as a call brings it. */
export interface ArrivedPart {
  readonly supplierId: string;
  readonly part: SnapshotPartInput;
  readonly sequence: number | null;
  /** Of what the supplier has sent, so that the same part is known again. */
  readonly fingerprint: string;
}

/** What a part holds when its rows have been read. */
export interface PartRows {
  readonly rows: readonly ResolvedRow[];
  /** SKUs that it names in rows that were refused: not known, and so not missing. */
  readonly refusedSkuIds: readonly string[];
}

interface Storage {
  readonly models: Models;
  readonly transaction: Transaction;
}

const snapshotIdOf = ({ supplierId, part }: ArrivedPart): string => `${supplierId}/${part.id}`;
const partIdOf = (arrived: ArrivedPart): string => `${snapshotIdOf(arrived)}/${arrived.part.part}`;

/** The snapshot with this part. @throws what `takePart` refuses, under the field `snapshot`. */
export async function findSnapshot(
  { models, transaction: { session, now } }: Storage,
  arrived: ArrivedPart,
): Promise<{ readonly snapshot: Snapshot; readonly isRepeated: boolean }> {
  const { supplierId, sequence, fingerprint, part } = arrived;
  const _id = snapshotIdOf(arrived);
  const { warehouseId } = part;
  const known = await models.snapshots.findById(_id).session(session).lean<SnapshotRecord>();
  const before = known ?? beginSnapshot({ _id, supplierId, warehouseId }, now);
  const snapshot = takePart(
    before,
    { part: part.part, isLast: part.last, fingerprint, warehouseId, sequence },
    now,
  );
  return { snapshot, isRepeated: snapshot === before };
}

/** Refuses rows whose SKU stands in another part of the snapshot. */
export async function refuseRowsOfOtherParts(
  { models, transaction: { session } }: Storage,
  arrived: ArrivedPart,
  rows: readonly BulkRow<ResolvedRow>[],
): Promise<readonly BulkRow<ResolvedRow>[]> {
  const skuIds = goodValues(rows).map(({ skuId }) => skuId);
  const others = await models.snapshotParts
    .find(
      { snapshotId: snapshotIdOf(arrived), 'rows.skuId': { $in: skuIds }, _id: { $ne: partIdOf(arrived) } },
      { 'rows.skuId': 1 },
    )
    .session(session)
    .lean<{ readonly rows: readonly Pick<ResolvedRow, 'skuId'>[] }[]>();
  const taken = new Set(others.flatMap((other) => other.rows.map(({ skuId }) => skuId)));
  return stepRows('items', rows, (row) => {
    if (!taken.has(row.skuId)) return row;
    throw new Problem('DUPLICATE', 'row-in-other-part', {
      message: 'This SKU stands in another part of the snapshot',
      field: ['skuCode'],
    });
  });
}

/** Keeps a part until the others are there. */
export async function keepPart(
  { models, transaction: { session, now } }: Storage,
  {
    arrived,
    snapshot,
    content,
  }: { readonly arrived: ArrivedPart; readonly snapshot: Snapshot; readonly content: PartRows },
): Promise<void> {
  await models.snapshots.replaceOne({ _id: snapshot._id }, snapshot, { session, upsert: true });
  const record: SnapshotPartRecord = {
    _id: partIdOf(arrived),
    snapshotId: snapshot._id,
    // Without a time of its own, what a row says was so when it came.
    rows: content.rows.map((row) => ({ ...row, asOf: row.asOf ?? now })),
    refusedSkuIds: content.refusedSkuIds,
  };
  await models.snapshotParts.insertMany([record], { session, lean: true });
}

/** Closes a snapshot whose parts are all there, and hands out those that were kept. */
export async function closeSnapshot(
  { models, transaction: { session } }: Storage,
  snapshot: Snapshot,
): Promise<readonly PartRows[]> {
  const closed: Snapshot = { ...snapshot, status: 'APPLIED' };
  await models.snapshots.replaceOne({ _id: snapshot._id }, closed, { session, upsert: true });
  if (snapshot.parts.length === 1) return [];
  const parts = await models.snapshotParts
    .find({ snapshotId: snapshot._id })
    .session(session)
    .lean<SnapshotPartRecord[]>();
  if (parts.length !== snapshot.parts.length - 1) throw new Error(`${snapshot._id} has lost a part`);
  await models.snapshotParts.deleteMany({ snapshotId: snapshot._id }, { session });
  return parts;
}
