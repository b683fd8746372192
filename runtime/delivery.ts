import { type ApplyDeps, applyEvents, type Party } from './apply-events.ts';
import { endOfAggregate, eventModel, type EventRecord } from './events.ts';
import { isOutage } from './outage.ts';

export type { Party } from './apply-events.ts';

export interface DeliveryDeps extends ApplyDeps {
  /** Told of an event that its receiver cannot apply. It stays pending, and so do its aggregate's later ones. */
  readonly onFailure: (event: EventRecord, receiver: string, error: unknown) => void;
}

const BATCH = 200;

/**
 * Carries the events of `source` that `receiver` waits for, once each and in order within each aggregate.
 *
 * The receiver notes an event in its inbox in the same transaction as its effect, so a crash between that and the
 * source's note only leads to a second, empty delivery. An event that cannot be applied holds up its own aggregate and
 * nothing else: the call pages on past it.
 *
 * Answers how many were taken, at least a batch where so many wait; 0 means that none can be taken now.
 * @throws when a database is away, which is no event's fault.
 */
export async function deliver(source: Party, receiver: Party, deps: DeliveryDeps): Promise<number> {
  const blocked = new Set<string>();
  let taken = 0;
  let after = '';
  for (;;) {
    const waiting = await readWaiting(source, receiver, after);
    const done = await takeBatch(waiting);
    await noteTaken(source, receiver, done);
    taken += done.length;
    const last = waiting.at(-1);
    if (!last || waiting.length < BATCH || blocked.size === 0) return taken;
    after = blocked.has(last.aggregateId) ? endOfAggregate(last.aggregateId) : last._id;
  }

  async function takeBatch(batch: readonly EventRecord[]): Promise<readonly EventRecord[]> {
    if (batch.length === 0) return [];
    try {
      await apply(batch);
      return batch;
    } catch (error) {
      if (isOutage(error)) throw error;
      return takeOneByOne(batch);
    }
  }

  async function takeOneByOne(batch: readonly EventRecord[]): Promise<readonly EventRecord[]> {
    const done: EventRecord[] = [];
    for (const event of batch) {
      if (blocked.has(event.aggregateId)) continue;
      try {
        await apply([event]);
        done.push(event);
      } catch (error) {
        if (isOutage(error)) throw error;
        blocked.add(event.aggregateId);
        deps.onFailure(event, receiver.name, error);
      }
    }
    return done;
  }

  function apply(batch: readonly EventRecord[]): Promise<void> {
    return applyEvents(receiver, { sourceName: source.name, batch }, deps);
  }
}

/**
 * What waits, in the order of the keys.
 *
 * Read in a transaction, for its snapshot: a plain scan can miss an event that is committed behind it and yet meet that
 * event's follower, which is committed ahead of it.
 */
async function readWaiting(source: Party, receiver: Party, after: string): Promise<readonly EventRecord[]> {
  const session = await source.db.startSession();
  try {
    return await session.withTransaction(() =>
      eventModel(source.db)
        .find({ pending: receiver.name, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(BATCH)
        .batchSize(BATCH)
        .session(session)
        .lean<EventRecord[]>(),
    );
  } finally {
    await session.endSession();
  }
}

async function noteTaken(source: Party, receiver: Party, taken: readonly EventRecord[]): Promise<void> {
  if (taken.length === 0) return;
  const events = eventModel(source.db);
  const ids = taken.map(({ _id }) => _id);
  await events.updateMany({ _id: { $in: ids } }, { $pull: { pending: receiver.name } });
  await events.updateMany({ _id: { $in: ids }, pending: { $size: 0 } }, { $unset: { pending: 1 } });
}
