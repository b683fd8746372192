import { type Connection, Schema } from 'mongoose';
import type { ResolvedRow } from '../domain/stock-draft.ts';

/** One document of the `stock_snapshot_parts` collection: rows that wait for the other parts of their snapshot. */
export interface SnapshotPartRecord {
  /** `<snapshot>/<part>`. */
  readonly _id: string;
  readonly snapshotId: string;
  readonly rows: readonly ResolvedRow[];
  /** SKUs that it names in rows that were refused: not known, and so not missing. */
  readonly refusedSkuIds: readonly string[];
}

const snapshotPartSchema = new Schema<SnapshotPartRecord>(
  {
    _id: { type: String, required: true },
    snapshotId: { type: String, required: true },
    rows: [
      {
        _id: false,
        skuId: { type: String, required: true },
        warehouseId: { type: String, required: true },
        quantity: { type: Number, required: true },
        safety: { type: Number, default: null },
        expectedVersion: { type: Number, default: null },
        asOf: { type: Date, required: true },
      },
    ],
    refusedSkuIds: [String],
  },
  { collection: 'stock_snapshot_parts', strict: 'throw', versionKey: false },
);

// Serves the search for a SKU that stands in two parts, and reads a snapshot's parts.
snapshotPartSchema.index({ snapshotId: 1, 'rows.skuId': 1 });

export const snapshotPartModel = (db: Connection) => db.model('SnapshotPart', snapshotPartSchema);
