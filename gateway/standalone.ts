import path from 'node:path';
import { systemClock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { throwAddressProblem } from '../runtime/processes/throw-address-problem.ts';
import {
  type Authenticate,
  createAuthenticate,
  readAnyClaims,
  readOurClaims,
  visitorsOnly,
} from './authenticate.ts';
import { type GatewayConfig, GRACE_MS } from './config.ts';
import { createGateway } from './gateway.ts';
import { startGatewayServer } from './gateway-server.ts';
import { keysOfFile, keysOfUrl } from './key-set.ts';
import { createGatewayMetrics } from './metrics.ts';
import { remoteSubgraph } from './remote-subgraph.ts';

export interface Standalone {
  readonly supergraphSdl: string;
  readonly config: GatewayConfig;
  readonly log: Log;
}

export interface RunningStandalone {
  readonly url: string;
  /** Says that it is not ready for `DRAIN_MS`, takes no more requests, and lets what runs finish. */
  readonly stop: () => Promise<void>;
  /** Ends its other processes now, where there are any. */
  readonly kill?: () => void;
}

/** Where the build puts the console: beside this file's room, in `dist/`. */
const consoleDirectory = path.join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '../dist/console' : '../console',
);

/**
 * Starts a gateway before any Federation 2 supergraph: its subgraphs answer where the supergraph says.
 *
 * @param metricsText the metrics of all processes of the gateway, when it is not this one alone
 */
export async function startStandalone(
  { supergraphSdl, config, log }: Standalone,
  metricsText?: () => Promise<string>,
): Promise<RunningStandalone> {
  const metrics = createGatewayMetrics();
  const { VIEWER_SECRET: secret, SUBGRAPH_TIMEOUT_MS: timeoutMs } = config;
  const gateway = await createGateway({
    supergraphSdl,
    subgraphs: (listed) =>
      listed.map(({ name, url }) =>
        remoteSubgraph({
          name,
          url,
          log,
          timeoutMs,
          ...(secret && { signing: { secret, clock: systemClock } }),
        }),
      ),
    log,
    metrics,
    introspection: config.INTROSPECTION,
    planTimeoutMs: config.PLAN_TIMEOUT_MS,
    shareIdentical: config.SHARE_IDENTICAL_REQUESTS,
    explainTo: config.EXPLAIN,
    showSubgraphErrors: config.SUBGRAPH_ERRORS === 'show',
  });
  const server = await startGatewayServer({
    gateway,
    authenticate: authenticateWith(config, log),
    host: config.HOST,
    port: config.PORT,
    log,
    metrics,
    ...(metricsText && { metricsText }),
    consoleDirectory,
    corsOrigins: config.CORS_ORIGINS,
    forwardHeaders: config.FORWARD_HEADERS,
    maxBodyBytes: config.MAX_BODY_BYTES,
    maxBatch: config.MAX_BATCH,
    persistedCharacters: config.PERSISTED_QUERY_CHARACTERS,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
  }).catch(throwAddressProblem({ host: config.HOST, port: config.PORT }));
  return { url: server.url, stop: () => server.stop({ graceMs: GRACE_MS, drainMs: config.DRAIN_MS }) };
}

function authenticateWith(config: GatewayConfig, log: Log): Authenticate {
  const { JWKS_FILE, JWKS_URL, JWT_ISSUER, JWT_AUDIENCE, JWT_CLAIMS } = config;
  const keys = JWKS_FILE ? keysOfFile(JWKS_FILE) : JWKS_URL ? keysOfUrl(JWKS_URL) : null;
  if (!keys || !JWT_ISSUER || !JWT_AUDIENCE) return visitorsOnly;
  return createAuthenticate({
    keys,
    issuer: JWT_ISSUER,
    audience: JWT_AUDIENCE,
    readClaims: JWT_CLAIMS === 'beltgraph' ? readOurClaims : readAnyClaims,
    clock: systemClock,
    log,
  });
}
