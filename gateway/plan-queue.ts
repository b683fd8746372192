import type { QueryPlan } from '@apollo/query-planner';
import { plannerBusy } from './plan-problems.ts';

/** A plan that waits for being made. */
export interface PlanJob {
  readonly operation: string;
  readonly weight: number;
  /** False when whoever asked has gone. */
  readonly isWanted: () => boolean;
  readonly askedAt: number;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: Error) => void;
}

export interface PlanQueue {
  readonly size: () => number;
  readonly add: (job: PlanJob) => void;
  /** Takes the next one that anybody wants. */
  readonly next: () => PlanJob | null;
  readonly takeAll: () => readonly PlanJob[];
}

const MAX_WAITING = 1_000;

/** The lightest first, and each in its turn among its like. When too many wait, the heaviest is refused. */
export function createPlanQueue(): PlanQueue {
  const waiting: PlanJob[] = [];
  return {
    size: () => waiting.length,
    add: (job) => {
      const heavier = waiting.findIndex(({ weight }) => weight > job.weight);
      waiting.splice(heavier < 0 ? waiting.length : heavier, 0, job);
      if (waiting.length > MAX_WAITING) waiting.pop()?.reject(plannerBusy());
    },
    next: () => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        if (job.isWanted()) return job;
        job.reject(plannerBusy());
      }
      return null;
    },
    takeAll: () => waiting.splice(0),
  };
}
