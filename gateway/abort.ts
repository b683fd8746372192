import type { CallSignal } from '../runtime/call-signal.ts';
import { Problem } from '../values/problem.ts';

/** Why a call ended before its answer: its time was up, or the client had gone. */
export const timeoutOf = (subgraph: string): Problem =>
  new Problem('TIMEOUT', 'no-answer-in-time', {
    message: `The subgraph ${subgraph} did not answer in time`,
    subgraph,
    retryable: true,
  });

/** Nothing that could be read came from a subgraph. */
export class Unavailable extends Problem {
  /** True when the subgraph did answer: it may take less of the same, so what was merged is worth being sent apart. */
  readonly isOfCall: boolean;

  constructor(subgraph: string, { isOfCall = false } = {}) {
    super('SUBGRAPH_UNAVAILABLE', 'no-answer', {
      message: `The subgraph ${subgraph} is not available`,
      subgraph,
      retryable: true,
    });
    this.isOfCall = isOfCall;
  }
}

/**
 * The answer, unless the signal comes first: then TIMEOUT, while what was begun may still end unheard.
 *
 * Resolvers are told by the same signal, but a promise cannot be made to stop.
 */
export async function unlessAborted<Answer>(
  answer: Answer | Promise<Answer>,
  { signal, subgraph }: { readonly signal: CallSignal; readonly subgraph: string },
): Promise<Answer> {
  if (!(answer instanceof Promise)) return answer;
  if (signal.aborted) {
    answer.catch(() => undefined);
    throw timeoutOf(subgraph);
  }
  return await new Promise<Answer>((resolve, reject) => {
    const onAbort = () => reject(timeoutOf(subgraph));
    signal.addEventListener('abort', onAbort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
