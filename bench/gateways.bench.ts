import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { subgraphs as ownSubgraphs } from '../subgraphs/index.ts';
import { chartOf } from './gateways/chart.ts';
import { compare, type Graph, type Plan } from './gateways/compare.ts';
import { ownWorkloads, plainTypeDefs } from './gateways/own-graph.ts';
import { prepareOwnInstallation } from './gateways/own-installation.ts';
import { CONTENDERS, install } from './gateways/peers.ts';
import { MIN_WARM_UP_SECONDS } from './gateways/round.ts';
import { startStandardGraph } from './gateways/standard-graph.ts';
import { startSubgraphs } from './gateways/start-subgraphs.ts';
import { requireRight, spreadText, type Summary } from './gateways/summary.ts';
import { whyNoWrk } from './gateways/wrk.ts';
import type { Bench } from './support/bench.ts';
import { formatTable } from './support/table.ts';

const CONNECTIONS = [1, 10, 50, 100];
const ROUNDS = 7;
const SECONDS = 5;
/** That of the subgraphs too. */
const LOAD_CORE = 0;
const GATEWAY_CORE = 1;

/** The gateways side by side: each alone on one core, the subgraphs and the load on the other. */
export const gatewaysBench: Bench = {
  name: 'gateways',
  about: 'ours beside its peers, each on one core, subgraphs and load on the other',
  options: {
    rounds: { type: 'string', default: String(ROUNDS) },
    seconds: { type: 'string', default: String(SECONDS) },
    connections: { type: 'string', default: CONNECTIONS.join(',') },
    only: { type: 'string' },
    graph: { type: 'string' },
  },
  run: async ({ rounds, seconds, connections, only, graph }) => {
    const missing = availableParallelism() < 2 ? 'two cores are needed' : whyNoWrk();
    if (missing !== null) return console.log(`not run: ${missing}`);
    const contenders = CONTENDERS.filter(({ name }) => only?.split(',').includes(name) ?? true);
    contenders.forEach(install);
    for (const { name, about } of contenders) console.log(`${name.padEnd(18)}${about}`);
    const plan = {
      contenders,
      rounds: Number(rounds),
      connections: String(connections).split(',').map(Number),
      seconds: Number(seconds),
      gatewayCore: GATEWAY_CORE,
      loadCore: LOAD_CORE,
    };
    for (const kind of GRAPHS.filter(({ name }) => graph === undefined || graph === name)) {
      console.log(`\n${kind.about}`);
      const started = await kind.start();
      console.log(`It takes some ${minutesOf(plan, started.workloads.length)} minutes`);
      const summaries = await compare(started, plan);
      print(summaries);
      const [{ name: baseline } = { name: '' }] = contenders;
      writeFileSync(kind.chart, chartOf(summaries, `Requests per second, as ratios to ${baseline}`));
      console.log(`The chart is in ${kind.chart}`);
      requireRight(summaries.filter(({ contender }) => contender.startsWith('beltgraph')));
    }
  },
};

/** What a gateway takes to start and to be asked everything once. */
const START_SECONDS = 8;
const BETWEEN_SECONDS = 0.3;

function minutesOf({ contenders, rounds, connections, seconds }: Plan, workloads: number): number {
  const figures = connections.length * (seconds + BETWEEN_SECONDS);
  const warm = Math.max(MIN_WARM_UP_SECONDS, seconds / 2);
  const each = START_SECONDS + workloads * (warm + figures);
  return Math.ceil((contenders.length * rounds * each) / 60);
}

const GRAPHS = [
  {
    name: 'standard',
    about: 'The standard graph; its subgraphs answer at once.',
    chart: 'docs/gateways-standard.svg',
    start: () => startStandardGraph(LOAD_CORE),
  },
  {
    name: 'own',
    about: 'Our own graph; its subgraphs work, on the core of the load, and are most of what is measured.',
    chart: 'docs/gateways-own.svg',
    start: startOwnGraph,
  },
] as const;

async function startOwnGraph(): Promise<Graph> {
  const installation = await prepareOwnInstallation();
  const plain = ownSubgraphs.map((subgraph) => ({ name: subgraph.name, typeDefs: plainTypeDefs(subgraph) }));
  const running = await startSubgraphs(
    { module: 'bench/gateways/own-subgraphs.ts', args: [installation.dataDir], core: LOAD_CORE },
    plain,
  );
  const read = (name: string) => readFileSync(`schema/operations/${name}.graphql`, 'utf8');
  const documents = { beltToDoor: read('belt-to-door'), orderPage: read('order-page') };
  return { ...running, workloads: ownWorkloads(documents, installation) };
}

function print(summaries: readonly Summary[]): void {
  const rows = summaries.map((summary) => ({
    Workload: summary.workload,
    Connections: summary.connections,
    Gateway: summary.contender,
    'Requests/s': spreadText(summary.perSecond),
    Ratio: spreadText(summary.ratio, 1),
    'p50 ms': spreadText(summary.p50Ms, 1),
    'p99 ms': spreadText(summary.p99Ms, 1),
    'CPU ms': spreadText(summary.cpuMs, 2),
    MiB: summary.residentMib.median.toFixed(0),
    Fetches: summary.fetches.median.toFixed(2),
    'Wrong rounds': summary.wrongRounds,
  }));
  const order = (row: (typeof rows)[number]) => `${row.Workload} ${String(row.Connections).padStart(4)}`;
  console.log(formatTable(rows.toSorted((a, b) => order(b).localeCompare(order(a)) * -1)));
}
