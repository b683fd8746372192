import { callable, callerOf, createGateway, createGatewayMetrics } from '../../gateway/index.ts';
import { openClock } from '../../runtime/clock.ts';
import { openDatabases } from '../../runtime/database.ts';
import { createLog } from '../../runtime/log.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { openSubgraphs } from '../../start/open-subgraphs.ts';
import { readSupergraph } from '../../start/supergraph.ts';
import { subgraphs } from '../../subgraphs/index.ts';

/** The graph in this process, on a database that others may use too, counting what a query costs. */
export interface CountedGraph {
  /** Commands that the database gets for one answer. */
  readonly commandsOf: (query: string, variables: object, viewer: Viewer | null) => Promise<number>;
  readonly close: () => Promise<void>;
}

const log = createLog({ name: 'bench', level: 'error' });

export async function openCountedGraph(uri: string): Promise<CountedGraph> {
  const databases = await openDatabases(uri, { monitorCommands: true });
  const clock = await openClock(databases.of('installation'));
  // The clock's own reading every half second is nobody's query.
  let commands = 0;
  databases.onCommand(({ collection }) => {
    if (collection !== 'clock') commands++;
  });
  const gateway = await createGateway({
    supergraphSdl: await readSupergraph(subgraphs),
    subgraphs: openSubgraphs({ databases, clock }, subgraphs, { log }).map((opened) =>
      // Every subgraph is in this process, so nothing is signed.
      callable(opened, { log, signing: { secret: '', clock } }),
    ),
    log,
    metrics: createGatewayMetrics(),
  });
  return {
    commandsOf: async (query, variables, viewer) => {
      const before = commands;
      const { body } = await gateway.server.executeOperation(
        { query, variables: { ...variables } },
        {
          contextValue: {
            requestId: 'bench',
            caller: viewer && callerOf(viewer),
            signal: AbortSignal.timeout(60_000),
            forwardedHeaders: {},
          },
        },
      );
      if (body.kind !== 'single' || body.singleResult.errors) {
        throw new Error(`Wrong answer: ${JSON.stringify(body)}`);
      }
      return commands - before;
    },
    close: async () => {
      clock.stop();
      await gateway.server.stop();
      await databases.close();
    },
  };
}
