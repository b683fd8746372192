import type { ChildProcess } from 'node:child_process';
import type { QueryPlan } from '@apollo/query-planner';
import type { Log } from '../runtime/log.ts';
import { forkPlanner, letGo } from './fork-planner.ts';
import type { ObservedPlan, ObservePlan } from './observe-plan.ts';
import type { PlanChildData, PlanChildMessage } from './plan-child.ts';
import { plannerBusy, tooComplex } from './plan-problems.ts';
import { createPlanQueue, type PlanJob } from './plan-queue.ts';

export interface PlanProcessOptions extends PlanChildData {
  /** How large its heap may become. @default 1 024 */
  readonly memoryMb?: number;
  /** Where it comes from, of which tests have their own. */
  readonly fork?: typeof forkPlanner;
  readonly observe: ObservePlan;
  readonly log: Log;
}

/** A process beside the gateway's that makes plans, one at a time. */
export interface PlanProcess {
  readonly isReady: () => boolean;
  /** Has it load, so that it is ready when it is needed. */
  readonly start: () => void;
  /**
   * Lighter ones are made before heavier ones.
   *
   * @throws a Problem for an operation that takes too long or too much memory, or when too many wait.
   */
  readonly plan: (operation: string, asked: Pick<PlanJob, 'weight' | 'isWanted'>) => Promise<QueryPlan>;
  readonly close: () => void;
}

const MEMORY_MB = 1_024;
/** It takes some seconds on a busy machine. */
const LOAD_MS = 60_000;
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
  fork = forkPlanner,
  observe,
  log,
  ...data
}: PlanProcessOptions): PlanProcess {
  const waiting = createPlanQueue();
  let child: ChildProcess | null = null;
  let isReady = false;
  let running: PlanJob | null = null;
  /** What was being made when something else ended the process. */
  const killed = new WeakSet<PlanJob>();
  let timer: NodeJS.Timeout | undefined;
  let lastWords = '';

  function start(): void {
    if (child) return;
    lastWords = '';
    try {
      child = listenTo(fork(memoryMb));
    } catch (error) {
      return giveIn(error instanceof Error ? error : new Error(String(error)));
    }
    timer = setTimeout(() => giveIn(new Error('The planning process did not load')), LOAD_MS).unref();
  }

  function listenTo(started: ChildProcess): ChildProcess {
    const ifIts = (then: () => void) => (started === child ? then() : undefined);
    started.on('message', (message: PlanChildMessage) => ifIts(() => onMessage(message)));
    started.on('error', (error) => ifIts(() => giveIn(error)));
    started.on('exit', (code, signal) => ifIts(() => onExit(code, signal)));
    started.stderr?.on('data', (said: Buffer) => {
      lastWords = (lastWords + said.toString()).slice(-MAX_WORDS);
    });
    // One that could not begin has no such method, and says so as an error. What it does not take has its end told.
    started.on('spawn', () => started.send(data satisfies PlanChildData, () => undefined));
    letGo(started);
    return started;
  }

  function done(outcome: ObservedPlan['outcome'], settle?: (job: PlanJob) => void): void {
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
    running = waiting.next();
    timer = (running ? setTimeout(giveUp, data.timeoutMs) : setTimeout(end, IDLE_MS)).unref();
    if (running) child.send(running.operation, () => undefined);
  }

  function giveUp(): void {
    log.warn({ timeoutMs: data.timeoutMs, length: running?.operation.length }, 'a plan took too long');
    end();
    done('late', ({ reject }) => reject(tooComplex()));
    if (waiting.size() > 0) start();
  }

  function onExit(code: number | null, signal: NodeJS.Signals | null): void {
    // Not by us, and perhaps not for what it was doing: that has a second chance.
    if (running && signal === 'SIGKILL' && !killed.has(running)) {
      killed.add(running);
      waiting.add(running);
      running = null;
    }
    giveIn(new Error(`The planning process ended with ${signal ?? String(code)}`));
  }

  /** It ended of what it could not bear, or cannot start. */
  function giveIn(error: Error): void {
    log.error({ err: error, length: running?.operation.length, lastWords }, 'the planning process ended');
    // One that never began would not begin the next time.
    const left = isReady ? [] : waiting.takeAll();
    end();
    done('died', ({ reject }) => reject(tooComplex()));
    for (const { reject } of left) reject(error);
    if (waiting.size() > 0) start();
  }

  function end(): void {
    clearTimeout(timer);
    const ended = child;
    child = null;
    isReady = false;
    // One that could not begin has no number.
    if (ended?.pid !== undefined) ended.kill('SIGKILL');
  }

  return {
    isReady: () => isReady,
    start,
    plan: (operation, asked) =>
      new Promise((resolve, reject) => {
        waiting.add({ ...asked, operation, askedAt: performance.now(), resolve, reject });
        start();
        next();
      }),
    close: () => {
      const left = running ? [running, ...waiting.takeAll()] : waiting.takeAll();
      running = null;
      end();
      for (const { reject } of left) reject(plannerBusy());
    },
  };
}
