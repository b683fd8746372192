import type { ChildProcess } from 'node:child_process';
import type { QueryPlan } from '@apollo/query-planner';
import type { Log } from '../runtime/log.ts';
import { forkPlanner, letGo } from './fork-planner.ts';
import type { ObservedPlan, ObservePlan } from './observe-plan.ts';
import type { PlanChildData, PlanChildMessage } from './plan-child.ts';
import { plannerBusy, tooComplex } from './plan-problems.ts';

export interface PlanProcessOptions extends PlanChildData {
  /** How large its heap may become. @default 1 024 */
  readonly memoryMb?: number;
  readonly observe: ObservePlan;
  readonly log: Log;
}

/** A process beside the gateway's that makes plans, one after another. */
export interface PlanProcess {
  readonly isReady: () => boolean;
  /** Has it load, so that it is ready when it is needed. */
  readonly start: () => void;
  /** @throws a Problem for an operation that takes too long or too much memory, or when too many wait. */
  readonly plan: (operation: string) => Promise<QueryPlan>;
  readonly close: () => void;
}

interface Job {
  readonly operation: string;
  readonly askedAt: number;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: Error) => void;
}

const MAX_WAITING = 1_000;
const MEMORY_MB = 1_024;
/** Without plans to make for so long, its memory is worth more than its readiness. */
const IDLE_MS = 600_000;
/** Of what it says of its end, in characters. */
const MAX_WORDS = 2_000;

/**
 * A process that plans, so that no plan keeps the requests of others waiting, or ends the gateway.
 *
 * It starts when it is first needed. A plan that takes too long ends it, and so does one that takes all of its memory,
 * which a thread would not outlive with the gateway; those that waited behind are made by the next one.
 */
export function createPlanProcess({
  memoryMb = MEMORY_MB,
  observe,
  log,
  ...data
}: PlanProcessOptions): PlanProcess {
  const waiting: Job[] = [];
  let child: ChildProcess | null = null;
  let isReady = false;
  let running: Job | null = null;
  let timer: NodeJS.Timeout | undefined;
  let lastWords = '';

  function start(): void {
    if (child) return;
    const started = forkPlanner(memoryMb);
    started.on('message', (message: PlanChildMessage) => {
      if (started === child) onMessage(message);
    });
    started.on('error', (error) => onEnd(started, error));
    started.on('exit', (code, signal) =>
      onEnd(started, new Error(`The planning process ended with ${signal ?? String(code)}`)),
    );
    lastWords = '';
    started.stderr?.on('data', (said: Buffer) => {
      lastWords = (lastWords + said.toString()).slice(-MAX_WORDS);
    });
    // What it does not take any more has its end told.
    started.send(data satisfies PlanChildData, () => undefined);
    letGo(started);
    child = started;
  }

  function done(outcome: ObservedPlan['outcome'], settle?: (job: Job) => void): void {
    clearTimeout(timer);
    const job = running;
    running = null;
    if (!job) return;
    observe({ where: 'process', outcome, seconds: (performance.now() - job.askedAt) / 1_000 });
    settle?.(job);
  }

  function onMessage(message: PlanChildMessage): void {
    if (message.kind === 'ready') isReady = true;
    else if (message.kind === 'plan') done('made', ({ resolve }) => resolve(message.plan));
    else done('failed', ({ reject }) => reject(new Error(message.message)));
    next();
  }

  function next(): void {
    if (!child || !isReady || running) return;
    clearTimeout(timer);
    running = waiting.shift() ?? null;
    timer = running ? setTimeout(giveUp, data.timeoutMs) : setTimeout(end, IDLE_MS);
    timer.unref();
    if (running) child.send(running.operation, () => undefined);
  }

  function giveUp(): void {
    log.warn({ timeoutMs: data.timeoutMs, length: running?.operation.length }, 'a plan took too long');
    end();
    done('late', ({ reject }) => reject(tooComplex()));
    if (waiting.length > 0) start();
  }

  /** It has ended by itself: of what it could not bear, or because it could not start. */
  function onEnd(ended: ChildProcess, error: Error): void {
    if (ended !== child) return;
    log.error({ err: error, length: running?.operation.length, lastWords }, 'the planning process ended');
    // One that never began would not begin the next time.
    const left = isReady ? [] : waiting.splice(0);
    end();
    done('died', ({ reject }) => reject(tooComplex()));
    for (const { reject } of left) reject(error);
    if (waiting.length > 0) start();
  }

  function end(): void {
    clearTimeout(timer);
    const ended = child;
    child = null;
    isReady = false;
    ended?.kill('SIGKILL');
  }

  return {
    isReady: () => isReady,
    start,
    plan: (operation) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= MAX_WAITING) return void reject(plannerBusy());
        waiting.push({ operation, askedAt: performance.now(), resolve, reject });
        start();
        next();
      }),
    close: () => {
      const left = running ? [running, ...waiting.splice(0)] : waiting.splice(0);
      running = null;
      end();
      for (const { reject } of left) reject(plannerBusy());
    },
  };
}
