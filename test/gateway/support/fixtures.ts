import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { Registry } from 'prom-client';
import type { Authenticate } from '../../../gateway/authenticate.ts';
import type { Caller } from '../../../gateway/caller.ts';
import { composeSupergraph } from '../../../gateway/compose.ts';
import { createGateway, type GatewayOptions } from '../../../gateway/gateway.ts';
import {
  type GatewayServerOptions,
  startGatewayServer,
  type StopOptions,
} from '../../../gateway/gateway-server.ts';
import { inProcessSubgraph } from '../../../gateway/in-process-subgraph.ts';
import { createGatewayMetrics } from '../../../gateway/metrics.ts';
import type { CallSubgraph, SubgraphCall } from '../../../gateway/subgraph-call.ts';
import { createLog, type Log } from '../../../runtime/log.ts';
import type { AnswerData } from '../../support/answer-data.ts';

/** A small subgraph of a test. */
export interface Fixture {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly nodeTypes: Readonly<Record<string, string>>;
}

const LINK = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@external", "@requires", "@inaccessible", "@interfaceObject", "@authenticated", "@requiresScopes"]
  )
`;

export function defineFixture({
  name,
  sdl,
  resolvers = {},
  nodeTypes = {},
  link = LINK,
}: {
  name: string;
  sdl: string;
  resolvers?: object;
  nodeTypes?: Record<string, string>;
  link?: string;
}): Fixture {
  const typeDefs = parse(`${link}\n${sdl}`);
  // Resolvers of fixtures are written loosely.
  const module = { typeDefs, resolvers } as Parameters<typeof buildSubgraphSchema>[0];
  return { name, typeDefs, schema: buildSubgraphSchema(module), nodeTypes };
}

/** A log whose lines a test can read. */
export function createTestLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const log = createLog({
    name: 'test',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  return { log, lines };
}

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What a query answers has the query's shape, which the test that wrote it knows.
  readonly data: AnswerData;
  readonly errors: readonly GraphqlError[];
  /** Code and path of each error. */
  readonly problems: readonly (readonly [unknown, string | undefined])[];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** Scopes of who asks, separated by spaces; a visitor unless given. */
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestGateway {
  readonly url: string;
  readonly ask: (query: string, options?: AskOptions) => Promise<GatewayAnswer>;
  /** The calls to subgraphs since the last time. */
  readonly calls: () => readonly (SubgraphCall & { readonly subgraph: string })[];
  readonly logLines: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Takes `Authorization: Scopes a b` for a token with these scopes, so that tests about rights need no keys. */
const scopesInHeader: Authenticate = ([header]) => {
  if (header === undefined) return Promise.resolve(null);
  const scopes = new Set(header.replace('Scopes', '').split(' ').filter(Boolean));
  const caller: Caller = { account: 'tester', scopes, viewer: null };
  return Promise.resolve(caller);
};

export interface TestGatewayOptions extends Partial<Omit<GatewayServerOptions, 'gateway' | 'log'>> {
  readonly fixtures?: readonly Fixture[];
  readonly supergraphSdl?: string;
  /** How each is called; in process unless given. */
  readonly callOf?: (fixture: Fixture, log: Log) => CallSubgraph;
  readonly gateway?: Partial<GatewayOptions>;
  readonly stopOptions?: StopOptions;
}

/** A gateway over fixtures, asked over real HTTP. */
export async function startTestGateway({
  fixtures = [],
  supergraphSdl = composeSupergraph(fixtures),
  callOf = inProcess,
  gateway: gatewayOptions = {},
  stopOptions = { graceMs: 1_000 },
  ...serverOptions
}: TestGatewayOptions): Promise<TestGateway> {
  const { log, lines } = createTestLog();
  const metrics = createGatewayMetrics(new Registry());
  const seen: (SubgraphCall & { subgraph: string })[] = [];
  const gateway = await createGateway({
    supergraphSdl,
    subgraphs: fixtures.map((fixture) => {
      const call = callOf(fixture, log);
      return {
        name: fixture.name,
        nodeTypes: fixture.nodeTypes,
        call: (each) => {
          const { query, variables, request } = each;
          seen.push({ query, variables, request, subgraph: fixture.name });
          return call(each);
        },
      };
    }),
    log,
    metrics,
    ...gatewayOptions,
  });
  const server = await startGatewayServer({
    authenticate: scopesInHeader,
    host: '127.0.0.1',
    port: 0,
    ...serverOptions,
    gateway,
    log,
    metrics,
  });
  return {
    url: server.url,
    ask: (query, options) => askGateway(server.url, query, options),
    calls: () => seen.splice(0),
    logLines: lines,
    stop: () => server.stop(stopOptions),
  };
}

export const inProcess = (fixture: Fixture, log: Log): CallSubgraph =>
  inProcessSubgraph({
    ...fixture,
    schema: () => fixture.schema,
    log,
    contextFor: ({ request }) => ({ caller: request.caller }),
  });

export async function askGateway(
  url: string,
  query: string,
  { variables, operationName, as, headers = {} }: AskOptions = {},
): Promise<GatewayAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(as !== undefined && { authorization: `Scopes ${as}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return await readAnswer(response);
}

export async function readAnswer(response: Response): Promise<GatewayAnswer> {
  const text = await response.text();
  const body = JSON.parse(text) as { data?: unknown; errors?: readonly GraphqlError[] };
  const errors = body.errors ?? [];
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: body.data,
    errors,
    problems: errors.map(({ extensions, path }) => [extensions['code'], path?.join('.')]),
    body,
  };
}
