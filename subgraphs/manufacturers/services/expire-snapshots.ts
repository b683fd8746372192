import type { Models } from '../models/index.ts';
import type { SnapshotRecord } from '../models/snapshot.ts';

const BATCH = 100;
const REMEMBERED_MS = 30 * 86_400_000;

/**
 * Closes snapshots that were not finished in time, drops what they had collected, and forgets long closed ones.
 *
 * May run twice at once. A snapshot is closed before its parts go: one that is applied meanwhile is no longer
 * collecting, and one that is closed takes no part. Parts that an interrupted run leaves go when it is forgotten.
 */
export async function expireSnapshots({ snapshots, snapshotParts }: Models, now: Date): Promise<void> {
  const late = await idsOf({ status: 'COLLECTING', expiresAt: { $lte: now } });
  if (late.length > 0) {
    await snapshots.updateMany({ _id: { $in: late }, status: 'COLLECTING' }, { $set: { status: 'EXPIRED' } });
    const closed = await idsOf({ _id: { $in: late }, status: 'EXPIRED' });
    await snapshotParts.deleteMany({ snapshotId: { $in: closed } });
  }
  const longAgo = new Date(now.getTime() - REMEMBERED_MS);
  const forgotten = await idsOf({ status: { $in: ['APPLIED', 'EXPIRED'] }, expiresAt: { $lte: longAgo } });
  if (forgotten.length > 0) {
    await snapshotParts.deleteMany({ snapshotId: { $in: forgotten } });
    await snapshots.deleteMany({ _id: { $in: forgotten } });
  }

  async function idsOf(filter: Record<string, unknown>): Promise<readonly string[]> {
    const found = await snapshots.find(filter, { _id: 1 }).limit(BATCH).lean<Pick<SnapshotRecord, '_id'>[]>();
    return found.map(({ _id }) => _id);
  }
}
