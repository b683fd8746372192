import type { Arrival, Party } from './apply-events.ts';
import type { EventTransport, ForReceiver, Link } from './event-transport.ts';
import type { EventRecord } from './events.ts';
import { oldestFirst } from './oldest-first.ts';
import type { Pace } from './pace.ts';
import { takeEvents, type TakeDeps } from './take-events.ts';

export interface RoundDeps extends Omit<TakeDeps, 'pace'> {
  readonly paceOf: (receiver: string) => Pace;
  /** A receiver that is at it for longer takes the rest in the next round: the others wait for it. @default 500 */
  readonly longMs?: number;
  /** Told of events that a receiver has applied. */
  readonly onTaken?: (link: Link, events: readonly EventRecord[]) => void;
}

const LONG_MS = 500;

/**
 * Carries what waits between all of these once: each source is read once for all its receivers, each receiver takes what
 * all sources have for it in as few transactions as its pace allows, and each source notes once what all have taken.
 *
 * One event costs as many commands as fifty that come with it; what comes during a round goes together in the next.
 * Answers how many were taken. What fails keeps nothing else from being taken, and is thrown at the end.
 */
export async function deliverRound(
  { sources, receivers }: { readonly sources: readonly string[]; readonly receivers: readonly Party[] },
  deps: RoundDeps,
): Promise<number> {
  const { transport } = deps;
  const names = receivers.map(({ name }) => name);
  const failures: unknown[] = [];
  const arrivals = await all(sources, (source) => readFrom(transport, source, names));
  const taken = await all(receivers, async (receiver) => {
    const waiting = inTurn(arrivals.map((of) => of.get(receiver.name) ?? []));
    const arrived = await take(receiver, waiting, deps);
    return { receiver: receiver.name, arrived };
  });
  await all(sources, async (source) => {
    const given = taken.map(({ receiver, arrived }) => ({ receiver, events: eventsOf(arrived, source) }));
    const some = given.filter(({ events }) => events.length > 0);
    if (some.length > 0) await transport.acknowledge(source, some);
    for (const { receiver, events } of some) deps.onTaken?.({ source, receiver }, events);
  });
  if (failures.length > 0) throw failures[0];
  return taken.reduce((sum, { arrived }) => sum + arrived.length, 0);

  async function all<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>) {
    const results = await Promise.allSettled(items.map(work));
    for (const result of results) if (result.status === 'rejected') failures.push(result.reason);
    return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }
}

/** One of each in turn: where time is short, a source that has much keeps no other's events waiting. */
function inTurn<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

type Arrivals = ReadonlyMap<string, readonly Arrival[]>;

async function readFrom(
  transport: EventTransport,
  source: string,
  receivers: readonly string[],
): Promise<Arrivals> {
  const asArrivals = ({ receiver, events }: ForReceiver) =>
    [receiver, oldestFirst(events).map((event) => ({ source, event }))] as const;
  return new Map((await transport.readAll(source, receivers)).map(asArrivals));
}

function take(receiver: Party, waiting: readonly Arrival[], deps: RoundDeps): Promise<readonly Arrival[]> {
  const endsAt = performance.now() + (deps.longMs ?? LONG_MS);
  const enough = () => performance.now() > endsAt;
  return takeEvents(receiver, { waiting, enough }, { ...deps, pace: deps.paceOf(receiver.name) });
}

const eventsOf = (arrived: readonly Arrival[], of: string): readonly EventRecord[] =>
  arrived.filter(({ source }) => source === of).map(({ event }) => event);
