import type { ChildProcess } from 'node:child_process';
import { type forkPlanner, letGo } from './fork-planner.ts';
import type { PlanChildData, PlanChildMessage } from './plan-child.ts';

export interface PlanningChildOptions {
  readonly data: PlanChildData;
  /** How large its heap may become. */
  readonly memoryMb: number;
  readonly fork: typeof forkPlanner;
}

/** How a process ended, or why it did not begin. */
export interface ChildEnd {
  readonly error: Error;
  /** True when something else may have ended it than what it was doing. */
  readonly wasKilled: boolean;
  /** What it said of it. */
  readonly lastWords: string;
}

/** One process that makes plans, for as long as it lives. */
export interface PlanningChild {
  readonly ask: (operation: string) => void;
  /** Ends it, without a word. */
  readonly end: () => void;
}

/** In characters. */
const MAX_WORDS = 2_000;

/**
 * Begins such a process. Once it has ended, or was ended, nothing more is heard of it.
 *
 * @throws where none can be made
 */
export function beginPlanningChild(
  { data, memoryMb, fork }: PlanningChildOptions,
  hear: { readonly message: (message: PlanChildMessage) => void; readonly end: (end: ChildEnd) => void },
): PlanningChild {
  const child = fork(memoryMb);
  let lastWords = '';
  let isOver = false;
  const over = (error: Error, wasKilled = false): void => {
    if (isOver) return;
    end();
    hear.end({ error, wasKilled, lastWords });
  };
  child.on('message', (message: PlanChildMessage) => (isOver ? undefined : hear.message(message)));
  child.on('error', (error) => over(error));
  child.on('exit', (code, signal) =>
    over(new Error(`The planning process ended with ${signal ?? String(code)}`), signal === 'SIGKILL'),
  );
  child.stderr?.on('data', (said: Buffer) => {
    lastWords = (lastWords + said.toString()).slice(-MAX_WORDS);
  });
  // One that could not begin has no such method, and says so as an error. What it does not take has its end told.
  child.on('spawn', () => send(child, data));
  letGo(child);
  return { ask: (operation) => send(child, operation), end };

  function end(): void {
    isOver = true;
    // One that could not begin has no number.
    if (child.pid !== undefined) child.kill('SIGKILL');
  }
}

const send = (child: ChildProcess, message: PlanChildData | string): void =>
  void child.send(message, () => undefined);
