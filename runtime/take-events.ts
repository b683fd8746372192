import { type ApplyDeps, applyEvents, type Arrival, type Party } from './apply-events.ts';
import type { EventTransport, Link } from './event-transport.ts';
import type { EventRecord } from './events.ts';
import { isOutage } from './outage.ts';
import type { Pace } from './pace.ts';

export interface TakeDeps extends ApplyDeps {
  readonly transport: EventTransport;
  /** Of this receiver, from one call to the next. */
  readonly pace: Pace;
  /** Told of an event that its receiver cannot apply. */
  readonly onFailure: (link: Link, event: EventRecord, error: unknown) => void;
  /** Told of one that is set aside therefore. */
  readonly onAside?: (link: Link, event: EventRecord) => void;
}

const aggregateOf = ({ source, event }: Arrival): string => `${source}/${event.aggregateId}`;

/**
 * Applies events that wait for a receiver, as many in one transaction as its pace allows. Answers those that were applied.
 *
 * One that cannot be applied holds up its own aggregate and nothing else.
 * @param enough asked before each transaction but the first, once true for ever: what is left waits for the next call.
 * @throws when a database is away, which is no event's fault.
 */
export async function takeEvents(
  receiver: Party,
  { waiting, enough = () => false }: { waiting: readonly Arrival[]; enough?: () => boolean },
  deps: TakeDeps,
): Promise<readonly Arrival[]> {
  const { pace, transport } = deps;
  /** Aggregates of which an event could not be applied. */
  const held = new Set<string>();
  const taken: Arrival[] = [];
  for (let from = 0; from < waiting.length && (from === 0 || !enough());) {
    const batch = waiting.slice(from, from + pace.size());
    from += batch.length;
    taken.push(...(await takeBatch(batch.filter((arrival) => !held.has(aggregateOf(arrival))))));
  }
  return taken;

  async function takeBatch(batch: readonly Arrival[]): Promise<readonly Arrival[]> {
    if (batch.length === 0) return [];
    try {
      const beganAt = performance.now();
      const tries = await applyEvents(receiver, batch, deps);
      pace.note({ ms: performance.now() - beganAt, isUndone: tries > 1 });
      return batch;
    } catch (error) {
      if (isOutage(error)) throw error;
      return takeOneByOne(batch);
    }
  }

  /** What is left when it is enough comes again with what waits then. */
  async function takeOneByOne(batch: readonly Arrival[]): Promise<readonly Arrival[]> {
    const done: Arrival[] = [];
    for (const [index, arrival] of batch.entries()) {
      if (index > 0 && enough()) break;
      if (held.has(aggregateOf(arrival))) continue;
      try {
        await applyEvents(receiver, [arrival], deps);
        done.push(arrival);
      } catch (error) {
        if (isOutage(error)) throw error;
        await refuse(arrival, error);
      }
    }
    return done;
  }

  async function refuse(arrival: Arrival, error: unknown): Promise<void> {
    const { source, event } = arrival;
    held.add(aggregateOf(arrival));
    const link = { source, receiver: receiver.name };
    const { isAside } = await transport.refuse(link, event, error);
    deps.onFailure(link, event, error);
    if (isAside) deps.onAside?.(link, event);
  }
}
