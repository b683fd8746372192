import { setTimeout as sleep } from 'node:timers/promises';
import { graphqlRoute } from '../runtime/graphql-route.ts';
import type { HttpRequest, Route } from '../runtime/http.ts';
import { startHttpServer } from '../runtime/http-server.ts';
import type { Log } from '../runtime/log.ts';
import { operationsRoutes } from '../runtime/operations-routes.ts';
import type { Authenticate } from './authenticate.ts';
import { consolePages } from './console-pages.ts';
import type { Gateway } from './gateway.ts';
import type { GatewayMetrics } from './metrics.ts';
import type { GatewayRequest } from './subgraph-call.ts';

export interface GatewayServerOptions {
  readonly gateway: Gateway;
  readonly authenticate: Authenticate;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly log: Log;
  readonly metrics: GatewayMetrics;
  /** The metrics of the whole installation. @default those of this process */
  readonly metricsText?: () => Promise<string>;
  /** Where the build put the console; null for none. @default null */
  readonly consoleDirectory?: string | null;
  /** Further routes by path, such as webhooks; the gateway's own come first. @default none */
  readonly routes?: Readonly<Record<string, Route>>;
  /** Null when ready, or why not. @default always ready, since the supergraph is loaded */
  readonly notReady?: () => string | null | Promise<string | null>;
  /** Origins whose pages may call. @default none */
  readonly corsOrigins?: readonly string[];
  /** Headers of clients that go on to subgraphs, in lower case. @default none */
  readonly forwardHeaders?: readonly string[];
  /** @default 1 000 000 */
  readonly maxBodyBytes?: number;
  /** How many operations one request may carry in a list. @default 1, and then not in a list */
  readonly maxBatch?: number;
  /** Of documents that are kept for clients who name them by hash; 0 keeps none. @default 4 000 000 */
  readonly persistedCharacters?: number;
  /** @default 30 000 */
  readonly requestTimeoutMs?: number;
}

export interface GatewayServer {
  readonly port: number;
  readonly url: string;
  readonly stop: (options: StopOptions) => Promise<void>;
}

export interface StopOptions {
  /** What runs may take so long to finish. */
  readonly graceMs: number;
  /** How long it says that it is not ready before it stops taking requests, so that load balancers see it. @default 0 */
  readonly drainMs?: number;
}

const MAX_BODY_BYTES = 1_000_000;
const REQUEST_TIMEOUT_MS = 30_000;
const PERSISTED_CHARACTERS = 4_000_000;

/** Serves a gateway over HTTP, with the console, health and metrics beside it. */
export async function startGatewayServer(options: GatewayServerOptions): Promise<GatewayServer> {
  const { gateway, log, metrics, host, port, consoleDirectory = null } = options;
  let isStopping = false;
  const routes = new Map([
    ...Object.entries(options.routes ?? {}),
    ...(await consolePages(consoleDirectory)),
    ...Object.entries(
      operationsRoutes({
        notReady: () => (isStopping ? 'stopping' : (options.notReady?.() ?? null)),
        metricsText: options.metricsText ?? metrics.text,
      }),
    ),
    ['/graphql', clientRoute(options)],
  ]);
  const http = await startHttpServer({
    host,
    port,
    routeOf: (path) => routes.get(path),
    log,
    maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
    requestTimeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
  });
  metrics.noteListening(true);
  return {
    port: http.port,
    url: http.url,
    stop: async ({ graceMs, drainMs = 0 }) => {
      isStopping = true;
      await sleep(drainMs);
      metrics.noteListening(false);
      await http.stop(graceMs);
      await gateway.server.stop();
    },
  };
}

function clientRoute({
  gateway,
  authenticate,
  metrics,
  corsOrigins = [],
  forwardHeaders = [],
  maxBatch = 1,
  persistedCharacters = PERSISTED_CHARACTERS,
}: GatewayServerOptions) {
  const route = graphqlRoute<GatewayRequest>({
    answer: gateway.answer,
    persistedCharacters,
    maxBatch,
    methods: ['GET', 'POST'],
    origins: corsOrigins,
    contextOf: async (request) => ({
      requestId: request.requestId,
      caller: await authenticate(request.headersDistinct['authorization'] ?? [], request),
      signal: request.signal,
      forwardedHeaders: chosenHeaders(request, forwardHeaders),
    }),
  });
  return timed(route, metrics);
}

function timed(route: Route, { observeAnswer }: GatewayMetrics): Route {
  return {
    ...route,
    handle: async (request) => {
      const startedAt = performance.now();
      const seconds = () => (performance.now() - startedAt) / 1_000;
      const answer = await route.handle(request);
      observeAnswer({ status: answer.status, seconds: seconds() });
      return answer;
    },
  };
}

function chosenHeaders({ headers }: HttpRequest, names: readonly string[]): Readonly<Record<string, string>> {
  const chosen = names.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(chosen);
}
