import { type Connection, Schema } from 'mongoose';
import { type Snapshot, SNAPSHOT_STATUSES } from '../domain/snapshot.ts';

/** One document of the `stock_snapshots` collection. Closed ones are kept a while, so that a late part is known as such. */
export type SnapshotRecord = Snapshot;

const snapshotSchema = new Schema<SnapshotRecord>(
  {
    /** `<supplier>/<the supplier's own name for it>`. */
    _id: { type: String, required: true },
    supplierId: { type: String, required: true },
    warehouseId: { type: String, required: true },
    status: { type: String, enum: SNAPSHOT_STATUSES, required: true },
    parts: [
      {
        _id: false,
        part: { type: Number, required: true },
        isLast: { type: Boolean, required: true },
        fingerprint: { type: String, required: true },
      },
    ],
    sequence: { type: Number, default: null },
    startedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'stock_snapshots', strict: 'throw', versionKey: false },
);

// Serves the background task: unfinished ones that expire, closed ones that may be forgotten.
snapshotSchema.index({ status: 1, expiresAt: 1 });

export const snapshotModel = (db: Connection) => db.model('Snapshot', snapshotSchema);
