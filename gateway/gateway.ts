import './no-telemetry.ts';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Log } from '../runtime/log.ts';
import { isShownCode } from '../runtime/subgraph-errors.ts';
import { scopeEnforcer } from './authorization.ts';
import { formatServerError } from './errors.ts';
import { sourceOf } from './execution/index.ts';
import { federatedGateway } from './federated-gateway.ts';
import { createNodeFinder } from './find-nodes.ts';
import { type Enforcer, type Generation, loadGeneration } from './generation.ts';
import { inProcessSubgraph } from './in-process-subgraph.ts';
import type { GatewayMetrics } from './metrics.ts';
import { defineNodeSubgraph } from './node-subgraph.ts';
import { createExistenceProof } from './proves-existence.ts';
import type { CallSubgraph, GatewayRequest } from './subgraph-call.ts';

/** A subgraph as the gateway knows it: its name in the supergraph, and how it is called. */
export interface GatewaySubgraph {
  readonly name: string;
  readonly call: CallSubgraph;
  /** Which prefix an id of each of its Node types has; none for subgraphs that are not ours. */
  readonly nodeTypes?: Readonly<Record<string, string>>;
}

/** A subgraph as the supergraph lists it. */
export interface ListedSubgraph {
  readonly name: string;
  readonly url: string;
}

export interface GatewayOptions {
  readonly supergraphSdl: string;
  /** Every subgraph of the supergraph but the generated `node`; as a function, of those that the supergraph lists. */
  readonly subgraphs:
    readonly GatewaySubgraph[] | ((listed: readonly ListedSubgraph[]) => readonly GatewaySubgraph[]);
  readonly log: Log;
  /** Let clients read the schema. @default true */
  readonly introspection?: boolean;
  /** Show what subgraphs say of errors whose codes are not ours. @default false */
  readonly showSubgraphErrors?: boolean;
  readonly metrics: GatewayMetrics;
  /** What enforces the supergraph's security rules; without it, a supergraph that has any is refused. */
  readonly enforcer?: Enforcer | null;
}

export interface Gateway {
  readonly generation: Generation;
  readonly server: ApolloServer<GatewayRequest>;
}

const NODE = 'node';
const MAX_VALIDATION_ERRORS = 10;
/** Selections, with each use of a fragment counted anew: no page needs a tenth of it. */
const MAX_SELECTIONS = 100_000;

/**
 * Loads a supergraph and makes the server of it, ready to answer.
 *
 * @throws when the supergraph does not load, or names a subgraph that is not given.
 */
export async function createGateway({
  supergraphSdl,
  subgraphs,
  log,
  introspection = true,
  showSubgraphErrors = false,
  metrics,
  enforcer = scopeEnforcer,
}: GatewayOptions): Promise<Gateway> {
  const generation = loadGeneration(supergraphSdl, enforcer);
  const calls = callsOf(generation, subgraphs, log);
  const sources = new Map(
    [...calls].map(([name, call]) => [name, sourceOf(name, call, { log, observe: metrics.observeCall })]),
  );
  const server = new ApolloServer<GatewayRequest>({
    gateway: federatedGateway({ generation, sources, log, showSubgraphErrors }),
    logger: serverLog(log),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    maxRecursiveSelections: MAX_SELECTIONS,
    formatError: (formatted, error) => formatServerError(formatted, error, log),
    plugins: [
      countErrors(metrics),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Nothing of this graph is reported to anybody, whatever the environment says.
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return { generation, server };
}

/** How each subgraph of the supergraph is called. */
function callsOf(
  { supergraph, clientSchema }: Generation,
  given: GatewayOptions['subgraphs'],
  log: Log,
): ReadonlyMap<string, CallSubgraph> {
  const listed = supergraph.subgraphsMetadata();
  const subgraphs = typeof given === 'function' ? given(listed) : given;
  const owners = new Map(subgraphs.map(({ name, call }) => [name, call]));
  const names = listed.map(({ name }) => name);
  const missing = names.filter((name) => name !== NODE && !owners.has(name));
  if (missing.length > 0) throw new Error(`The supergraph names subgraphs not given: ${missing.join(', ')}`);
  if (!names.includes(NODE) || owners.has(NODE)) return owners;

  const node = defineNodeSubgraph(subgraphs.map(({ name, nodeTypes = {} }) => ({ name, nodeTypes })));
  const provesExistence = createExistenceProof(supergraph, clientSchema);
  const contextFor = createNodeFinder({ node, owners, provesExistence });
  return new Map(owners).set(NODE, inProcessSubgraph({ name: NODE, schema: node.schema, contextFor, log }));
}

/** Codes of other graphs' subgraphs could be any number of labels. */
const labelOf = (code: unknown): string =>
  isShownCode(code) || code === 'INTERNAL' ? String(code) : 'OTHER';

const countErrors = ({ observeError }: GatewayMetrics): ApolloServerPlugin<GatewayRequest> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        for (const { extensions } of errors) observeError(labelOf(extensions?.['code']));
        return Promise.resolve();
      },
    }),
});

const serverLog = (log: Log) => ({
  debug: (message: unknown) => log.debug(String(message)),
  info: (message: unknown) => log.info(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(String(message)),
});
