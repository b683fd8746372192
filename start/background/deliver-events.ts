import { createDatabaseTransport } from '../../runtime/database-transport.ts';
import { deliver, type DeliveryDeps, type Party } from '../../runtime/delivery.ts';
import type { EventTransport, Link } from '../../runtime/event-transport.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createLanes } from '../../runtime/lanes.ts';
import type { Log } from '../../runtime/log.ts';
import { createPace } from '../../runtime/pace.ts';
import { consumersAmong } from '../../runtime/subgraph.ts';
import type { OpenSubgraph } from '../open-graph.ts';
import { eventMetrics } from './event-metrics.ts';
import { repeat, type Repeated } from './repeat.ts';

/** How often each source is asked whether anything waits while events come, and for a while after the last. */
const PROBE_MS = 50;
const BUSY_MS = 10_000;
/** The same of a source that has been quiet: what a whole idle installation does. */
const IDLE_PROBE_MS = 200;
/** A link looks by itself this often; otherwise the probe of its source wakes it. */
const SLEEP_MS = 2_000;
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
  const consumersOf = consumersAmong(subgraphs.map(({ subgraph }) => subgraph));
  const lanes = createLanes();
  const receivers = subgraphs.filter(({ subgraph }) => subgraph.consumes.length > 0);
  const loops = subgraphs.flatMap(({ party: source }) => {
    const links = receivers.map(({ party: receiver }) => ({ source, receiver }));
    const carriers = new Map(
      links.map((link) => {
        const delivery = { clock, log, transport, consumersOf, lanes, pace: createPace() };
        return [link.receiver.name, repeat('event delivery', () => carry(link, delivery), log)];
      }),
    );
    let busyUntil = 0;
    const probe = async () => {
      const waiting = await transport.receiversWaiting(source.name, [...carriers.keys()]);
      for (const receiver of waiting) carriers.get(receiver)?.wake();
      if (waiting.length > 0) busyUntil = performance.now() + BUSY_MS;
      return performance.now() < busyUntil ? PROBE_MS : IDLE_PROBE_MS;
    };
    const measure = async () => {
      for (const { receiver } of links) {
        await measureLink({ source: source.name, receiver: receiver.name }, transport, clock);
      }
      return MEASURE_MS;
    };
    return [...carriers.values(), repeat('event probe', probe, log), repeat('event lag', measure, log)];
  });
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

/** Takes what waits on a link; answers when to look again without being woken: where more waits, the probe sees it. */
async function carry(
  { source, receiver }: { readonly source: Party; readonly receiver: Party },
  {
    log,
    ...deps
  }: Pick<DeliveryDeps, 'clock' | 'consumersOf' | 'transport' | 'lanes' | 'pace'> & { readonly log: Log },
): Promise<number> {
  const labels = { source: source.name, receiver: receiver.name };
  await deliver(source, receiver, {
    ...deps,
    onTaken: (events) => {
      eventMetrics.delivered.inc(labels, events.length);
      const now = deps.clock.now().getTime();
      for (const { at } of events)
        eventMetrics.seconds.observe(labels, Math.max(0, now - at.getTime()) / 1_000);
    },
    onFailure: ({ _id, type }, _receiver, error) => {
      eventMetrics.failed.inc({ ...labels, type });
      log.error({ err: error, event: _id, type, ...labels }, 'event not applied');
    },
    onAside: ({ _id, type }) =>
      log.error({ event: _id, type, ...labels }, 'event set aside: see npm run events -- list'),
  });
  return SLEEP_MS;
}

async function measureLink(link: Link, transport: EventTransport, clock: Clock): Promise<void> {
  const { waiting, oldestAt, aside } = await transport.backlog(link);
  const labels = { ...link };
  eventMetrics.waiting.set(labels, waiting);
  eventMetrics.aside.set(labels, aside);
  const ageMs = oldestAt ? clock.now().getTime() - oldestAt.getTime() : 0;
  eventMetrics.lag.set(labels, Math.max(0, ageMs) / 1_000);
}
