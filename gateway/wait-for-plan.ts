import type { CallSignal } from '../runtime/call-signal.ts';
import { Problem } from '../values/problem.ts';

/**
 * The plan, unless its client goes or its time is up before: others may wait for it still.
 *
 * @throws TIMEOUT then.
 */
export async function waitForPlan<Plan>(plan: Plan | Promise<Plan>, signal: CallSignal): Promise<Plan> {
  if (!(plan instanceof Promise)) return plan;
  let onAbort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () =>
      reject(
        new Problem('TIMEOUT', 'plan-not-in-time', {
          message: 'The operation was not planned in time',
          retryable: true,
        }),
      );
  });
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([plan, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
