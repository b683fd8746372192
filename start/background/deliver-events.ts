import { Counter, Gauge } from 'prom-client';
import { deliver, type Party } from '../../runtime/delivery.ts';
import { eventModel } from '../../runtime/events.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { consumersAmong } from '../../runtime/subgraph.ts';
import type { OpenSubgraph } from '../open-graph.ts';
import { repeat, type Repeated } from './repeat.ts';

const IDLE_MS = 100;
/** What could not be applied is tried again after this long. */
const STUCK_MS = 5_000;
const LAG_SAMPLE = 1_000;
const LAG_EVERY_MS = 5_000;

const delivered = new Counter({
  name: 'beltgraph_events_delivered_total',
  help: 'Events that a subgraph has taken from another',
  labelNames: ['source', 'receiver'],
});
const failed = new Counter({
  name: 'beltgraph_event_failures_total',
  help: 'Attempts to apply an event that failed; the event stays pending',
  labelNames: ['source', 'receiver', 'type'],
});
const lag = new Gauge({
  name: 'beltgraph_event_lag_seconds',
  help: 'Age of the oldest event that a subgraph has not taken yet; 0 when none waits',
  labelNames: ['source', 'receiver'],
});

/** Carries events between all subgraphs that wait for each other's or their own, until it is stopped. */
export function deliverEvents(
  subgraphs: readonly OpenSubgraph[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Repeated {
  const consumersOf = consumersAmong(subgraphs.map(({ subgraph }) => subgraph));
  const pairs = subgraphs.flatMap(({ party: source }) =>
    subgraphs
      .filter(({ subgraph }) => subgraph.consumes.length > 0)
      .map(({ party: receiver }) => ({ source, receiver })),
  );
  const loops = pairs.flatMap(({ source, receiver }) => {
    const labels = { source: source.name, receiver: receiver.name };
    const carry = async () => {
      if (!(await isAnyWaiting(source, receiver))) return IDLE_MS;
      const taken = await deliver(source, receiver, {
        clock,
        consumersOf,
        onFailure: (event, _receiver, error) => {
          failed.inc({ ...labels, type: event.type });
          log.error({ err: error, event: event._id, type: event.type, ...labels }, 'event not applied');
        },
      });
      delivered.inc(labels, taken);
      return taken > 0 ? 0 : STUCK_MS;
    };
    const measure = async () => {
      lag.set(labels, await oldestAgeSeconds(source, receiver, clock));
      return LAG_EVERY_MS;
    };
    return [repeat('event delivery', carry, log), repeat('event lag', measure, log)];
  });
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) };
}

/** One index seek: what an idle installation does ten times a second. */
const isAnyWaiting = async (source: Party, receiver: Party): Promise<boolean> =>
  (await eventModel(source.db).exists({ pending: receiver.name })) !== null;

/** Of the first thousand that wait: enough to see that something stands still. */
async function oldestAgeSeconds(source: Party, receiver: Party, clock: Clock): Promise<number> {
  const [oldest] = await eventModel(source.db).aggregate<{ at: Date }>([
    { $match: { pending: receiver.name } },
    { $limit: LAG_SAMPLE },
    { $group: { _id: null, at: { $min: '$at' } } },
  ]);
  return oldest ? Math.max(0, (clock.now().getTime() - oldest.at.getTime()) / 1_000) : 0;
}
