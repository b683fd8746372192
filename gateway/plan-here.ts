import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { Log } from '../runtime/log.ts';
import type { Problem } from '../values/problem.ts';
import { buildPlan, type PlanBuilder } from './build-plan.ts';
import type { ObservePlan } from './observe-plan.ts';
import { plannerDown } from './plan-problems.ts';
import { OutOfTime, runWithin } from './run-within.ts';

/** Makes plans in the gateway's own thread. */
export interface PlanHere {
  /** False for a while after a plan that took too long. */
  readonly isReady: () => boolean;
  /**
   * Null when it takes too long.
   *
   * @throws `planner-down` where nothing can watch over it
   */
  readonly plan: (document: DocumentNode, withinMs: number) => QueryPlan | null;
  readonly close: () => void;
}

export interface PlanHereOptions {
  readonly builder: PlanBuilder;
  /** Makes such a builder anew. */
  readonly reload: () => PlanBuilder;
  readonly observe: ObservePlan;
  readonly log: Log;
}

/** A builder is made anew no sooner than this after the last one was: it takes the thread as a plan does. */
const RENEW_MS = 60_000;

/**
 * What a builder that was ended in the middle of a plan remembers may be wrong, so none is made with it any more; a new
 * one takes its place once the request at hand is dealt with, or when the next plan is asked for.
 */
export function createPlanHere(options: PlanHereOptions): PlanHere {
  let builder: PlanBuilder | null = options.builder;
  let renewedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function renewed(): PlanBuilder {
    clearTimeout(timer);
    renewedAt = performance.now();
    return options.reload();
  }

  function onLate(withinMs: number): void {
    options.log.warn({ withinMs }, 'a plan took too long beside everything else');
    builder = null;
    const waitMs = Math.max(0, renewedAt + RENEW_MS - performance.now());
    timer = setTimeout(() => (builder = renewed()), waitMs).unref();
  }

  function noWatch(error: unknown): Problem {
    options.log.error({ err: error }, 'no file descriptors are left to watch over a plan');
    return plannerDown();
  }

  return {
    isReady: () => builder !== null,
    plan: (document, withinMs) => {
      const startedAt = performance.now();
      const done = (outcome: 'made' | 'late' | 'failed') =>
        options.observe({ where: 'here', outcome, seconds: (performance.now() - startedAt) / 1_000 });
      const used = (builder ??= renewed());
      try {
        const plan = runWithin(withinMs, () => buildPlan(used, document));
        done('made');
        return plan;
      } catch (error) {
        const isLate = error instanceof OutOfTime;
        done(isLate ? 'late' : 'failed');
        if (isOutOfFiles(error)) throw noWatch(error);
        if (!isLate) throw error;
        onLate(withinMs);
        return null;
      }
    },
    close: () => clearTimeout(timer),
  };
}

/** Plans open no files; their watch does. */
const isOutOfFiles = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE');
