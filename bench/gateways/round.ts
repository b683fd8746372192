import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../runtime/free-port.ts';
import type { Contender, Supergraph } from './peers.ts';
import { startPinned } from './pinned-process.ts';
import { runWrk } from './wrk.ts';

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
  readonly failed: number;
}

export interface RoundOptions {
  readonly supergraph: Supergraph;
  readonly workloads: readonly Workload[];
  readonly connections: readonly number[];
  readonly seconds: number;
  /** How many requests the subgraphs have got since this was asked last. */
  readonly takeFetchCount: () => Promise<number>;
  readonly gatewayCore: number;
  readonly loadCore: number;
}

const START_MS = 60_000;
const WARM_UP_CONNECTIONS = 10;
/** Answers that are compared in every round but the first, in which all are. */
const CHECKED_AGAIN = 8;
/** A figure above this many failures a thousand requests is no figure. */
const MAX_FAILED_SHARE = 0.001;

/** Starts a gateway afresh, compares its answers, warms it up and measures it. @throws when it answers wrong */
export async function measureContender(
  contender: Contender,
  { supergraph, workloads, connections, seconds, takeFetchCount, gatewayCore, loadCore }: RoundOptions,
): Promise<readonly Sample[]> {
  const directory = mkdtempSync(path.join(tmpdir(), 'beltgraph-bench-'));
  const port = await freePort('127.0.0.1');
  const gateway = startPinned(contender.commandOf(supergraph, port, directory), gatewayCore);
  const url = `http://127.0.0.1:${port}/graphql`;
  const load = (bodies: readonly string[], count: number, duration: number) =>
    runWrk({ url, bodies, connections: count, seconds: duration, core: loadCore, directory });
  const samples: Sample[] = [];
  try {
    await untilAnswering(url, workloads, gateway.output);
    for (const workload of workloads) {
      await checkAnswers(url, workload, contender.name);
      await load(workload.bodies, WARM_UP_CONNECTIONS, Math.max(2, Math.ceil(seconds / 2)));
      for (const count of connections) {
        await takeFetchCount();
        const cpuBefore = gateway.cpuMs();
        const result = await load(workload.bodies, count, seconds);
        const requests = Math.max(1, result.requests);
        assert.ok(
          result.failed <= requests * MAX_FAILED_SHARE,
          `${contender.name}: ${result.failed} of ${requests} requests failed`,
        );
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
          failed: result.failed,
        });
      }
    }
    return samples;
  } finally {
    await gateway.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function ask(url: string, body: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(30_000),
  });
  return response.json();
}

async function untilAnswering(
  url: string,
  [first]: readonly Workload[],
  output: () => string,
): Promise<void> {
  const [body = ''] = first?.bodies ?? [];
  const until = performance.now() + START_MS;
  for (;;) {
    const answer = await ask(url, body).catch(() => null);
    if (answer && typeof answer === 'object' && 'data' in answer && answer.data) return;
    if (performance.now() > until) {
      throw new Error(`It did not come up: ${JSON.stringify(answer)?.slice(0, 1_000)}\n${output()}`);
    }
    await sleep(200);
  }
}

/** A gateway that leaves work out is not fast. */
async function checkAnswers(url: string, workload: Workload, contender: string): Promise<void> {
  const isFirst = !checked.has(`${contender}\n${workload.name}`);
  checked.add(`${contender}\n${workload.name}`);
  const answers: unknown[] = [];
  for (const body of workload.bodies.slice(0, isFirst ? undefined : CHECKED_AGAIN)) {
    answers.push(await ask(url, body));
  }
  const expected = workload.answers ?? firstAnswers.get(workload) ?? answers;
  firstAnswers.set(workload, expected);
  const failed = expected.find((answer) => typeof answer === 'object' && answer && 'errors' in answer);
  assert.equal(failed, undefined, `${contender} fails at «${workload.name}»`);
  for (const [index, answer] of answers.entries()) {
    assert.deepEqual(
      answer,
      expected[index],
      `${contender} answers request ${index} of «${workload.name}» otherwise`,
    );
  }
}

/** Gateways by workload, whose answers have all been compared once. */
const checked = new Set<string>();

const firstAnswers = new WeakMap<Workload, readonly unknown[]>();
