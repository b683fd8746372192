import type { Arrival, Party } from './apply-events.ts';
import { createDatabaseTransport } from './database-transport.ts';
import type { EventTransport } from './event-transport.ts';
import type { EventRecord } from './events.ts';
import { createPace } from './pace.ts';
import { takeEvents, type TakeDeps } from './take-events.ts';

export type { Party } from './apply-events.ts';

export interface DeliveryDeps extends Omit<TakeDeps, 'transport' | 'pace'> {
  /** By which events come; by the source's own database where it is not told. */
  readonly transport?: EventTransport;
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
  const take = { ...deps, transport, pace: createPace() };
  const link = { source: source.name, receiver: receiver.name };
  let after: string | null = '';
  while (after !== null) {
    const { events, next } = await transport.read(link, after);
    const waiting: readonly Arrival[] = events.map((event) => ({ source: source.name, event }));
    const taken = (await takeEvents(receiver, { waiting }, take)).map(({ event }) => event);
    await transport.acknowledge(source.name, [{ receiver: receiver.name, events: taken }]);
    deps.onTaken?.(taken);
    if (taken.length > 0) return taken.length;
    after = next;
  }
  return 0;
}
