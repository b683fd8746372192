import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'undici';
import type { Workload } from './round.ts';

const START_MS = 60_000;

async function ask(client: Client, body: string): Promise<unknown> {
  const { body: answer } = await client.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(30_000),
  });
  return answer.json();
}

/** @throws with what a gateway said that does not come up */
export async function untilAnswering(
  origin: string,
  [first]: readonly Workload[],
  output: () => string,
): Promise<void> {
  const [body = ''] = first?.bodies ?? [];
  const until = performance.now() + START_MS;
  const client = new Client(origin);
  for (;;) {
    const answer = await ask(client, body).catch(() => null);
    if (answer && typeof answer === 'object' && 'data' in answer && answer.data) return await client.close();
    if (performance.now() > until) {
      throw new Error(`It did not come up: ${JSON.stringify(answer)?.slice(0, 1_000)}\n${output()}`);
    }
    await sleep(200);
  }
}

/** Load that begins before all workers listen stays with those that did. */
export async function untilListening(origin: string, workers: number): Promise<void> {
  const until = performance.now() + START_MS;
  for (;;) {
    const text = await (await fetch(`${origin}/metrics`)).text();
    if (new RegExp(`^gateway_workers ${workers}$`, 'm').test(text)) return;
    if (performance.now() > until) throw new Error(`There are no ${workers} workers:\n${text}`);
    await sleep(200);
  }
}

/**
 * Asks everything over one connection: a gateway that leaves work out is not fast, and none is to be measured while it
 * plans what it is asked for the first time.
 *
 * @returns what is wrong with its answers; null when they are right
 */
export async function checkAnswers(client: Client, workload: Workload): Promise<string | null> {
  const answers: unknown[] = [];
  for (const body of workload.bodies) {
    answers.push(await ask(client, body));
  }
  const expected = workload.answers ?? firstAnswers.get(workload) ?? answers;
  firstAnswers.set(workload, expected);
  const failed = expected.find((answer) => typeof answer === 'object' && answer && 'errors' in answer);
  if (failed) return `errors: ${JSON.stringify(failed).slice(0, MAX_SHOWN)}`;
  const wrong = answers.findIndex((answer, index) => !isDeepStrictEqual(answer, expected[index]));
  if (wrong === -1) return null;
  return `request ${wrong} is answered otherwise: ${differenceOf(answers[wrong], expected[wrong])}`;
}

const MAX_SHOWN = 300;

/** The first lines that two answers differ in. */
function differenceOf(one: unknown, other: unknown): string {
  const [ones, others] = [one, other].map((answer) => (JSON.stringify(answer, null, 1) ?? '').split('\n'));
  const at = (ones ?? []).findIndex((line, index) => line !== others?.[index]);
  return `«${ones?.[at]?.trim()}» instead of «${others?.[at]?.trim()}»`;
}

/**
 * How many bytes so many right answers have at least, when requests are sent in turn and some are still on their way at
 * the end: a slow gateway may have answered the shortest of what was sent.
 */
export function leastAnswerBytes(workload: Workload, answered: number, underWay: number): number {
  const lengths = lengthsOf(workload);
  // The load generator takes one request for itself before it begins.
  const sent = Array.from(
    { length: answered + underWay + 1 },
    (_, index) => lengths[index % lengths.length] ?? 0,
  );
  return sent
    .sort((a, b) => a - b)
    .slice(0, answered)
    .reduce((sum, each) => sum + each, 0);
}

const lengthsOf = (workload: Workload): readonly number[] =>
  (workload.answers ?? firstAnswers.get(workload) ?? []).map((answer) =>
    Buffer.byteLength(JSON.stringify(answer)),
  );

const firstAnswers = new WeakMap<Workload, readonly unknown[]>();
