import { createDatabaseTransport } from '../../runtime/database-transport.ts';
import type { Party } from '../../runtime/apply-events.ts';
import { deliverRound, type RoundDeps } from '../../runtime/delivery-round.ts';
import type { EventTransport, Link } from '../../runtime/event-transport.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { createPace } from '../../runtime/pace.ts';
import { consumersAmong } from '../../runtime/subgraph.ts';
import type { OpenSubgraph } from '../open-graph.ts';
import { eventMetrics } from './event-metrics.ts';
import { repeat, type Repeated } from './repeat.ts';

/** What comes in between goes together: how long events wait at most while they come, and for a while after the last. */
const ROUND_MS = 50;
const BUSY_MS = 10_000;
/** The same of an installation that has been quiet: what a whole idle one does. */
const IDLE_ROUND_MS = 200;
/** After a round in which a database was away: the others' events wait no longer than this. */
const FAILED_ROUND_MS = 1_000;
const MEASURE_MS = 5_000;

interface Deps {
  readonly clock: Clock;
  readonly log: Log;
  /** By which events come; by the sources' databases where it is not told. */
  readonly transport?: EventTransport;
}

/** Carries events between all subgraphs that wait for each other's or their own, until it is stopped. */
export function deliverEvents(subgraphs: readonly OpenSubgraph[], deps: Deps): Repeated {
  const { clock, log } = deps;
  const parties = new Map(subgraphs.map(({ party }) => [party.name, party]));
  const dbOf = (name: string) => partyOf(parties, name).db;
  const transport = deps.transport ?? createDatabaseTransport({ dbOf, clock });
  const sources = [...parties.keys()];
  const receivers = subgraphs
    .filter(({ subgraph }) => subgraph.consumes.length > 0)
    .map(({ party }) => party);
  const rounds = createRounds(
    { sources, receivers },
    {
      clock,
      transport,
      consumersOf: consumersAmong(subgraphs.map(({ subgraph }) => subgraph)),
      ...notes(clock, log),
    },
    log,
  );
  const measure = async () => {
    const links = sources.flatMap((source) => receivers.map(({ name: receiver }) => ({ source, receiver })));
    const failures: unknown[] = [];
    for (const link of links)
      await measureLink(link, transport, clock).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    return MEASURE_MS;
  };
  const loops = [repeat('event delivery', rounds, log), repeat('event lag', measure, log)];
  return {
    stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))),
    wake: () => loops.forEach((loop) => loop.wake()),
  };
}

function partyOf(parties: ReadonlyMap<string, Party>, name: string): Party {
  const party = parties.get(name);
  if (!party) throw new Error(`The subgraph ${name} is not open here`);
  return party;
}

type Between = Parameters<typeof deliverRound>[0];

/** Rounds of delivery, each of which answers when the next one is due. */
function createRounds(
  { sources, receivers }: Between,
  deps: Omit<RoundDeps, 'paceOf'>,
  log: Log,
): () => Promise<number> {
  const names = receivers.map(({ name }) => name);
  const paces = new Map(names.map((name) => [name, createPace()]));
  const paceOf = (name: string) => paces.get(name) ?? createPace();
  const isWaiting = async (source: string) =>
    (await deps.transport.receiversWaiting(source, names)).length > 0;
  /** Where events were taken more are likely: then all sources are read without being asked first. */
  let taken = 0;
  let busyUntil = 0;
  return async () => {
    const asked = taken > 0 ? sources : await keepOnly(sources, isWaiting);
    taken = 0;
    if (asked.length > 0) {
      try {
        taken = await deliverRound({ sources: asked, receivers }, { ...deps, paceOf });
      } catch (error) {
        log.error({ err: error }, 'event delivery failed in part');
        return FAILED_ROUND_MS;
      }
    }
    const now = performance.now();
    if (asked.length > 0) busyUntil = now + BUSY_MS;
    return now < busyUntil ? ROUND_MS : IDLE_ROUND_MS;
  };
}

/** A source that does not answer is kept too: the round says what is wrong with it, and goes on with the others. */
async function keepOnly<Item>(
  items: readonly Item[],
  isKept: (item: Item) => Promise<boolean>,
): Promise<readonly Item[]> {
  const kept = await Promise.allSettled(items.map(isKept));
  return items.filter((_item, index) => {
    const answer = kept[index];
    return answer?.status !== 'fulfilled' || answer.value;
  });
}

/** What is measured and logged of events on their way. */
const notes = (clock: Clock, log: Log): Pick<RoundDeps, 'onTaken' | 'onFailure' | 'onAside'> => ({
  onTaken: (link, events) => {
    eventMetrics.delivered.inc({ ...link }, events.length);
    const now = clock.now().getTime();
    for (const { at } of events)
      eventMetrics.seconds.observe({ ...link }, Math.max(0, now - at.getTime()) / 1_000);
  },
  onFailure: ({ source, receiver }, { _id, type }, error) => {
    eventMetrics.failed.inc({ source, receiver, type });
    log.error({ err: error, event: _id, type, source, receiver }, 'event not applied');
  },
  onAside: (link, { _id, type }) =>
    log.error({ event: _id, type, ...link }, 'event set aside: see npm run events -- list'),
});

async function measureLink(link: Link, transport: EventTransport, clock: Clock): Promise<void> {
  const { waiting, oldestAt, aside } = await transport.backlog(link);
  const labels = { ...link };
  eventMetrics.waiting.set(labels, waiting);
  eventMetrics.aside.set(labels, aside);
  const ageMs = oldestAt ? clock.now().getTime() - oldestAt.getTime() : 0;
  eventMetrics.lag.set(labels, Math.max(0, ageMs) / 1_000);
}
