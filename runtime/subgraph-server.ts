import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import { Problem } from '../values/problem.ts';
import { apolloAnswer } from './apollo-answer.ts';
import type { Clock } from './clock.ts';
import { graphqlRoute } from './graphql-route.ts';
import { type HttpRequest, Refusal, type Route } from './http.ts';
import { startHttpServer } from './http-server.ts';
import type { Log } from './log.ts';
import { operationsRoutes } from './operations-routes.ts';
import {
  createViewerVerifier,
  SignatureRefused,
  VIEWER_HEADER,
  type ViewerVerifier,
} from './signed-viewer.ts';
import type { Subgraph, SubgraphInstance } from './subgraph.ts';
import { subgraphError } from './subgraph-errors.ts';
import type { Viewer } from './viewer.ts';

export interface SubgraphServerOptions {
  readonly subgraph: Pick<Subgraph, 'name' | 'schema'>;
  readonly instance: Pick<SubgraphInstance, 'contextFor' | 'webhooks'>;
  /** Of the gateways that may call; the same in them. */
  readonly secrets: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Null when ready, or why not. @default always ready */
  readonly notReady?: () => string | null | Promise<string | null>;
  readonly metricsText?: () => Promise<string>;
}

export interface SubgraphServer {
  readonly port: number;
  /** Where gateways call it. */
  readonly url: string;
  /** Finishes what runs, for `graceMs` at most. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** More than a gateway takes from a client: one page can name many objects to look up. */
const MAX_BODY_BYTES = 16_000_000;
const REQUEST_TIMEOUT_MS = 60_000;
const MAX_ERRORS = 10;

/** Serves one subgraph over HTTP, to gateways that sign what they send and to nobody else. */
export async function startSubgraphServer(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { subgraph, instance, log, clock, secrets, host, port } = options;
  const verifier = createViewerVerifier({ audience: subgraph.name, secrets, clock });
  const server = new ApolloServer<object>({
    schema: subgraph.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    validationOptions: { maxErrors: MAX_ERRORS },
    executionOptions: { maxCoercionErrors: MAX_ERRORS },
    formatError: (formatted, error) =>
      error instanceof GraphQLError
        ? subgraphError(error, { subgraph: subgraph.name, onUnexpected: () => {} })
        : { ...formatted, message: 'Internal error' },
    plugins: [
      logUnexpected(subgraph.name, log),
      ApolloServerPluginCacheControlDisabled(),
      // Timings of every field would otherwise travel with each answer.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();

  let isStopping = false;
  const notReady = () => (isStopping ? 'stopping' : (options.notReady?.() ?? null));
  const routes: Readonly<Record<string, Route>> = {
    ...instance.webhooks,
    '/graphql': graphqlRoute({
      answer: apolloAnswer(server),
      methods: ['POST'],
      contextOf: (request) =>
        instance.contextFor({ viewer: viewerOf(request, verifier, log), signal: request.signal }),
    }),
    ...operationsRoutes({ notReady, ...(options.metricsText && { metricsText: options.metricsText }) }),
  };
  const http = await startHttpServer({
    host,
    port,
    routeOf: (path) => (Object.hasOwn(routes, path) ? routes[path] : undefined),
    log,
    maxBodyBytes: MAX_BODY_BYTES,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
  });
  return {
    port: http.port,
    url: `${http.url}/graphql`,
    stop: async (graceMs) => {
      isStopping = true;
      await http.stop(graceMs);
      await server.stop();
    },
  };
}

function viewerOf(
  { headers, body, requestId }: HttpRequest,
  verifier: ViewerVerifier,
  log: Log,
): Viewer | null {
  const header = headers[VIEWER_HEADER];
  try {
    return verifier.verify(typeof header === 'string' ? header : undefined, body);
  } catch (error) {
    if (!(error instanceof SignatureRefused)) throw error;
    log.warn({ requestId, reason: error.message }, 'unsigned request refused');
    throw new Refusal(
      401,
      new Problem('UNAUTHENTICATED', 'gateway-signature-required', {
        message: 'Only a gateway may call here',
      }),
    );
  }
}

const logUnexpected = (subgraph: string, log: Log): ApolloServerPlugin<object> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, request }) => {
        const requestId = request.http?.headers.get('x-request-id');
        const onUnexpected = (err: Error) => log.error({ err, requestId, subgraph });
        for (const error of errors) subgraphError(error, { subgraph, onUnexpected });
        return Promise.resolve();
      },
    }),
});
