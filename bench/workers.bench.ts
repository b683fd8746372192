import { compare } from './gateways/compare.ts';
import { ours } from './gateways/peers.ts';
import { startStandardGraph } from './gateways/standard-graph.ts';
import { requireRight, spreadText, type Summary } from './gateways/summary.ts';
import { whyNoWrk } from './gateways/wrk.ts';
import type { Bench } from './support/bench.ts';
import { formatTable } from './support/table.ts';

/** What a second worker brings on a machine where the load and the subgraphs want their share of the cores too. */
export const workersBench: Bench = {
  name: 'workers',
  about: 'our gateway with one worker and more, nothing pinned: subgraphs and load share its cores',
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '50' },
    workers: { type: 'string', default: '1,2' },
  },
  run: async ({ rounds, seconds, connections, workers }) => {
    const missing = whyNoWrk();
    if (missing !== null) return console.log(`not run: ${missing}`);
    const contenders = String(workers)
      .split(',')
      .map((count) => ({
        ...ours(count, `WORKERS=${count}`, { WORKERS: count }),
        workers: Number(count),
      }));
    const summaries = await compare(await startStandardGraph('any'), {
      contenders,
      rounds: Number(rounds),
      seconds: Number(seconds),
      connections: String(connections).split(',').map(Number),
      gatewayCore: 'any',
      loadCore: 'any',
    });
    print(summaries);
    requireRight(summaries);
  },
};

function print(summaries: readonly Summary[]): void {
  const rows = summaries.map((summary) => ({
    Workload: summary.workload,
    Connections: summary.connections,
    Workers: summary.contender,
    'Requests/s': spreadText(summary.perSecond),
    Ratio: spreadText(summary.ratio, 2),
    'p50 ms': spreadText(summary.p50Ms, 1),
    'p99 ms': spreadText(summary.p99Ms, 1),
    'CPU ms': spreadText(summary.cpuMs, 2),
    MiB: summary.residentMib.median.toFixed(0),
  }));
  const order = (row: (typeof rows)[number]) => `${row.Workload} ${String(row.Connections).padStart(4)}`;
  console.log(formatTable(rows.toSorted((a, b) => order(b).localeCompare(order(a)))));
}
