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

export interface DeliveryDeps {
  readonly clock: Clock;
  readonly consumersOf: ConsumersOf;
  /** Told of an event that its receiver cannot apply. It stays pending, and so do its aggregate's later ones. */
  readonly onFailure: (event: EventRecord, receiver: string, error: unknown) => void;
}

const BATCH = 200;

/**
 * Carries the events of `source` that `receiver` waits for, once each and in order within each aggregate.
 *
 * The receiver notes an event in its inbox in the same transaction as its effect, so a crash between that and the
 * source's note only leads to a second, empty delivery. Answers how many were taken; 0 means that none waits.
 */
export async function deliver(source: Party, receiver: Party, deps: DeliveryDeps): Promise<number> {
  const events = eventModel(source.db);
  const waiting = await events
    .find({ pending: receiver.name })
    .sort({ pending: 1, _id: 1 })
    .limit(BATCH)
    .lean<EventRecord[]>();
  if (waiting.length === 0) return 0;

  const taken = await applyTogether(waiting).catch(() => applyOneByOne(waiting));
  await events.updateMany({ _id: { $in: taken } }, { $pull: { pending: receiver.name } });
  await events.updateMany({ _id: { $in: taken }, pending: { $size: 0 } }, { $unset: { pending: 1 } });
  return taken.length;

  async function applyTogether(batch: readonly EventRecord[]): Promise<readonly string[]> {
    await apply(source.name, receiver, { batch, deps });
    return batch.map(({ _id }) => _id);
  }

  async function applyOneByOne(batch: readonly EventRecord[]): Promise<readonly string[]> {
    const done: string[] = [];
    const blocked = new Set<string>();
    for (const event of batch) {
      if (blocked.has(event.aggregateId)) continue;
      try {
        done.push(...(await applyTogether([event])));
      } catch (error) {
        blocked.add(event.aggregateId);
        deps.onFailure(event, receiver.name, error);
      }
    }
    return done;
  }
}

async function apply(
  sourceName: string,
  receiver: Party,
  { batch, deps }: { readonly batch: readonly EventRecord[]; readonly deps: DeliveryDeps },
): Promise<void> {
  const inbox = inboxModel(receiver.db);
  const inboxId = (event: EventRecord) => `${sourceName}/${event._id}`;
  const session = await receiver.db.startSession();
  try {
    await session.withTransaction(async () => {
      const now = deps.clock.now();
      const emitted: NewEvent[] = [];
      const applied = await findApplied(inbox, batch.map(inboxId), session);
      const fresh = batch.filter((event) => !applied.has(inboxId(event)));
      for (const event of fresh) {
        const handle = receiver.handlers[event.type];
        if (!handle) throw new Error(`${receiver.name} has no handler of ${event.type}`);
        await handle(event, { session, now, emit: (next) => void emitted.push(next) });
      }
      await appendEvents(
        eventModel(receiver.db),
        emitted.map((event) => toRecord(event, now, deps.consumersOf)),
        session,
      );
      if (fresh.length > 0) {
        const noted = fresh.map((event) => ({ _id: inboxId(event), at: now }));
        await inbox.insertMany(noted, { session, lean: true });
      }
    });
  } finally {
    await session.endSession();
  }
}
