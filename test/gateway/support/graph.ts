import { Registry } from 'prom-client';
import { createAuthenticate, readOurClaims } from '../../../gateway/authenticate.ts';
import { composeSupergraph } from '../../../gateway/compose.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import { startGatewayServer } from '../../../gateway/gateway-server.ts';
import { callable } from '../../../gateway/graph-subgraphs.ts';
import { createGatewayMetrics } from '../../../gateway/metrics.ts';
import { applyEvents } from '../../../runtime/apply-events.ts';
import { systemClock } from '../../../runtime/clock.ts';
import type { SentCommand } from '../../../runtime/database.ts';
import { createDatabaseTransport } from '../../../runtime/database-transport.ts';
import { deliverRound } from '../../../runtime/delivery-round.ts';
import { type NewEvent, toRecord } from '../../../runtime/events.ts';
import { silentLog } from '../../../runtime/log.ts';
import { createPace } from '../../../runtime/pace.ts';
import type { Role } from '../../../runtime/roles.ts';
import { consumersAmong, type Subgraph, type SubgraphInstance } from '../../../runtime/subgraph.ts';
import { startSubgraphServer, type SubgraphServer } from '../../../runtime/subgraph-server.ts';
import { openSubgraphs } from '../../../start/open-subgraphs.ts';
import { loadCatalogue } from '../../../start/catalogue/load.ts';
import { subgraphs } from '../../../subgraphs/index.ts';
import { createLocalJWKSet } from 'jose';
import { openTestDatabases } from '../../support/databases.ts';
import { createTestClock, type TestClock } from '../../support/subgraph.ts';
import { askGateway, type AskOptions, type GatewayAnswer } from './fixtures.ts';
import { AUDIENCE, createTestIssuer, ISSUER } from './issuer.ts';

export interface GraphAskOptions extends Omit<AskOptions, 'as'> {
  /** Who asks; a visitor unless given. */
  readonly as?: { readonly role: Role; readonly partyId?: string };
}

export type AskGraph = (query: string, options?: GraphAskOptions) => Promise<GatewayAnswer>;

export interface TestGraph {
  readonly ask: AskGraph;
  /** The same graph, with every subgraph behind HTTP. */
  readonly askOverHttp: AskGraph;
  /** Applies an event in every subgraph that waits for its type, as delivery would. */
  readonly tell: (event: NewEvent) => Promise<void>;
  readonly clock: TestClock;
  /** Delivers what the subgraphs tell each other, until nothing waits, and lets each do its background work. */
  readonly settle: () => Promise<void>;
  /** Every id of an object that was ever answered. */
  readonly answeredIds: () => readonly string[];
  /** The calls to subgraphs since the last time, by name. */
  readonly calls: () => readonly string[];
  /** The commands that the database got since the last time. */
  readonly commands: () => readonly SentCommand[];
  readonly stop: () => Promise<void>;
}

/** The whole graph on a database of its own, with its reference data and a small sample catalogue. */
export async function openTestGraph(suppliers = 160): Promise<TestGraph> {
  const databases = await openTestDatabases();
  const sent: SentCommand[] = [];
  databases.onCommand((command) => void sent.push(command));
  const clock = createTestClock();
  const opened = openSubgraphs({ databases, clock }, subgraphs);
  const instanceOf = <Instance extends SubgraphInstance>({ name }: Subgraph<Instance>): Instance => {
    const found = opened.find(({ subgraph }) => subgraph.name === name);
    // It was opened by the subgraph of this name, which makes instances of this type.
    return found?.instance as Instance;
  };
  for (const { instance } of opened) await instance.install(() => {});
  const graph = {
    databases,
    clock: { ...clock, stop: () => {} },
    subgraphs: opened,
    instanceOf,
    close: databases.close,
  };
  await loadCatalogue(graph, { suppliers, skusPerSupplier: 3 }, () => {});

  const issuer = await createTestIssuer();
  const keys = createLocalJWKSet({ keys: [issuer.jwk] });
  const signing = { secret: 'a secret of more than thirty-two characters', clock: systemClock };
  const called: string[] = [];
  const servers: SubgraphServer[] = [];

  async function startGateway(urls: Readonly<Record<string, string>>) {
    const metrics = createGatewayMetrics(new Registry());
    const gateway = await createGateway({
      supergraphSdl: composeSupergraph(subgraphs),
      subgraphs: opened.map(({ subgraph, instance }) => {
        const url = urls[subgraph.name];
        const target = callable(
          { subgraph, instance, ...(url !== undefined && { url }) },
          { log: silentLog, signing },
        );
        return {
          ...target,
          call: (each) => {
            called.push(subgraph.name);
            return target.call(each);
          },
        };
      }),
      log: silentLog,
      metrics,
    });
    return await startGatewayServer({
      gateway,
      authenticate: createAuthenticate({
        keys,
        issuer: ISSUER,
        audience: AUDIENCE,
        readClaims: readOurClaims,
        clock: systemClock,
        log: silentLog,
      }),
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      metrics,
    });
  }

  const urls: Record<string, string> = {};
  for (const { subgraph, instance } of opened) {
    const options = { subgraph, instance, secrets: [signing.secret], clock: systemClock, log: silentLog };
    const server = await startSubgraphServer({ ...options, host: '127.0.0.1', port: 0 });
    servers.push(server);
    urls[subgraph.name] = server.url;
  }
  const here = await startGateway({});
  const elsewhere = await startGateway(urls);
  const answered = new Set<string>();
  const askAt =
    (url: string): AskGraph =>
    async (query, { as, headers = {}, ...options } = {}) => {
      const claims = as && { role: as.role, ...(as.partyId !== undefined && { party_id: as.partyId }) };
      const token = claims && { authorization: `Bearer ${await issuer.sign(claims)}` };
      const answer = await askGateway(url, query, { ...options, headers: { ...headers, ...token } });
      for (const id of idsIn(answer.data)) answered.add(id);
      return answer;
    };

  const transport = createDatabaseTransport({ dbOf: databases.of, clock });
  const deliverOnce = (): Promise<number> =>
    deliverRound(
      { sources: opened.map(({ party }) => party.name), receivers: opened.map(({ party }) => party) },
      {
        clock,
        transport,
        consumersOf: consumersAmong(subgraphs),
        paceOf: createPace,
        onFailure: (_link, { _id }, error) => {
          throw new Error(`${_id} was not applied`, { cause: error });
        },
      },
    );

  return {
    ask: askAt(here.url),
    askOverHttp: askAt(elsewhere.url),
    tell: async (event) => {
      const batch = [{ source: 'test', event: toRecord(event, clock.now(), () => []) }];
      const deps = { clock, consumersOf: consumersAmong(subgraphs) };
      for (const { subgraph, party } of opened) {
        if (subgraph.consumes.includes(event.type)) {
          await applyEvents(party, batch, deps);
        }
      }
    },
    clock,
    settle: async () => {
      while ((await deliverOnce()) > 0);
      for (const { instance } of opened) for (const { run } of instance.tasks ?? []) await run();
    },
    answeredIds: () => [...answered],
    calls: () => called.splice(0),
    commands: () => sent.splice(0),
    stop: async () => {
      await Promise.all([here.stop({ graceMs: 0 }), elsewhere.stop({ graceMs: 0 })]);
      await Promise.all(servers.map((server) => server.stop(0)));
      await databases.close();
    },
  };
}

/** What stands under `id` anywhere in an answer. */
function idsIn(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) =>
    key === 'id' && typeof value === 'string' ? [value] : idsIn(value),
  );
}
