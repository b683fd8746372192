import type { Connection } from 'mongoose';
import type { Clock } from './clock.ts';
import {
  appendEvents,
  type ConsumersOf,
  eventModel,
  type EventRecord,
  type NewEvent,
  toRecord,
} from './events.ts';
import { findApplied, inboxModel } from './inbox.ts';
import type { EventHandler } from './subgraph.ts';

/** A subgraph as delivery sees it. */
export interface Party {
  readonly name: string;
  readonly db: Connection;
  readonly handlers: Readonly<Record<string, EventHandler>>;
}

export interface ApplyDeps {
  readonly clock: Clock;
  readonly consumersOf: ConsumersOf;
}

/**
 * Applies events of a source in order, each once for ever: all of them, or none.
 *
 * The inbox, the effects and the events that these emit are one transaction of the receiver.
 */
export async function applyEvents(
  receiver: Party,
  { sourceName, batch }: { readonly sourceName: string; readonly batch: readonly EventRecord[] },
  { clock, consumersOf }: ApplyDeps,
): Promise<void> {
  const inbox = inboxModel(receiver.db);
  const inboxId = (event: EventRecord) => `${sourceName}/${event._id}`;
  const session = await receiver.db.startSession();
  try {
    await session.withTransaction(async () => {
      const now = clock.now();
      const applied = await findApplied(inbox, batch.map(inboxId), session);
      const fresh = batch.filter((event) => !applied.has(inboxId(event)));
      if (fresh.length === 0) return;
      const emitted: NewEvent[] = [];
      for (const event of fresh) {
        const handle = receiver.handlers[event.type];
        if (!handle) throw new Error(`${receiver.name} has no handler of ${event.type}`);
        await handle(event, { session, now, emit: (next) => void emitted.push(next) });
      }
      const records = emitted.map((event) => toRecord(event, now, consumersOf));
      await appendEvents(eventModel(receiver.db), records, session);
      const noted = fresh.map((event) => ({ _id: inboxId(event), at: now }));
      await inbox.insertMany(noted, { session, lean: true });
    });
  } finally {
    await session.endSession();
  }
}
