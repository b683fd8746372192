import { timeoutOf } from '../../abort.ts';
import type { CallSignal } from '../../call-signal.ts';
import type { Answer } from '../source.ts';

/** Calls back when a signal fires, at once if it has. The function that it gives ends the waiting. */
export function whenAborted(signal: CallSignal, then: () => void): () => void {
  if (signal.aborted) {
    then();
    return () => {};
  }
  signal.addEventListener('abort', then, { once: true });
  return () => signal.removeEventListener('abort', then);
}

/** What is answered to whoever does not wait any longer. */
export function lateAnswer(subgraph: string): Answer {
  const { message, extensions } = timeoutOf(subgraph);
  return { data: null, errors: [{ message, extensions, subgraph }], isFailure: true };
}
