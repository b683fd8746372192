import type { Transaction } from '../../../runtime/write.ts';
import { type EventData, type ReturnMoved, returnMoved } from '../domain/events.ts';
import type { Return } from '../domain/return.ts';
import type { Models } from '../models/index.ts';
import type { ReturnRecord } from '../models/return.ts';

/** What takes a return a step further: a carrier's report has a time. */
export type StepCause = Pick<ReturnMoved, 'by'> & Partial<Pick<ReturnMoved, 'reportedAt'>>;

interface ReturnStep extends StepCause {
  readonly before: ReturnRecord;
  readonly after: Return;
}

/** Writes a return that was taken a step further, and tells of it. */
export async function saveReturnStep(
  { returns }: Models,
  { session, now, emit }: Transaction,
  { before, after, by, reportedAt = null }: ReturnStep,
): Promise<ReturnRecord> {
  const version = before.version + 1;
  const saved: ReturnRecord = { ...after, readers: before.readers, changedAt: now, version };
  const changed = await returns.replaceOne({ _id: before._id, version: before.version }, saved, { session });
  // Within one snapshot nobody else can have changed it.
  if (changed.matchedCount !== 1) throw new Error(`Return ${before._id} is not at version ${before.version}`);
  const data: EventData['ReturnMoved'] = returnMoved(saved, { previous: before.status, by, reportedAt });
  emit({ aggregateId: saved._id, sequence: version, type: 'ReturnMoved', data });
  return saved;
}
