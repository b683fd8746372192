import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import path from 'node:path';

/** Where the process's code lies: compiled or not, as this file itself is. */
const ENTRY = path.join(import.meta.dirname, `plan-child${path.extname(import.meta.filename)}`);

/** Node reads TypeScript only if it is told to: this runs in development and in tests alone. */
const FROM_SOURCES = ENTRY.endsWith('.ts') ? ['--import', 'tsx'] : [];

/** A process that makes plans. It needs no secret, so it is given none: its environment is empty. */
export const forkPlanner = (memoryMb: number): ChildProcess =>
  fork(ENTRY, {
    execArgv: [...FROM_SOURCES, `--max-old-space-size=${memoryMb}`],
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });

/** Lets this process end while that one runs. After its listeners are set, which would have it hold this one. */
export function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  // A pipe to a process is a socket.
  (child.stderr as Socket | null)?.unref();
}
