import { type ApplyDeps, applyEvents, type Party } from './apply-events.ts';
import { createDatabaseTransport } from './database-transport.ts';
import type { EventTransport } from './event-transport.ts';
import type { EventRecord } from './events.ts';
import type { Lanes } from './lanes.ts';
import { isOutage } from './outage.ts';
import { createPace, type Pace } from './pace.ts';

export type { Party } from './apply-events.ts';

export interface DeliveryDeps extends ApplyDeps {
  /** By which events come; by the source's own database where it is not told. */
  readonly transport?: EventTransport;
  /** Of this link, from one call to the next. */
  readonly pace?: Pace;
  /** Where a receiver takes the events of several sources in turn: they tell it of the same things. */
  readonly lanes?: Lanes;
  /** Told of an event that its receiver cannot apply. */
  readonly onFailure: (event: EventRecord, receiver: string, error: unknown) => void;
  /** Told of one that is set aside therefore. */
  readonly onAside?: (event: EventRecord) => void;
  /** Told of events that were applied. */
  readonly onTaken?: (events: readonly EventRecord[]) => void;
}

/**
 * Carries events of `source` that wait for `receiver`, once each and in order within each aggregate.
 *
 * The receiver notes an event in its inbox in the same transaction as its effect, so a crash between that and the
 * acknowledgement only leads to a second, empty delivery. An event that cannot be applied holds up its own aggregate and
 * nothing else: the call reads on past it.
 *
 * Answers how many were taken; 0 means that none can be taken now.
 * @throws when a database is away, which is no event's fault.
 */
export async function deliver(source: Party, receiver: Party, deps: DeliveryDeps): Promise<number> {
  const transport = deps.transport ?? createDatabaseTransport({ dbOf: () => source.db, clock: deps.clock });
  const pace = deps.pace ?? createPace();
  const link = { source: source.name, receiver: receiver.name };
  /** Aggregates of which an event could not be applied. */
  const held = new Set<string>();
  let after: string | null = '';
  while (after !== null) {
    const { events, next } = await transport.read(link, after);
    const taken = await takeAll(events);
    await transport.acknowledge(link, taken);
    deps.onTaken?.(taken);
    if (taken.length > 0) return taken.length;
    after = next;
  }
  return 0;

  async function takeAll(events: readonly EventRecord[]): Promise<readonly EventRecord[]> {
    const taken: EventRecord[] = [];
    for (let from = 0; from < events.length;) {
      const batch = events.slice(from, from + pace.size());
      from += batch.length;
      const beganAt = performance.now();
      taken.push(...(await takeBatch(batch.filter(({ aggregateId }) => !held.has(aggregateId)))));
      pace.note(performance.now() - beganAt);
    }
    return taken;
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
      if (held.has(event.aggregateId)) continue;
      try {
        await apply([event]);
        done.push(event);
      } catch (error) {
        if (isOutage(error)) throw error;
        held.add(event.aggregateId);
        const { isAside } = await transport.refuse(link, event, error);
        deps.onFailure(event, receiver.name, error);
        if (isAside) deps.onAside?.(event);
      }
    }
    return done;
  }

  function apply(batch: readonly EventRecord[]): Promise<void> {
    const work = () => applyEvents(receiver, { sourceName: source.name, batch }, deps);
    return deps.lanes ? deps.lanes(receiver.name, work) : work();
  }
}
