import type { Report } from '../subgraph.ts';
import type { Message, Order } from './messages.ts';
import { gatherMetrics } from './metrics.ts';
import { type ChildPlan, type Supervised, supervise } from './supervisor.ts';

export interface FamilyOptions {
  /** Takes what befalls a child, in words for people. */
  readonly tell: (text: string) => void;
  /** Takes how far a child is that has much to do. @default nobody */
  readonly report?: Report;
}

type NewChild<Start> = Omit<ChildPlan<Start>, 'on'>;

/** All children of one process: it tells what befalls them, answers for their metrics, and stops them in order. */
export interface Family {
  readonly start: <Start>(plan: NewChild<Start>) => Supervised;
  /**
   * Starts workers that share one socket, and answers when the first of them listens.
   *
   * The others follow while it answers: each takes a core for a second, and nobody waits for that.
   *
   * @throws ChildFailed when the first cannot begin; the reason is the others' too, and is told once
   */
  readonly startWorkers: <Start>(plan: NewChild<Start>, count: number) => Promise<void>;
  /** What it hears of a child of this name, for one that is started elsewhere and then added. */
  readonly listenersOf: (name: string) => ChildPlan<unknown>['on'];
  readonly add: (child: Supervised) => void;
  readonly tell: (order: Order<unknown>) => void;
  /** Stops those that were started last first, workers together; each may take so long. */
  readonly stop: (graceMs: number) => Promise<void>;
  readonly kill: () => void;
}

export function createFamily({ tell, report }: FamilyOptions): Family {
  /** In the order of their start; they stop the other way round. */
  const stages: (readonly Supervised[])[] = [];
  let isStopping = false;

  return {
    start,
    startWorkers,
    listenersOf,
    add: (child) => void stages.push([child]),
    tell: (order) => stages.flat().forEach((child) => child.tell(order)),
    stop,
    kill: () => stages.flat().forEach((child) => child.kill()),
  };

  function start<Start>(plan: NewChild<Start>): Supervised {
    const child = supervise({ ...plan, on: listenersOf(plan.name) });
    stages.push([child]);
    return child;
  }

  async function startWorkers<Start>(plan: NewChild<Start>, count: number): Promise<void> {
    const workers: Supervised[] = [];
    stages.push(workers);
    const startWorker = (isProven: boolean) => {
      const name = `${plan.name} ${workers.length + 1}`;
      const worker = supervise({ ...plan, name, isProven, on: listenersOf(name) });
      workers.push(worker);
      return worker;
    };
    await startWorker(false).ready;
    while (workers.length < count && !isStopping) startWorker(true);
  }

  function listenersOf(name: string): ChildPlan<unknown>['on'] {
    return {
      death: ({ how, retryMs }) => tell(`${name} ${how}; starting it again in ${retryMs / 1_000} s`),
      message: (message: Message, child: Supervised) => {
        if (message.kind === 'progress') report?.(message.step);
        if (message.kind === 'want-metrics') void answerMetrics(message.id, child);
      },
    };
  }

  async function answerMetrics(id: number, asker: Supervised): Promise<void> {
    asker.tell({ kind: 'all-metrics', id, text: await gatherMetrics(stages.flat()) });
  }

  async function stop(graceMs: number): Promise<void> {
    isStopping = true;
    for (const stage of stages.toReversed()) await Promise.all(stage.map((child) => child.stop(graceMs)));
  }
}
