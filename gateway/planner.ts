import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, print } from 'graphql';
import type { Log } from '../runtime/log.ts';
import { buildPlan, documentOf, type PlanBuilder } from './build-plan.ts';
import type { ObservePlan } from './observe-plan.ts';
import { tooComplex } from './plan-problems.ts';
import type { PlanProcess } from './plan-process.ts';
import type { PlanWeight } from './plan-weight.ts';
import { OutOfTime, runWithin } from './run-within.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** Makes plans: here when that is likely to be quick, else in a process of its own. */
export interface Planner {
  /** @throws a Problem when there is none to be had in time. */
  readonly plan: (planned: PlannedOperation) => Promise<QueryPlan>;
  readonly close: () => Promise<void>;
}

export interface PlannerOptions {
  readonly builder: PlanBuilder;
  /** Makes such a builder anew. */
  readonly reload: () => PlanBuilder;
  readonly weightOf: PlanWeight;
  /** Null to plan everything here. */
  readonly planProcess: PlanProcess | null;
  /** How long making one plan may take where there is no process for it. */
  readonly timeoutMs: number;
  readonly observe: ObservePlan;
  readonly log: Log;
}

/** Planned here: a process would take longer to be asked. */
const LIGHT = 25;
/** Planned here as long as the process is not ready, so that the first page does not wait for it. */
const MODERATE = 1_000;
/**
 * A light operation may turn out not to be: on some graphs the planner goes round in a circle, and takes memory as it
 * goes. Within this time it takes some hundred megabytes at most, and others wait no longer for their turn.
 */
const HERE_MS = 500;

export function createPlanner(options: PlannerOptions): Planner {
  const { weightOf, planProcess, timeoutMs, observe, log } = options;
  /** Null once it was ended in the middle of a plan: what it remembers may be wrong since. */
  let builder: PlanBuilder | null = options.builder;

  /** Null when it takes too long. */
  function planHere(document: DocumentNode, withinMs: number): QueryPlan | null {
    const startedAt = performance.now();
    const done = (outcome: 'made' | 'late' | 'failed') =>
      observe({ where: 'here', outcome, seconds: (performance.now() - startedAt) / 1_000 });
    const used = (builder ??= options.reload());
    try {
      const plan = runWithin(withinMs, () => buildPlan(used, document));
      done('made');
      return plan;
    } catch (error) {
      const isLate = error instanceof OutOfTime;
      done(isLate ? 'late' : 'failed');
      if (!isLate) throw error;
      builder = null;
      log.warn({ withinMs }, 'a plan took too long beside everything else');
      return null;
    }
  }

  return {
    close: () => Promise.resolve(planProcess?.close()),
    plan: async (planned) => {
      const document = documentOf(planned);
      if (!planProcess) {
        const plan = planHere(document, timeoutMs);
        if (!plan) throw tooComplex();
        return plan;
      }
      const weight = weightOf(planned);
      if (weight > LIGHT) planProcess.start();
      const isLight = weight <= LIGHT || (weight <= MODERATE && !planProcess.isReady());
      const plan = builder && isLight ? planHere(document, HERE_MS) : null;
      return plan ?? (await planProcess.plan(print(document)));
    },
  };
}
