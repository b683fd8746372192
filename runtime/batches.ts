import { Problem } from '../values/problem.ts';
import type { CallSignal } from './call-signal.ts';
import type { Lanes } from './lanes.ts';
import { isOutage } from './outage.ts';

/** What became of one request of a batch. */
export type Outcome<Result> = { readonly result: Result } | { readonly error: Error };

export interface BatchOptions<Request, Result> {
  /** Answers one outcome per request, in order. What it throws is of no single request. */
  readonly run: (requests: readonly Request[]) => Promise<readonly Outcome<Result>[]>;
  readonly lanes: Lanes;
  /** Most requests in one run. */
  readonly max: number;
}

/** Adds a request to the next batch of a lane. @throws TIMEOUT where nobody waits any more when its turn comes. */
export type Batches<Request, Result> = (
  lane: string,
  request: Request,
  signal?: CallSignal,
) => Promise<Result>;

interface Waiting<Request, Result> {
  readonly request: Request;
  readonly signal: CallSignal | undefined;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what comes while something like it is being done.
 *
 * One transaction for all that wait costs little more than one for the first of them, so a lane gets faster the more is
 * asked of it. Nobody waits for company: an idle lane runs a single request at once. Where a run fails as a whole, each
 * of its requests is run alone, so that one cannot fail another's.
 */
export function createBatches<Request, Result>({
  run,
  lanes,
  max,
}: BatchOptions<Request, Result>): Batches<Request, Result> {
  const queues = new Map<string, Waiting<Request, Result>[]>();

  return (lane, request, signal) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(lane);
      const waiting = { request, signal, resolve, reject };
      if (queue) {
        queue.push(waiting);
        return;
      }
      queues.set(lane, [waiting]);
      void lanes(lane, () => runNext(lane));
    });

  async function runNext(lane: string): Promise<void> {
    const queue = queues.get(lane) ?? [];
    const batch = queue.splice(0, max);
    if (queue.length === 0) queues.delete(lane);
    else void lanes(lane, () => runNext(lane));
    const wanted = batch.filter(({ signal, reject }) => {
      if (signal?.aborted) reject(tooLate());
      return !signal?.aborted;
    });
    if (wanted.length > 0) await settle(wanted);
  }

  async function settle(batch: readonly Waiting<Request, Result>[]): Promise<void> {
    try {
      const outcomes = await run(batch.map(({ request }) => request));
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome && 'result' in outcome) resolve(outcome.result);
        else reject(outcome?.error ?? new Error('A batch has left out one of its requests'));
      });
    } catch (error) {
      if (batch.length === 1 || isOutage(error)) batch.forEach(({ reject }) => reject(error));
      else for (const waiting of batch) await settle([waiting]);
    }
  }
}

const tooLate = (): Problem =>
  new Problem('TIMEOUT', 'nobody-waits', { message: 'It was too late when its turn came', retryable: true });
