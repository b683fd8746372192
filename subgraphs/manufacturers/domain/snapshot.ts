import { Problem } from '../../../values/problem.ts';

export const SNAPSHOT_STATUSES = ['COLLECTING', 'APPLIED', 'EXPIRED'] as const;
export type SnapshotStatus = (typeof SNAPSHOT_STATUSES)[number];

/** A part that has arrived. */
export interface SnapshotPart {
  /** From 1. */
  readonly part: number;
  readonly isLast: boolean;
  /** Of its rows: the same part may come again, another under its number may not. */
  readonly fingerprint: string;
}

/** What a supplier says that one warehouse holds, in parts that count only all together. */
export interface Snapshot {
  readonly _id: string;
  readonly supplierId: string;
  readonly warehouseId: string;
  readonly status: SnapshotStatus;
  readonly parts: readonly SnapshotPart[];
  /** The highest that a part has carried. */
  readonly sequence: number | null;
  /** What was counted later than this, the snapshot does not know. */
  readonly startedAt: Date;
  readonly expiresAt: Date;
}

/** Fifty thousand SKUs in a warehouse; it bounds the one transaction that applies them. */
export const MAX_PARTS = 100;

const KEPT_MS = 6 * 3_600_000;

export const beginSnapshot = (
  { _id, supplierId, warehouseId }: Pick<Snapshot, '_id' | 'supplierId' | 'warehouseId'>,
  now: Date,
): Snapshot => ({
  _id,
  supplierId,
  warehouseId,
  status: 'COLLECTING',
  parts: [],
  sequence: null,
  startedAt: now,
  expiresAt: new Date(now.getTime() + KEPT_MS),
});

export const isExpired = ({ status, expiresAt }: Snapshot, now: Date): boolean =>
  status === 'EXPIRED' || (status === 'COLLECTING' && expiresAt <= now);

/** True when the last part is there and none before it is missing. */
export function isComplete({ parts }: Pick<Snapshot, 'parts'>): boolean {
  const last = parts.find(({ isLast }) => isLast);
  return last !== undefined && parts.length === last.part;
}

/**
 * The snapshot with a part; parts may come in any order, and the same one twice.
 *
 * @throws STALE when it was applied already, TOO_LATE when it has expired, DUPLICATE for other rows under a number that
 * was sent, INVALID for another warehouse and for parts beyond the last.
 */
export function takePart(
  snapshot: Snapshot,
  arrived: SnapshotPart & { readonly warehouseId: string; readonly sequence: number | null },
  now: Date,
): Snapshot {
  const { warehouseId, sequence, ...part } = arrived;
  checkOpen(snapshot, now);
  if (snapshot.warehouseId !== warehouseId) {
    throw refusal('warehouseId', 'snapshot-of-other-warehouse', `The snapshot is of ${snapshot.warehouseId}`);
  }
  const known = snapshot.parts.find((each) => each.part === part.part);
  if (known) {
    if (known.fingerprint === part.fingerprint && known.isLast === part.isLast) return snapshot;
    throw new Problem('DUPLICATE', 'other-part-under-number', {
      message: `Part ${part.part} was sent with other rows`,
      field: ['snapshot', 'part'],
    });
  }
  checkPlace(snapshot.parts, part);
  const highest = Math.max(snapshot.sequence ?? 0, sequence ?? 0);
  return { ...snapshot, parts: [...snapshot.parts, part], sequence: highest > 0 ? highest : null };
}

function checkOpen(snapshot: Snapshot, now: Date): void {
  if (snapshot.status === 'APPLIED') {
    throw new Problem('STALE', 'snapshot-already-applied', {
      message: 'This snapshot was applied already',
      field: ['snapshot', 'id'],
    });
  }
  if (isExpired(snapshot, now)) {
    throw new Problem('TOO_LATE', 'snapshot-expired', {
      message: 'This snapshot has expired unfinished; begin a new one',
      field: ['snapshot', 'id'],
    });
  }
}

function checkPlace(parts: readonly SnapshotPart[], { part, isLast }: SnapshotPart): void {
  const last = parts.find((each) => each.isLast);
  if (last && (isLast || part > last.part)) {
    throw refusal('part', 'part-beyond-last', `Part ${last.part} was sent as the last`);
  }
  if (isLast && parts.some((each) => each.part > part)) {
    throw refusal('last', 'part-beyond-last', 'A part with a higher number was sent');
  }
}

const refusal = (field: string, reason: string, message: string) =>
  new Problem('INVALID', reason, { message, field: ['snapshot', field] });
