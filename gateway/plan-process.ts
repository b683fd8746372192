import type { QueryPlan } from '@apollo/query-planner';
import type { Log } from '../runtime/log.ts';
import { forkPlanner } from './fork-planner.ts';
import type { ObservedPlan, ObservePlan } from './observe-plan.ts';
import type { PlanChildData, PlanChildMessage } from './plan-child.ts';
import { noMoreThreads, plannerBusy, plannerDown, tooComplex } from './plan-problems.ts';
import { createPlanQueue, type PlanJob } from './plan-queue.ts';
import { beginPlanningChild, type ChildEnd, type PlanningChild } from './planning-child.ts';

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
   * @throws a Problem for an operation that takes too long or too much memory, when too many wait, or when no process
   * is to be had: `planner-down`, `no-more-threads`.
   */
  readonly plan: (operation: string, asked: Pick<PlanJob, 'weight' | 'isWanted'>) => Promise<QueryPlan>;
  readonly close: () => void;
}

const MEMORY_MB = 1_024;
/** It takes some seconds on a busy machine. */
const LOAD_MS = 60_000;
/** Without plans to make for so long, its memory is worth more than its readiness. */
const IDLE_MS = 600_000;

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
  let child: PlanningChild | null = null;
  let isReady = false;
  let running: PlanJob | null = null;
  /** What was being made when something else ended the process. */
  const killed = new WeakSet<PlanJob>();
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    if (child) return;
    try {
      child = beginPlanningChild({ data, memoryMb, fork }, { message: onMessage, end: onEnd });
    } catch (error) {
      return giveIn(error);
    }
    timer = setTimeout(() => giveIn(new Error('The planning process did not load')), LOAD_MS).unref();
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
    if (running) child.ask(running.operation);
  }

  function giveUp(): void {
    log.warn({ timeoutMs: data.timeoutMs, length: running?.operation.length }, 'a plan took too long');
    end();
    done('late', ({ reject }) => reject(tooComplex()));
    if (waiting.size() > 0) start();
  }

  function onEnd({ error, wasKilled, lastWords }: ChildEnd): void {
    // Not by us, and perhaps not for what it was doing: that has a second chance.
    if (running && wasKilled && !killed.has(running)) {
      killed.add(running);
      waiting.add(running);
      running = null;
    }
    giveIn(error, lastWords);
  }

  /** It ended of what it could not bear, or cannot start. */
  function giveIn(error: unknown, lastWords = ''): void {
    log.error({ err: error, length: running?.operation.length, lastWords }, 'the planning process ended');
    // One that never began would not begin the next time.
    const left = isReady ? [] : waiting.takeAll();
    end();
    done('died', ({ reject }) => reject(tooComplex()));
    for (const { reject } of left) reject(isOutOfThreads(error) ? noMoreThreads() : plannerDown());
    if (waiting.size() > 0) start();
  }

  function end(): void {
    clearTimeout(timer);
    child?.end();
    child = null;
    isReady = false;
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

const isOutOfThreads = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EAGAIN';
