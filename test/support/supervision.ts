import { applyEvents } from '../../runtime/apply-events.ts';
import type { Databases } from '../../runtime/database.ts';
import { supervision } from '../../subgraphs/supervision/index.ts';
import { noConsumers } from './events.ts';
import type { OrderEvent } from './order-events.ts';
import { openTestSubgraph, type TestSubgraph } from './subgraph.ts';

export type SupervisionInstance = ReturnType<typeof supervision.open>;

export interface TestSupervision extends TestSubgraph<SupervisionInstance> {
  /** Brings events in as delivery does, one after the other. */
  readonly take: (...events: readonly OrderEvent[]) => Promise<void>;
}

export async function openSupervision(databases: Databases): Promise<TestSupervision> {
  const graph = await openTestSubgraph(supervision, databases);
  const receiver = {
    name: supervision.name,
    db: databases.of(supervision.name),
    handlers: graph.instance.handlers ?? {},
  };
  return {
    ...graph,
    take: async (...events) => {
      for (const { source: sourceName, ...event } of events) {
        const deps = { clock: graph.clock, consumersOf: noConsumers };
        await applyEvents(receiver, { sourceName, batch: [event] }, deps);
      }
    },
  };
}
