import './no-telemetry.ts';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { AnswerGraphql } from '../runtime/graphql-route.ts';
import type { Log } from '../runtime/log.ts';
import { answerDirectly } from './answer-directly.ts';
import { answerThroughApollo } from './answer-through-apollo.ts';
import { scopeEnforcer } from './authorization.ts';
import { countErrors } from './count-errors.ts';
import { MAX_TOKENS, MAX_VALIDATION_ERRORS, ownRules } from './document-rules.ts';
import { formatServerError } from './errors.ts';
import { type Callable, createSources, type ObserveCall } from './execution/index.ts';
import { type ExplainTo, withExplanations } from './explain.ts';
import { federatedGateway } from './federated-gateway.ts';
import { createNodeFinder } from './find-nodes.ts';
import { type Enforcer, type Generation, loadGeneration } from './generation.ts';
import { inProcessSubgraph } from './in-process-subgraph.ts';
import type { GatewayMetrics } from './metrics.ts';
import { defineNodeSubgraph } from './node-subgraph.ts';
import { createExistenceProof } from './proves-existence.ts';
import { createDocumentReader } from './read-document.ts';
import { isKnownQuery, shareIdentical } from './share-identical.ts';
import type { GatewayRequest } from './subgraph-call.ts';
import { tracedCall, tracedSources } from './trace.ts';

/** A subgraph as the gateway knows it: its name in the supergraph, and how it is called. */
export interface GatewaySubgraph extends Callable {
  readonly name: string;
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
  /** Of Apollo Server. With any, every operation goes through its pipeline. @default none */
  readonly plugins?: readonly ApolloServerPlugin<GatewayRequest>[];
  /** How long making one plan may take. @default 5 000 */
  readonly planTimeoutMs?: number;
  /** Plans that take long are made in a process beside. @default true */
  readonly planningProcess?: boolean;
  /** Hold the supergraph to the rules of schemas; not needed where it was composed, which does. @default true */
  readonly validate?: boolean;
  /** Carry out a query once for all who ask the same at the same time. @default false */
  readonly shareIdentical?: boolean;
  /** Who may have `extensions.explain`. @default 'scope' */
  readonly explainTo?: ExplainTo;
  /** What enforces the supergraph's security rules; without it, a supergraph that has any is refused. */
  readonly enforcer?: Enforcer | null;
}

export interface Gateway {
  readonly generation: Generation;
  readonly server: ApolloServer<GatewayRequest>;
  /** Carries out operations that came in over HTTP. */
  readonly answer: AnswerGraphql<GatewayRequest>;
}

const NODE = 'node';

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
  plugins = [],
  planTimeoutMs,
  planningProcess = true,
  validate = true,
  shareIdentical: isShared = false,
  explainTo: to = 'scope',
  enforcer = scopeEnforcer,
}: GatewayOptions): Promise<Gateway> {
  const generation = loadGeneration(supergraphSdl, enforcer, {
    log,
    planningProcess,
    observePlan: metrics.observePlan,
    validate,
    ...(planTimeoutMs !== undefined && { planTimeoutMs }),
  });
  const calls = callsOf(generation, subgraphs, { log, observe: metrics.observeCall });
  const sources = tracedSources(createSources(calls, { log, observe: metrics.observeCall }));
  const execution = { generation, sources, log, showSubgraphErrors };
  const rules = { introspection };
  const server = new ApolloServer<GatewayRequest>({
    gateway: federatedGateway(execution),
    logger: serverLog(log),
    // Forbidden by a rule of ours, whichever way an operation goes.
    introspection: true,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...ownRules(rules)],
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    formatError: (formatted, error) => formatServerError(formatted, error, log),
    plugins: [
      errorCounter(metrics),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Nothing of this graph is reported to anybody, whatever the environment says.
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ...plugins,
    ],
  });
  await server.start();
  const reader = createDocumentReader(generation, rules);
  const answer =
    plugins.length > 0
      ? answerThroughApollo({ server, generation, metrics })
      : answerDirectly({ execution, reader, metrics });
  const shared = isShared ? shareIdentical(answer, isKnownQuery(generation)) : answer;
  return { generation, server, answer: withExplanations(shared, { generation, to }) };
}

/** How each subgraph of the supergraph is called. */
function callsOf(
  { supergraph, clientSchema }: Generation,
  given: GatewayOptions['subgraphs'],
  { log, observe }: { readonly log: Log; readonly observe: ObserveCall },
): ReadonlyMap<string, Callable> {
  const listed = supergraph.subgraphsMetadata();
  const subgraphs = typeof given === 'function' ? given(listed) : given;
  const owners = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  const names = listed.map(({ name }) => name);
  const missing = names.filter((name) => name !== NODE && !owners.has(name));
  if (missing.length > 0) throw new Error(`The supergraph names subgraphs not given: ${missing.join(', ')}`);
  if (!names.includes(NODE) || owners.has(NODE)) return owners;

  const node = defineNodeSubgraph(subgraphs.map(({ name, nodeTypes = {} }) => ({ name, nodeTypes })));
  const provesExistence = createExistenceProof(supergraph, clientSchema);
  const asked = [...owners].map(
    ([name, { call }]) => [name, { call: tracedCall(name, call, observe) }] as const,
  );
  const contextFor = createNodeFinder({ node, owners: new Map(asked), provesExistence });
  const call = inProcessSubgraph({ name: NODE, schema: () => node.schema, contextFor, log });
  return new Map<string, Callable>(owners).set(NODE, { call });
}

const errorCounter = (metrics: GatewayMetrics): ApolloServerPlugin<GatewayRequest> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (body.kind === 'single') countErrors(metrics, body.singleResult.errors ?? []);
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
