import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { QueryPlan } from '@apollo/query-planner';
import type { Log } from '../runtime/log.ts';
import { Problem } from '../values/problem.ts';
import type { PlanWorkerData, PlanWorkerMessage } from './plan-worker.ts';

export interface PlanThreadOptions extends PlanWorkerData {
  /** How long making one plan may take. */
  readonly timeoutMs: number;
  readonly log: Log;
}

/** A thread beside the others that makes plans, one after another. */
export interface PlanThread {
  readonly isReady: () => boolean;
  /** Has it load, so that it is ready when it is needed. */
  readonly start: () => void;
  /** @throws a Problem for an operation that takes too long, or when too many wait. */
  readonly plan: (operation: string) => Promise<QueryPlan>;
  readonly close: () => Promise<void>;
}

interface Job {
  readonly operation: string;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: Error) => void;
}

const MAX_WAITING = 1_000;
const MAX_MEMORY_MB = 1_024;
/** Without plans to make for so long, its memory is worth more than its readiness. */
const IDLE_MS = 600_000;

/** Where the thread's code lies: compiled or not, as this file itself is. */
const ENTRY = path.join(import.meta.dirname, `plan-worker${path.extname(import.meta.filename)}`);

/** In a thread, Node reads TypeScript only if it is told to there: this runs in development and in tests alone. */
const FROM_SOURCES = `
  import('tsx/esm/api').then(({ register }) => {
    register();
    return import(${JSON.stringify(pathToFileURL(ENTRY).href)});
  });
`;

const newWorker = (workerData: PlanWorkerData): Worker => {
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB } };
  return ENTRY.endsWith('.ts')
    ? new Worker(FROM_SOURCES, { ...options, eval: true, execArgv: [] })
    : new Worker(ENTRY, options);
};

const tooComplex = (): Problem =>
  new Problem('COST_EXCEEDED', 'plan-too-complex', {
    message: 'No plan for this operation could be made in time: ask for less at once',
  });

const plannerBusy = (): Problem =>
  new Problem('TIMEOUT', 'planner-busy', {
    message: 'Too many new operations wait for their plans',
    retryable: true,
  });

/**
 * A thread that plans, so that no plan keeps the requests of others waiting.
 *
 * It starts when it is first needed. A plan that takes too long, or all of its memory, ends it; those that waited behind
 * are made by the next one.
 */
export function createPlanThread({ timeoutMs, log, ...data }: PlanThreadOptions): PlanThread {
  const waiting: Job[] = [];
  let worker: Worker | null = null;
  let isReady = false;
  let running: Job | null = null;
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    if (worker) return;
    const started = newWorker(data);
    started.on('message', (message: PlanWorkerMessage) => {
      if (started === worker) onMessage(message);
    });
    started.on('error', (error) => onEnd(started, error));
    started.on('exit', () => onEnd(started, new Error('The planning thread ended')));
    // After the listeners, which would have it hold the process.
    started.unref();
    worker = started;
  }

  function onMessage(message: PlanWorkerMessage): void {
    clearTimeout(timer);
    const job = running;
    running = null;
    if (message.kind === 'ready') isReady = true;
    if (message.kind === 'plan') job?.resolve(JSON.parse(message.plan) as QueryPlan);
    if (message.kind === 'failed') job?.reject(new Error(message.message));
    next();
  }

  function next(): void {
    if (!worker || !isReady || running) return;
    const job = waiting.shift();
    running = job ?? null;
    timer = job ? setTimeout(giveUp, timeoutMs) : setTimeout(() => void end(), IDLE_MS);
    timer.unref();
    if (job) worker.postMessage(job.operation);
  }

  function giveUp(): void {
    log.warn({ timeoutMs, length: running?.operation.length }, 'a plan took too long');
    running?.reject(tooComplex());
    running = null;
    void end();
    if (waiting.length > 0) start();
  }

  /** The thread has ended by itself: of what it could not bear, or because it could not start. */
  function onEnd(ended: Worker, error: Error): void {
    if (ended !== worker) return;
    clearTimeout(timer);
    log.error({ err: error }, 'the planning thread ended');
    const wasReady = isReady;
    forget();
    const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    running?.reject(outOfMemory ? tooComplex() : error);
    running = null;
    // One that never began would not begin the next time.
    if (!wasReady) for (const job of waiting.splice(0)) job.reject(error);
    if (waiting.length > 0) start();
  }

  function forget(): void {
    worker = null;
    isReady = false;
  }

  async function end(): Promise<void> {
    clearTimeout(timer);
    const ended = worker;
    forget();
    await ended?.terminate();
  }

  return {
    isReady: () => isReady,
    start,
    plan: (operation) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= MAX_WAITING) return void reject(plannerBusy());
        waiting.push({ operation, resolve, reject });
        start();
        if (!running) clearTimeout(timer);
        next();
      }),
    close: async () => {
      const left = running ? [running, ...waiting.splice(0)] : waiting.splice(0);
      running = null;
      await end();
      for (const job of left) job.reject(plannerBusy());
    },
  };
}
