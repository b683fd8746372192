import type { ChildProcess } from 'node:child_process';
import cluster from 'node:cluster';

/** Forks a process that shares its listening sockets with all others that are forked so. Options of Node are this one's, and more. */
export function forkWorker(entry: string, options: readonly string[] = []): ChildProcess {
  cluster.setupPrimary({ exec: entry, execArgv: [...process.execArgv, ...options] });
  return cluster.fork().process;
}
