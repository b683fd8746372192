import type { ChildProcess } from 'node:child_process';
import cluster from 'node:cluster';

/** Forks a process that shares its listening sockets with all others that are forked so. Options of Node are this one's, and more. */
export function forkWorker(entry: string, options: readonly string[] = []): ChildProcess {
  cluster.setupPrimary({ exec: entry, execArgv: [...process.execArgv, ...options] });
  const worker = cluster.fork();
  // Who watches the process hears of its errors there. Node repeats them here, where an error that nobody hears of ends
  // this process: one that is told something while it dies would take all others with it.
  worker.on('error', () => undefined);
  return worker.process;
}
