import { createLog } from '../../runtime/log.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { runChild } from '../../runtime/processes/child.ts';
import type { Settings } from '../config.ts';
import { readBuildId } from '../build-id.ts';
import { deliverEvents } from '../background/deliver-events.ts';
import { install } from '../install.ts';
import { openGraph } from '../open-graph.ts';
import { runTasks } from '../background/run-tasks.ts';
import { sealAuditLogs } from '../background/seal-audit-logs.ts';

/** What the background process needs to begin. */
export interface BackgroundStart {
  readonly uri: string;
  readonly logLevel: Settings['LOG_LEVEL'];
  readonly subgraphSettings: Readonly<Record<string, string>>;
  /** Load the sample catalogue where none was loaded before. */
  readonly withSamples: boolean;
}

runChild(
  'background',
  async ({ uri, logLevel, withSamples, subgraphSettings }: BackgroundStart, launcher) => {
    const log = createLog({ name: 'background', level: logLevel });
    const graph = await openGraph(uri, subgraphs, { log, settings: subgraphSettings });
    await install(graph, {
      withSamples,
      report: (step) => launcher.tell({ kind: 'progress', step }),
      buildId: readBuildId(),
    });
    const delivery = deliverEvents(graph.subgraphs, { clock: graph.clock, log });
    const tasks = runTasks(graph.subgraphs, log);
    const audit = sealAuditLogs(graph.subgraphs, { clock: graph.clock, log });
    return {
      stop: async () => {
        await Promise.all([delivery.stop(), tasks.stop(), audit.stop()]);
        await graph.close();
      },
    };
  },
);
