import { type ChildProcess, fork } from 'node:child_process';
import cluster from 'node:cluster';
import path from 'node:path';

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

/** A process that shares its listening socket with the others of its kind. */
export function forkGateway(): ChildProcess {
  cluster.setupPrimary({ exec: entry('gateway'), execArgv: [...process.execArgv, ...youngHeap(64)] });
  return cluster.fork().process;
}

/**
 * Forks so many processes now and hands these out first.
 *
 * A process loads its modules before it is told to begin, so those that have to wait for each other load at once.
 */
export function forkAhead(fork: () => ChildProcess, count: number): () => ChildProcess {
  const ahead = Array.from({ length: count }, fork);
  return () => ahead.shift() ?? fork();
}
