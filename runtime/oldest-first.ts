import type { EventRecord } from './events.ts';

/**
 * Aggregates in the order in which they began to wait, each with its events in their order.
 *
 * Where more waits than can be taken at once, and always some more comes, the order of their ids would let the last of them
 * wait for ever.
 */
export function oldestFirst(events: readonly EventRecord[]): readonly EventRecord[] {
  const aggregates = new Map<string, EventRecord[]>();
  for (const event of events) {
    const aggregate = aggregates.get(event.aggregateId);
    if (aggregate) aggregate.push(event);
    else aggregates.set(event.aggregateId, [event]);
  }
  return [...aggregates.values()].sort((one, other) => began(one) - began(other)).flat();
}

const began = ([first]: readonly EventRecord[]): number => first?.at.getTime() ?? 0;
