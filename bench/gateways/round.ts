import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'undici';
import { freePort } from '../../runtime/free-port.ts';
import { checkAnswers, leastAnswerBytes, untilAnswering, untilListening } from './check-answers.ts';
import { startMeasured } from './measured-process.ts';
import type { Core } from './on-core.ts';
import type { Contender, Supergraph } from './peers.ts';
import { type Load, runWrk } from './wrk.ts';

/** Requests that are sent in turn, and what every gateway has to answer to each. */
export interface Workload {
  readonly name: string;
  readonly bodies: readonly string[];
  /** By graphql-js on the whole graph; where there is none, what the first gateway answered. */
  readonly answers?: readonly unknown[];
}

/** One figure of one gateway in one round. */
export interface Sample {
  readonly contender: string;
  readonly workload: string;
  readonly connections: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  readonly residentMib: number;
  readonly fetchesPerRequest: number;
  /** What was wrong with its answers, so that the figures count for nothing; null where they were right. */
  readonly wrong: string | null;
}

export interface RoundOptions {
  readonly supergraph: Supergraph;
  readonly workloads: readonly Workload[];
  readonly connections: readonly number[];
  readonly seconds: number;
  /** How many requests the subgraphs have got since this was asked last. */
  readonly takeFetchCount: () => Promise<number>;
  readonly gatewayCore: Core;
  readonly loadCore: Core;
}

const WARM_UP_CONNECTIONS = 10;
/** Before that, what runs most is not compiled yet by V8. */
export const MIN_WARM_UP_SECONDS = 4;
/** Of the requests of a figure that counts. */
const MAX_FAILED_SHARE = 0.001;

/** Starts a gateway afresh, compares its answers, warms it up and measures it. */
export async function measureContender(
  contender: Contender,
  { supergraph, workloads, connections, seconds, takeFetchCount, gatewayCore, loadCore }: RoundOptions,
): Promise<readonly Sample[]> {
  const directory = mkdtempSync(path.join(tmpdir(), 'beltgraph-bench-'));
  const port = await freePort('127.0.0.1');
  const gateway = startMeasured(contender.commandOf(supergraph, port, directory), gatewayCore);
  const origin = `http://127.0.0.1:${port}`;
  const url = `${origin}/graphql`;
  const { workers = 1 } = contender;
  const load = (bodies: readonly string[], count: number, duration: number) =>
    runWrk({ url, bodies, connections: count, seconds: duration, core: loadCore, directory });
  const clients: Client[] = [];
  const samples: Sample[] = [];
  try {
    await untilAnswering(origin, workloads, gateway.output);
    if (contender.workers !== undefined) await untilListening(origin, workers);
    // Their connections go to the workers in turn.
    clients.push(...Array.from({ length: workers }, () => new Client(origin)));
    for (const workload of workloads) {
      const wrong = await firstWrong(clients, workload);
      if (wrong !== null) {
        for (const count of connections) samples.push(noSample(contender.name, workload.name, count, wrong));
        continue;
      }
      // Workers share the requests and the machine.
      const warmUpSeconds = Math.max(MIN_WARM_UP_SECONDS, Math.ceil(seconds / 2)) * workers;
      await load(workload.bodies, WARM_UP_CONNECTIONS, warmUpSeconds);
      for (const count of connections) {
        await takeFetchCount();
        const cpuBefore = gateway.cpuMs();
        const result = await load(workload.bodies, count, seconds);
        const requests = Math.max(1, result.requests);
        samples.push({
          contender: contender.name,
          workload: workload.name,
          connections: count,
          perSecond: result.requests / result.seconds,
          p50Ms: result.p50Ms,
          p99Ms: result.p99Ms,
          cpuMsPerRequest: (gateway.cpuMs() - cpuBefore) / requests,
          residentMib: gateway.residentMib(),
          fetchesPerRequest: (await takeFetchCount()) / requests,
          wrong: whyWrong(result, workload, count),
        });
      }
    }
    return samples;
  } finally {
    await Promise.all(clients.map((client) => client.destroy()));
    await gateway.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function firstWrong(clients: readonly Client[], workload: Workload): Promise<string | null> {
  for (const client of clients) {
    const wrong = await checkAnswers(client, workload);
    if (wrong !== null) return wrong;
  }
  return null;
}

const noSample = (contender: string, workload: string, connections: number, wrong: string): Sample => ({
  contender,
  workload,
  connections,
  perSecond: Number.NaN,
  p50Ms: Number.NaN,
  p99Ms: Number.NaN,
  cpuMsPerRequest: Number.NaN,
  residentMib: Number.NaN,
  fetchesPerRequest: Number.NaN,
  wrong,
});

function whyWrong({ requests, failed, bytes }: Load, workload: Workload, underWay: number): string | null {
  if (failed > requests * MAX_FAILED_SHARE) return `${failed} of ${requests} requests failed`;
  const least = leastAnswerBytes(workload, requests, underWay);
  return bytes < least ? `${bytes} bytes in ${requests} answers, which have ${least} at least` : null;
}
