import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  callable,
  createAuthenticate,
  createGateway,
  createGatewayMetrics,
  readOurClaims,
  startGatewayServer,
} from '../../gateway/index.ts';
import type { GatewayLimits } from '../../gateway/config.ts';
import { systemClock } from '../../runtime/clock.ts';
import { createLog } from '../../runtime/log.ts';
import type { Subgraph, SubgraphInstance } from '../../runtime/subgraph.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import type { Settings } from '../config.ts';
import { type IdentitySettings, openIdentity } from '../identity.ts';
import { openGraph } from '../open-graph.ts';
import { createReadiness } from '../readiness.ts';
import { readSupergraph } from '../supergraph.ts';
import { runChild } from '../../runtime/processes/child.ts';

/** What a gateway worker needs to begin. */
export interface GatewayStart {
  readonly uri: string;
  readonly logLevel: Settings['LOG_LEVEL'];
  readonly host: string;
  readonly port: number;
  readonly subgraphUrls: Settings['SUBGRAPH_URLS'];
  readonly viewerSecret: string;
  readonly subgraphSettings: Readonly<Record<string, string>>;
  readonly identity: IdentitySettings;
  readonly limits: GatewayLimits;
  /** False while the background process still makes what there has to be; the launcher says when it is there. */
  readonly isInstalled: boolean;
}

type Webhooks = NonNullable<SubgraphInstance['webhooks']>;

/** What runs may take so long to finish when the worker is told to stop. */
const GRACE_MS = 8_000;

/** Where the build puts the console: beside this file's room, in `dist/`. */
const consoleDirectory = path.join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '../../dist/console' : '../../console',
);

runChild('gateway', async (start: GatewayStart, launcher) => {
  const log = createLog({ name: 'gateway', level: start.logLevel });
  // A bug outside of any request must not take the requests of others with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  const here = subgraphs.filter(({ name }) => start.subgraphUrls[name] === undefined);
  const graph = await openGraph(start.uri, subgraphs, {
    opened: here,
    settings: start.subgraphSettings,
    log,
    elsewhere: {
      urls: start.subgraphUrls,
      viewerSecret: start.viewerSecret,
      timeoutMs: start.limits.SUBGRAPH_TIMEOUT_MS,
    },
  });
  const { clock } = graph;
  const instances = new Map(graph.subgraphs.map(({ subgraph, instance }) => [subgraph.name, instance]));
  const metrics = createGatewayMetrics();
  const gateway = await createGateway({
    supergraphSdl: await readSupergraph(subgraphs),
    validate: false,
    subgraphs: subgraphs.map((subgraph) => {
      const instance = instances.get(subgraph.name);
      const url = start.subgraphUrls[subgraph.name];
      return callable(
        { subgraph, ...(instance && { instance }), ...(url !== undefined && { url }) },
        {
          log,
          signing: { secret: start.viewerSecret, clock },
          timeoutMs: start.limits.SUBGRAPH_TIMEOUT_MS,
        },
      );
    }),
    log,
    metrics,
    introspection: start.limits.INTROSPECTION,
    planTimeoutMs: start.limits.PLAN_TIMEOUT_MS,
    shareIdentical: start.limits.SHARE_IDENTICAL_REQUESTS,
    explainTo: start.limits.EXPLAIN,
  });
  if (!start.isInstalled) await launcher.installed;
  const server = await startGatewayServer({
    gateway,
    authenticate: createAuthenticate({
      ...(await openIdentity(start.identity)),
      readClaims: readOurClaims,
      // A token is good by the time of the world, whatever day the installation has been moved to.
      clock: systemClock,
      log,
    }),
    host: start.host,
    port: start.port,
    log,
    metrics,
    metricsText: () => launcher.allMetrics(),
    consoleDirectory,
    routes: Object.assign({}, ...graph.subgraphs.map(({ instance }) => instance.webhooks)) as Webhooks,
    corsOrigins: start.limits.CORS_ORIGINS,
    maxBodyBytes: start.limits.MAX_BODY_BYTES,
    maxBatch: start.limits.MAX_BATCH,
    persistedCharacters: start.limits.PERSISTED_QUERY_CHARACTERS,
    requestTimeoutMs: start.limits.REQUEST_TIMEOUT_MS,
    notReady: createReadiness(graph.databases),
  });
  void makeSchemas(here);
  return {
    stop: async () => {
      await server.stop({ graceMs: GRACE_MS });
      await graph.close();
    },
  };
});

/** Before anybody asks, but not before the worker listens; requests that come meanwhile have their turns between. */
async function makeSchemas(served: readonly Pick<Subgraph, 'schema'>[]): Promise<void> {
  for (const subgraph of served) {
    await setImmediate();
    void subgraph.schema;
  }
}
