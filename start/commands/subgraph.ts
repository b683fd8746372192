import * as z from 'zod';
import { createLog } from '../../runtime/log.ts';
import { startSubgraphServer } from '../../runtime/subgraph-server.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { loadSettings, type Settings } from '../config.ts';
import { openInstallation, readSecret } from '../installation.ts';
import { openGraph } from '../open-graph.ts';
import { createReadiness } from '../readiness.ts';
import { subgraphSettings } from '../subgraph-settings.ts';
import { runCommand, UsageError } from './command.ts';
import { findDatabase } from './find-database.ts';

const names = subgraphs.map(({ name }) => name);

const usage = `npm run subgraph -- NAME --port N

Serves one subgraph over HTTP, to gateways that have the same VIEWER_SECRET; name its address in their SUBGRAPH_URLS.
Its own SUBGRAPH_URLS say where it calls others: retailers calls manufacturers to hold stock.

NAME  ${names.join(', ')}
N     0 takes any free port`;

const GRACE_MS = 8_000;

await runCommand(
  {
    usage,
    options: { port: { type: 'string' } },
    shape: z.object({
      port: z.coerce.number('is a number').int().min(0).max(65_535),
      positionals: z.array(z.string()),
    }),
    run: ({ port, positionals: [name, ...others] }) => {
      const subgraph = subgraphs.find((each) => each.name === name);
      if (!subgraph || others.length > 0) throw new UsageError(`NAME is one of ${names.join(', ')}`);
      return serve(subgraph, port, loadSettings(process.env));
    },
  },
  process.argv.slice(2),
);

async function serve(subgraph: (typeof subgraphs)[number], port: number, settings: Settings): Promise<void> {
  const log = createLog({ name: subgraph.name, level: settings.LOG_LEVEL });
  const database = await findDatabase(settings);
  const viewerSecret = await secretOf(settings);
  const graph = await openGraph(database.uri, subgraphs, {
    opened: [subgraph],
    settings: await subgraphSettings(settings),
    log,
    elsewhere: { urls: settings.SUBGRAPH_URLS, viewerSecret, timeoutMs: settings.SUBGRAPH_TIMEOUT_MS },
  });
  const [opened] = graph.subgraphs;
  if (!opened) throw new Error(`The subgraph ${subgraph.name} did not open`);
  await opened.instance.install(() => undefined);
  const server = await startSubgraphServer({
    subgraph,
    instance: opened.instance,
    secrets: [viewerSecret],
    host: settings.HOST,
    port,
    clock: graph.clock,
    log,
    notReady: createReadiness(graph.databases),
  });
  process.stdout.write(`The subgraph ${subgraph.name} answers gateways at ${server.url}\n`);

  const stop = async () => {
    await server.stop(GRACE_MS);
    await graph.close();
    await database.close();
    process.exit();
  };
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

// Hoisted, as the whole of this module waits for the command above.
async function secretOf({ VIEWER_SECRET, DATA_DIR }: Settings): Promise<string> {
  return VIEWER_SECRET ?? readSecret(await openInstallation(DATA_DIR), 'viewer-secret');
}
