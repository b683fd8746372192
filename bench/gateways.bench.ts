import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Supergraph as ApiSupergraph } from '@apollo/federation-internals';
import { type DocumentNode, parse, print as printGraphql } from 'graphql';
import { composeServicesOrThrow } from '../gateway/compose.ts';
import { subgraphs as ownSubgraphs } from '../subgraphs/index.ts';
import { chartOf } from './gateways/chart.ts';
import { ownWorkloads, plainTypeDefs } from './gateways/own-graph.ts';
import { prepareOwnInstallation } from './gateways/own-installation.ts';
import { type Contender, CONTENDERS, install, type Supergraph } from './gateways/peers.ts';
import { startPinned } from './gateways/pinned-process.ts';
import { measureContender, type Sample, type Workload } from './gateways/round.ts';
import { type BenchDocument, DEEP, DISTINCT } from './gateways/standard/documents.ts';
import { sdlOf, STANDARD_SUBGRAPHS } from './gateways/standard/graph.ts';
import { referenceAnswer } from './gateways/standard/reference.ts';
import { type Spread, summarize, type Summary } from './gateways/summary.ts';
import { whyNoWrk } from './gateways/wrk.ts';
import type { Bench } from './support/bench.ts';
import { formatTable } from './support/table.ts';

const CONNECTIONS = [1, 10, 50, 100];
const ROUNDS = 7;
const SECONDS = 5;

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
    }
  },
};

/** A graph that gateways are measured before. */
interface Graph {
  readonly supergraph: Supergraph;
  readonly workloads: readonly Workload[];
  readonly takeFetchCount: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

interface Plan {
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  readonly connections: readonly number[];
  readonly seconds: number;
}

/** What a gateway takes to start, to be asked everything once and to be warm with one workload. */
const START_SECONDS = 5;
const WARM_SECONDS = 3;
const BETWEEN_SECONDS = 0.3;

function minutesOf({ contenders, rounds, connections, seconds }: Plan, workloads: number): number {
  const figures = connections.length * (seconds + BETWEEN_SECONDS);
  const warm = Math.max(WARM_SECONDS, seconds / 2);
  const each = START_SECONDS + workloads * (warm + figures);
  return Math.ceil((contenders.length * rounds * each) / 60);
}

const GRAPHS = [
  {
    name: 'standard',
    about: 'The standard graph; its subgraphs answer at once.',
    chart: 'docs/gateways-standard.svg',
    start: startStandardGraph,
  },
  {
    name: 'own',
    about: 'Our own graph; its subgraphs work, on the core of the load, and are most of what is measured.',
    chart: 'docs/gateways-own.svg',
    start: startOwnGraph,
  },
] as const;

async function compare(
  graph: Graph,
  { contenders, rounds, connections, seconds }: Plan,
): Promise<readonly Summary[]> {
  const options = { ...graph, connections, seconds, gatewayCore: 1, loadCore: 0 };
  const measured: (readonly Sample[])[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const samples: Sample[] = [];
      // Turned by one in each round, so that none is always the first on a warm machine.
      for (const contender of rotated(contenders, round)) {
        samples.push(...(await measureContender(contender, options)));
      }
      measured.push(inOrder(samples, contenders));
      console.log(`round ${round + 1} of ${rounds} is done`);
    }
  } finally {
    await graph.stop();
  }
  return summarize(measured, contenders[0]?.name ?? '');
}

const rotated = <Item>(items: readonly Item[], by: number): readonly Item[] => {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
};

const inOrder = (samples: readonly Sample[], contenders: readonly Contender[]): readonly Sample[] =>
  samples.toSorted((a, b) => place(a, contenders) - place(b, contenders));

const place = ({ contender }: Sample, contenders: readonly Contender[]): number =>
  contenders.findIndex(({ name }) => name === contender);

async function startStandardGraph(): Promise<Graph> {
  const subgraphs = STANDARD_SUBGRAPHS.map((name) => ({ name, typeDefs: parse(sdlOf(name)) }));
  const running = await startSubgraphs('bench/gateways/standard-subgraphs.ts', subgraphs);
  const clientSchema = ApiSupergraph.build(running.supergraphSdl).apiSchema().toGraphQLJSSchema();
  const workload = async (name: string, documents: readonly BenchDocument[]): Promise<Workload> => ({
    name,
    bodies: documents.map(({ query, operationName }) => JSON.stringify({ query, operationName })),
    answers: await Promise.all(documents.map((document) => referenceAnswer(clientSchema, document))),
  });
  return {
    ...running,
    workloads: [await workload('identical', [DEEP]), await workload('distinct', DISTINCT)],
  };
}

async function startOwnGraph(): Promise<Graph> {
  const installation = await prepareOwnInstallation();
  const plain = ownSubgraphs.map((subgraph) => ({ name: subgraph.name, typeDefs: plainTypeDefs(subgraph) }));
  const running = await startSubgraphs('bench/gateways/own-subgraphs.ts', plain, [installation.dataDir]);
  const read = (name: string) => readFileSync(`schema/operations/${name}.graphql`, 'utf8');
  const documents = { beltToDoor: read('belt-to-door'), orderPage: read('order-page') };
  return { ...running, workloads: ownWorkloads(documents, installation) };
}

/** Subgraphs in a process of their own, on the core of the load, and what they compose to. */
async function startSubgraphs(
  module: string,
  subgraphs: readonly { readonly name: string; readonly typeDefs: DocumentNode }[],
  args: readonly string[] = [],
): Promise<Omit<Graph, 'workloads'> & { readonly supergraphSdl: string }> {
  const running = startPinned({ program: execPath, args: ['--import', 'tsx', module, ...args] }, 0);
  while (!/^\d+$/m.test(running.output())) {
    if (running.child.exitCode !== null) throw new Error(running.output());
    await sleep(50);
  }
  const origin = `http://127.0.0.1:${/^(\d+)$/m.exec(running.output())?.[1]}`;
  const services = subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: `${origin}/${name}` }));
  const supergraphSdl = composeServicesOrThrow(services);
  const supergraphFile = path.join(
    mkdtempSync(path.join(tmpdir(), 'beltgraph-bench-')),
    'supergraph.graphql',
  );
  writeFileSync(supergraphFile, supergraphSdl);
  let asked = 0;
  return {
    supergraphSdl,
    supergraph: {
      supergraphFile,
      subgraphs: services.map(({ name, url, typeDefs }) => ({ name, url, sdl: printGraphql(typeDefs) })),
    },
    takeFetchCount: async () => Number(await (await fetch(`${origin}/count${asked++}`)).text()),
    stop: () => running.stop(),
  };
}

function print(summaries: readonly Summary[]): void {
  const text = ({ median, min, max }: Spread, digits = 0): string =>
    `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;
  const rows = summaries.map((summary) => ({
    Workload: summary.workload,
    Connections: summary.connections,
    Gateway: summary.contender,
    'Requests/s': text(summary.perSecond),
    Ratio: `${text(summary.ratio, 1)}`,
    'p50 ms': text(summary.p50Ms, 1),
    'p99 ms': text(summary.p99Ms, 1),
    'CPU ms': text(summary.cpuMs, 2),
    MiB: summary.residentMib.median.toFixed(0),
    Fetches: summary.fetches.median.toFixed(2),
  }));
  const order = (row: (typeof rows)[number]) => `${row.Workload} ${String(row.Connections).padStart(4)}`;
  console.log(formatTable(rows.toSorted((a, b) => order(b).localeCompare(order(a)) * -1)));
}
