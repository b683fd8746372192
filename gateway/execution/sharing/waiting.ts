import { timeoutOf } from '../../abort.ts';
import type { Answer } from '../source.ts';

/** What is answered to whoever does not wait any longer. */
export function lateAnswer(subgraph: string): Answer {
  const { message, extensions } = timeoutOf(subgraph);
  return { data: null, errors: [{ message, extensions, subgraph }], isFailure: true };
}
