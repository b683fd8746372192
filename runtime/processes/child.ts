import { register } from 'prom-client';
import type { Message, Order } from './messages.ts';

/** A child process's way to its parent. */
export interface Parent {
  readonly tell: (message: Message) => void;
  /** When the collections and the reference data are there, for a child that begins before. */
  readonly installed: Promise<void>;
  /** The metrics of all processes, in Prometheus' text format. */
  readonly allMetrics: () => Promise<string>;
}

export interface Running {
  readonly stop: () => Promise<void>;
}

/** A child whose parent is gone ends after this long, whatever it still waits for. */
const LAST_GRACE_MS = 5_000;

/**
 * Makes this process a child of the one that forked it: it begins, tells its metrics and stops when it is told to.
 *
 * Ctrl-C reaches every process of a terminal at once; the order of stopping is the parent's, so signals are left to
 * it. When the parent is gone, whatever the reason, the channel closes and the child stops: nothing is left behind.
 */
export function runChild<Start>(
  name: string,
  begin: (start: Start, parent: Parent) => Promise<Running>,
): void {
  process.title = `beltgraph ${name}`;
  const waiting = new Map<number, (text: string) => void>();
  let running: Promise<Running> | null = null;

  let noteInstalled: () => void = () => undefined;
  const installed = new Promise<void>((resolve) => (noteInstalled = resolve));

  const tell = (message: Message) => {
    // A parent may die while it is written to: then the channel closes, and that is dealt with below.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  };
  const parent: Parent = {
    tell,
    installed,
    allMetrics: () =>
      new Promise((resolve) => {
        const id = nextId();
        waiting.set(id, resolve);
        tell({ kind: 'want-metrics', id });
      }),
  };

  const start = (order: Start) => {
    if (running) return;
    running = begin(order, parent);
    running.then(
      () => tell({ kind: 'ready' }),
      (error: unknown) => {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        tell({ kind: 'failed', name, reason: message });
      },
    );
  };

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await running?.then(
      (child) => child.stop(),
      () => undefined,
    );
    process.exit();
  };

  // The parent alone talks to its children, in the words of `Order`.
  process.on('message', (order: Order<Start>) => {
    if (order.kind === 'start') start(order.start);
    if (order.kind === 'stop') void stop();
    if (order.kind === 'installed') noteInstalled();
    if (order.kind === 'tell-metrics') void tellMetrics(order.id);
    if (order.kind === 'all-metrics') waiting.get(order.id)?.(order.text);
  });
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), LAST_GRACE_MS).unref();
    void stop();
  });
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

  tell({ kind: 'listening' });

  async function tellMetrics(id: number): Promise<void> {
    tell({ kind: 'metrics', id, metrics: await register.getMetricsAsJSON() });
  }
}

let lastId = 0;
const nextId = () => ++lastId;
