import { applyEvents, partyOf } from '../../runtime/apply-events.ts';
import type { Databases } from '../../runtime/database.ts';
import { supervision } from '../../subgraphs/supervision/index.ts';
import { noConsumers } from './events.ts';
import type { OrderEvent } from './order-events.ts';
import { openTestSubgraph, type TestSubgraph } from './subgraph.ts';

export type SupervisionInstance = ReturnType<typeof supervision.open>;

export interface TestSupervision extends TestSubgraph<SupervisionInstance> {
  /** Brings events in as delivery does, one after the other. */
  readonly take: (...events: readonly OrderEvent[]) => Promise<void>;
  /** The same of events that wait together. */
  readonly takeTogether: (events: readonly OrderEvent[]) => Promise<void>;
  /** Lets so many seconds pass, and the background tasks run in each. */
  readonly pass: (seconds: number) => Promise<void>;
}

export async function openSupervision(databases: Databases): Promise<TestSupervision> {
  const graph = await openTestSubgraph(supervision, databases);
  const receiver = partyOf(supervision.name, databases.of(supervision.name), graph.instance);
  const runTasks = async () => {
    for (const { run } of graph.instance.tasks ?? []) await run();
  };
  const apply = (events: readonly OrderEvent[]) =>
    applyEvents(
      receiver,
      events.map(({ source, ...event }) => ({ source, event })),
      { clock: graph.clock, consumersOf: noConsumers },
    );
  return {
    ...graph,
    pass: async (seconds) => {
      await runTasks();
      for (let second = 0; second < seconds; second += 1) {
        graph.clock.set(new Date(graph.clock.now().getTime() + 1_000).toISOString());
        await runTasks();
      }
    },
    take: async (...events) => {
      for (const event of events) await apply([event]);
    },
    takeTogether: async (events) => void (await apply(events)),
  };
}
