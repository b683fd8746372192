import type { ChildProcess } from 'node:child_process';
import type { Message, Metrics, Order } from './messages.ts';

/** What a process runs beside itself, and runs again when it dies. */
export interface ChildPlan<Start> {
  /** For people, such as `the database`. */
  readonly name: string;
  readonly fork: () => ChildProcess;
  /** What the child needs to begin; asked anew each time that it is told, since what has been said meanwhile may be lost. */
  readonly start: () => Start;
  /** Another one has begun with the same, so that this one is tried again also when it cannot begin. @default false */
  readonly isProven?: boolean;
  readonly on: {
    readonly message?: (message: Message, child: Supervised) => void;
    /** It died by itself, and is started again after this long. */
    readonly death?: (death: { readonly how: string; readonly retryMs: number }) => void;
  };
}

/** A child process that is kept alive until it is told to stop. */
export interface Supervised {
  readonly name: string;
  /** When it is ready for the first time. Fails with ChildFailed when it cannot begin, or dies before. */
  readonly ready: Promise<void>;
  readonly tell: (order: Order<unknown>) => void;
  /** Its own metrics; none when it does not answer in time. */
  readonly metrics: () => Promise<Metrics>;
  /** Tells it to stop, and ends it when it has not stopped by then. */
  readonly stop: (graceMs: number) => Promise<void>;
  readonly kill: () => void;
}

/** Why a child did not begin; `cause` names the error that it met. */
export class ChildFailed extends Error {
  override readonly name = 'ChildFailed';
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 15_000;
/** A child that lived this long had a good start: its next death is a first one again. */
const SETTLED_MS = 60_000;
const METRICS_TIMEOUT_MS = 1_000;

/**
 * Starts a child and keeps it alive.
 *
 * One that cannot begin is not tried again unless it is proven: its reason is the user's to mend. One that dies later is
 * started again, with growing pauses.
 */
export function supervise<Start>(plan: ChildPlan<Start>): Supervised {
  let current = plan.fork();
  let isStopping = false;
  let isWorking = false;
  let retryMs = FIRST_RETRY_MS;
  let retry: NodeJS.Timeout | null = null;
  let lastMetricsId = 0;

  const tell = (order: Order<unknown>) => void (current.connected && current.send(order));
  const ready = begin();
  if (plan.isProven) ready.catch(tryAgain);
  const child: Supervised = {
    name: plan.name,
    ready,
    tell,
    metrics: askMetrics,
    stop,
    kill: () => {
      isStopping = true;
      if (retry) clearTimeout(retry);
      current.kill('SIGKILL');
    },
  };
  return child;

  function begin(): Promise<void> {
    const process = current;
    const bornAt = performance.now();
    return new Promise((resolve, reject) => {
      const order = () => tell({ kind: 'start', start: plan.start() } satisfies Order<Start>);
      isWorking = false;
      process.on('message', (message: Message) => {
        if (message.kind === 'failed') {
          reject(new ChildFailed(message.reason, { cause: message.name }));
          process.kill('SIGKILL');
        }
        if (message.kind === 'ready') {
          isWorking = true;
          resolve();
        }
        if (message.kind === 'listening') order();
        plan.on.message?.(message, child);
      });
      process.on('error', (error) => reject(new ChildFailed(error.message, { cause: error.name })));
      const noteExit = (code: number | null, signal: NodeJS.Signals | null) => {
        const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
        reject(new ChildFailed(`${plan.name} ${how} before it was ready`, { cause: 'Exit' }));
        if (isWorking && !isStopping) revive(how, performance.now() - bornAt);
      };
      process.on('exit', noteExit);
      // A child that was forked ahead listens already, or has ended already, when nobody heard it.
      if (hasEnded(process)) noteExit(process.exitCode, process.signalCode);
      else order();
    });
  }

  function revive(how: string, livedMs: number): void {
    if (livedMs > SETTLED_MS) retryMs = FIRST_RETRY_MS;
    plan.on.death?.({ how, retryMs });
    retry = setTimeout(() => {
      current = plan.fork();
      begin().catch(tryAgain);
    }, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  }

  function tryAgain(error: unknown): void {
    if (!isStopping) revive(`did not start: ${error instanceof Error ? error.message : String(error)}`, 0);
  }

  async function stop(graceMs: number): Promise<void> {
    isStopping = true;
    if (retry) clearTimeout(retry);
    const process = current;
    if (hasEnded(process)) return;
    const gone = new Promise<void>((resolve) => void process.once('exit', () => resolve()));
    tell({ kind: 'stop' });
    // One that has not begun has nothing to finish, and may not listen yet.
    const force = setTimeout(() => process.kill('SIGKILL'), isWorking ? graceMs : 0);
    await gone;
    clearTimeout(force);
  }

  function askMetrics(): Promise<Metrics> {
    const id = ++lastMetricsId;
    const process = current;
    return new Promise((resolve) => {
      const finish = (metrics: Metrics) => {
        clearTimeout(timeout);
        process.off('message', listen);
        resolve(metrics);
      };
      const listen = (message: Message) => {
        if (message.kind === 'metrics' && message.id === id) finish(message.metrics);
      };
      const timeout = setTimeout(() => finish([]), METRICS_TIMEOUT_MS);
      process.on('message', listen);
      tell({ kind: 'tell-metrics', id });
    });
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;
