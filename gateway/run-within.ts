import vm from 'node:vm';
import { holdDescriptors, releaseDescriptors } from './spare-descriptors.ts';

/** What was ended in the middle. What it worked with may be left half changed. */
export class OutOfTime extends Error {}

const sandbox: { work: unknown } = { work: null };
const context = vm.createContext(sandbox);
const script = new vm.Script('work()');

/**
 * Runs something that waits for nothing, for so long at most.
 *
 * No timer ends what never lets go of its thread; Node's own watch over a script does, so it is called from a script.
 *
 * @throws OutOfTime, or what opening a file does where there is no descriptor left for the watch
 */
export function runWithin<Result>(timeoutMs: number, work: () => Result): Result {
  holdDescriptors();
  sandbox.work = work;
  try {
    releaseDescriptors();
    // The script gives what the work gives.
    return script.runInContext(context, { timeout: timeoutMs }) as Result;
  } catch (error) {
    throw isTimeout(error) ? new OutOfTime(`Not done within ${timeoutMs} ms`) : error;
  } finally {
    sandbox.work = null;
    // While there are some: the next time there may be none.
    tryHolding();
  }
}

function tryHolding(): void {
  try {
    holdDescriptors();
  } catch {
    // Then the next one fails that is to be run.
  }
}

/** Not an `Error` of ours: it is made where the script runs. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
