import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { forkWorker } from '../../runtime/processes/fork-worker.ts';

/** Where an entry of this folder lies: compiled or not, as this file itself is. */
const entry = (name: string): string =>
  path.join(import.meta.dirname, `${name}${path.extname(import.meta.filename)}`);

/**
 * Room for new objects, in MiB for each of two halves. Answers of some ten kilobytes, and writes on their way to the disk,
 * live just long enough to be copied around in the 16 that Node gives; npm's `gateway` and `database` say the same.
 */
const youngHeap = (mebibytes: number): string[] => [`--max-semi-space-size=${mebibytes}`];

export const forkDatabase = (): ChildProcess =>
  fork(entry('database'), { execArgv: [...process.execArgv, ...youngHeap(32)] });

export const forkBackground = (): ChildProcess => fork(entry('background'));

export const forkGateway = (): ChildProcess => forkWorker(entry('gateway'), youngHeap(64));

/**
 * Forks so many processes now and hands these out first.
 *
 * A process loads its modules before it is told to begin, so those that have to wait for each other load at once.
 */
export function forkAhead(fork: () => ChildProcess, count: number): () => ChildProcess {
  const ahead = Array.from({ length: count }, fork);
  return () => ahead.shift() ?? fork();
}
