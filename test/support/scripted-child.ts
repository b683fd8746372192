import { type ChildProcess, spawn } from 'node:child_process';

/** A child process that runs a piece of JavaScript, with an IPC channel as a forked one has. */
export const runs = (script: string) => (): ChildProcess =>
  spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
