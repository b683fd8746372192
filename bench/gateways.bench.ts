import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Supergraph as ApiSupergraph } from '@apollo/federation-internals';
import { parse } from 'graphql';
import { composeServicesOrThrow } from '../gateway/compose.ts';
import { chartOf } from './gateways/chart.ts';
import { CONTENDERS, install, type Supergraph } from './gateways/peers.ts';
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
const CHART_FILE = 'docs/gateways.svg';

/** The gateways side by side: each alone on one core, the subgraphs and the load on the other. */
export const gatewaysBench: Bench = {
  name: 'gateways',
  about: 'ours beside its peers, before the standard graph; subgraphs that answer at once',
  options: {
    rounds: { type: 'string', default: String(ROUNDS) },
    seconds: { type: 'string', default: String(SECONDS) },
    connections: { type: 'string', default: CONNECTIONS.join(',') },
    only: { type: 'string' },
  },
  run: async ({ rounds, seconds, connections, only }) => {
    const missing = availableParallelism() < 2 ? 'two cores are needed' : whyNoWrk();
    if (missing !== null) return console.log(`not run: ${missing}`);
    const wanted = only?.split(',');
    const contenders = CONTENDERS.filter(({ name }) => !wanted || wanted.includes(name));
    contenders.forEach(install);
    for (const { name, about } of contenders) console.log(`${name.padEnd(18)}${about}`);

    const standard = await startStandardSubgraphs();
    try {
      const options = {
        ...standard,
        workloads: await standardWorkloads(standard.supergraph),
        connections: String(connections).split(',').map(Number),
        seconds: Number(seconds),
        gatewayCore: 1,
        loadCore: 0,
      };
      const measured: (readonly Sample[])[] = [];
      for (let round = 0; round < Number(rounds); round++) {
        const samples: Sample[] = [];
        // Turned by one in each round, so that none is always the first on a warm machine.
        for (const contender of rotated(contenders, round)) {
          samples.push(...(await measureContender(contender, options)));
        }
        measured.push(inOrder(samples, contenders));
        console.log(`round ${round + 1} of ${Number(rounds)} is done`);
      }
      const [{ name: baseline } = { name: '' }] = contenders;
      const summaries = summarize(measured, baseline);
      print(summaries);
      writeFileSync(CHART_FILE, chartOf(summaries, `Requests per second, as ratios to ${baseline}`));
      console.log(`\nThe chart is in ${CHART_FILE}`);
    } finally {
      await standard.stop();
    }
  },
};

const rotated = <Item>(items: readonly Item[], by: number): readonly Item[] => {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
};

const inOrder = (samples: readonly Sample[], contenders: readonly { readonly name: string }[]) =>
  [...samples].sort((a, b) => place(a, contenders) - place(b, contenders));

const place = ({ contender }: Sample, contenders: readonly { readonly name: string }[]): number =>
  contenders.findIndex(({ name }) => name === contender);

const bodyOf = ({ query, operationName }: BenchDocument): string => JSON.stringify({ query, operationName });

async function standardWorkloads({ supergraphFile }: Supergraph): Promise<readonly Workload[]> {
  const clientSchema = ApiSupergraph.build(readFileSync(supergraphFile, 'utf8'))
    .apiSchema()
    .toGraphQLJSSchema();
  const workload = async (name: string, documents: readonly BenchDocument[]): Promise<Workload> => ({
    name,
    bodies: documents.map(bodyOf),
    answers: await Promise.all(documents.map((document) => referenceAnswer(clientSchema, document))),
  });
  return [await workload('identical', [DEEP]), await workload('distinct', DISTINCT)];
}

/** The standard subgraphs in a process of their own, on the core of the load. */
async function startStandardSubgraphs(): Promise<{
  readonly supergraph: Supergraph;
  readonly takeFetchCount: () => Promise<number>;
  readonly stop: () => Promise<void>;
}> {
  const responder = startPinned(
    { program: execPath, args: ['--import', 'tsx', 'bench/gateways/standard-subgraphs.ts'] },
    0,
  );
  while (!/^\d+$/m.test(responder.output())) await sleep(50);
  const port = Number(/^(\d+)$/m.exec(responder.output())?.[1]);
  const subgraphs = STANDARD_SUBGRAPHS.map((name) => ({
    name,
    url: `http://127.0.0.1:${port}/${name}`,
    sdl: sdlOf(name),
  }));
  const supergraphFile = path.join(
    mkdtempSync(path.join(tmpdir(), 'beltgraph-bench-')),
    'supergraph.graphql',
  );
  writeFileSync(
    supergraphFile,
    composeServicesOrThrow(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }))),
  );
  let asked = 0;
  return {
    supergraph: { supergraphFile, subgraphs },
    takeFetchCount: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/count${asked++}`);
      return Number(await response.text());
    },
    stop: () => responder.stop(),
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
