import type { Connection } from 'mongoose';
import { auditModel } from '../../runtime/audit-log.ts';
import type { Clock } from '../../runtime/clock.ts';
import { type ConsumersOf, eventModel } from '../../runtime/events.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import { inboxModel } from '../../runtime/inbox.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import { createWrite, type Write } from '../../runtime/write.ts';

export const noConsumers: ConsumersOf = () => [];

/** A database as a subgraph prepares it for its writes, and the write itself. */
export async function openWrite(
  db: Connection,
  clock: Clock,
  consumersOf: ConsumersOf = noConsumers,
): Promise<Write> {
  await createCollections([eventModel(db), idempotencyModel(db), auditModel(db), inboxModel(db)]);
  return createWrite(db, clock, consumersOf);
}
