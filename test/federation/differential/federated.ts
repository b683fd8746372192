import { Registry } from 'prom-client';
import { composeServicesOrThrow } from '../../../gateway/compose.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import { createGatewayMetrics } from '../../../gateway/metrics.ts';
import type { HttpRequest } from '../../../runtime/http.ts';
import { createLog } from '../../../runtime/log.ts';
import { defineFixture, type GraphqlError, inProcess } from '../../gateway/support/fixtures.ts';
import type { Answered } from './differences.ts';
import type { RandomQuery } from './generate-query.ts';
import type { GraphSpec } from './graph-spec.ts';
import { printSubgraph } from './print-schemas.ts';
import { subgraphResolvers } from './resolvers.ts';

export interface Federated {
  /** Null where the planner comes to no end, which is known of some graphs. */
  readonly answer: (query: RandomQuery) => Promise<Answered | null>;
  readonly stop: () => Promise<void>;
}

const LINK = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@external", "@requires", "@provides"]
  )
`;

const log = createLog({ name: 'differential', level: 'silent' });

/** A plan that goes round in a circle takes memory as it goes: not more than there is in this time. */
const PLAN_MS = 3_000;

/** A gateway before the subgraphs of a graph. @throws when they do not compose */
export async function startFederated(graph: GraphSpec): Promise<Federated> {
  const fixtures = graph.subgraphs.map((name) =>
    defineFixture({
      name,
      link: LINK,
      sdl: printSubgraph(graph, name),
      resolvers: subgraphResolvers(graph, name),
    }),
  );
  const supergraphSdl = composeServicesOrThrow(
    fixtures.map(({ name, typeDefs }) => ({ name, typeDefs, url: `test:${name}` })),
  );
  // In every other graph reads are shared between requests, as over HTTP.
  const sharing = graph.salt % 2 === 0 ? { sharing: { tellsViewer: false } } : {};
  const { server, answer } = await createGateway({
    supergraphSdl,
    subgraphs: fixtures.map((fixture) => ({ name: fixture.name, call: inProcess(fixture, log), ...sharing })),
    log,
    planningProcess: false,
    planTimeoutMs: PLAN_MS,
    explainTo: 'nobody',
    metrics: createGatewayMetrics(new Registry()),
  });
  return {
    answer: async ({ query, variables }) => {
      const request = {
        requestId: 'differential',
        caller: null,
        signal: new AbortController().signal,
        forwardedHeaders: {},
      };
      const operation = { query, operationName: undefined, variables, extensions: {}, isReadOnly: true };
      const { body } = await answer(operation, request, NO_HTTP);
      // In the form that GraphQL gives an answer.
      const { data, errors = [] } = JSON.parse(body) as {
        readonly data?: unknown;
        readonly errors?: readonly GraphqlError[];
      };
      if (errors.some(({ extensions }) => extensions['reason'] === 'plan-too-complex')) return null;
      if (data === undefined) throw new Error(`No data: ${JSON.stringify(errors)}`);
      return { data, paths: errors.map(({ path }) => path ?? null) };
    },
    stop: () => server.stop(),
  };
}

/** Explanations alone look at the request that an operation came in with. */
const NO_HTTP = {} as HttpRequest;
