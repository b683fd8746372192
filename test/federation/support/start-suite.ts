import { parse } from 'graphql';
import { composeServicesOrThrow } from '../../../gateway/compose.ts';
import { remoteSubgraph } from '../../../gateway/remote-subgraph.ts';
import type { CallSubgraph } from '../../../gateway/subgraph-call.ts';
import { Problem } from '../../../values/problem.ts';
import {
  createTestLog,
  defineFixture,
  type Fixture,
  inProcess,
  startTestGateway,
} from '../../gateway/support/fixtures.ts';
import { startGraphqlServer } from '../../support/graphql-server.ts';
import { resolversOf } from './rows.ts';
import type { Case, Suite } from './suite.ts';

/** Where the subgraphs of a suite run. */
export type Transport = 'in process' | 'over HTTP';

/** An answer as a case writes it. */
export type Answer = Pick<Case, 'data' | 'errors' | 'calls'>;

export interface StartedSuite {
  readonly ask: (each: Case) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

const LINK = `
  extend schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(
      url: "https://specs.apollo.dev/federation/v2.9"
      import: [
        "@key" "@shareable" "@external" "@requires" "@provides" "@override" "@inaccessible" "@tag" "@extends"
        "@interfaceObject" "@composeDirective" "@context" "@fromContext" "@cost" "@listSize"
      ]
    )
`;

/** A suite's subgraphs, made and composed once for all transports. */
export interface PreparedSuite {
  readonly fixtures: readonly Fixture[];
  readonly supergraphSdl: string;
  /** What the subgraphs' resolvers note. */
  readonly log: string[];
}

export function prepareSuite(suite: Suite): PreparedSuite {
  const log: string[] = [];
  const fixtures = fixturesOf(suite, log);
  const services = fixtures.map(({ name, typeDefs }) => ({ name, typeDefs, url: `test:${name}` }));
  return { fixtures, supergraphSdl: composeServicesOrThrow(services), log };
}

/** Starts a suite's subgraphs and a gateway before them. */
export async function startSuite(
  { fixtures, supergraphSdl, log }: PreparedSuite,
  transport: Transport,
): Promise<StartedSuite> {
  const callees = new Map<string, Callee>();
  for (const fixture of fixtures) callees.set(fixture.name, await startCallee(fixture, transport));
  const gateway = await startTestGateway({
    fixtures,
    supergraphSdl,
    callOf: ({ name }) => calleeOf(name).call,
  }).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });
  return {
    ask: async ({ query, variables, operationName, down = [] }) => {
      log.length = 0;
      for (const [name, callee] of callees) callee.setDown(down.includes(name));
      gateway.calls();
      const { body, problems } = await gateway.ask(query, {
        ...(variables && { variables }),
        ...(operationName !== undefined && { operationName }),
      });
      return {
        ...('data' in body && { data: body['data'] }),
        errors: problems.map(([code, at]) => [at ?? null, String(code)]),
        calls: gateway.calls().map(({ subgraph }) => subgraph),
      };
    },
    stop: async () => {
      await gateway.stop();
      await closeAll();
    },
  };

  async function closeAll(): Promise<void> {
    for (const callee of callees.values()) await callee.close();
  }

  function calleeOf(name: string): Callee {
    const callee = callees.get(name);
    if (!callee) throw new Error(`No subgraph is called ${name}`);
    return callee;
  }
}

/** A suite's subgraphs; those that link nothing themselves are linked to the whole of federation's directives. */
const fixturesOf = ({ subgraphs, rows }: Suite, log: string[]): readonly Fixture[] =>
  Object.entries(subgraphs).map(([name, sdl]) => {
    const link = sdl.includes('@link') ? '' : LINK;
    const resolvers = resolversOf(parse(sdl), rows[name] ?? {}, log);
    return defineFixture({ name, sdl, link, resolvers });
  });

interface Callee {
  readonly call: CallSubgraph;
  readonly setDown: (isDown: boolean) => void;
  readonly close: () => Promise<void>;
}

async function startCallee(fixture: Fixture, transport: Transport): Promise<Callee> {
  const { log } = createTestLog();
  if (transport === 'in process') {
    const call = inProcess(fixture, log);
    let isDown = false;
    return {
      call: (each) => (isDown ? Promise.reject(unavailable(fixture.name)) : call(each)),
      setDown: (value) => void (isDown = value),
      close: () => Promise.resolve(),
    };
  }
  const server = await startGraphqlServer(fixture.schema);
  const { call, close } = remoteSubgraph({ name: fixture.name, url: server.url, log });
  return {
    call,
    setDown: (value) => void (server.isDown = value),
    close: async () => {
      await close();
      await server.close();
    },
  };
}

const unavailable = (subgraph: string): Problem =>
  new Problem('SUBGRAPH_UNAVAILABLE', 'no-answer', { subgraph });
