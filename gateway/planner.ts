import type { QueryPlan } from '@apollo/query-planner';
import { print } from 'graphql';
import { buildPlan, documentOf, type PlanBuilder } from './build-plan.ts';
import type { PlanThread } from './plan-thread.ts';
import type { PlanWeight } from './plan-weight.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** Makes plans: here when that is sure to be quick, else in a thread of its own. */
export interface Planner {
  readonly plan: (planned: PlannedOperation) => Promise<QueryPlan>;
  /** Has the thread ready when it is needed. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
}

export interface PlannerOptions extends PlanBuilder {
  readonly weightOf: PlanWeight;
  /** Null to plan everything here. */
  readonly thread: PlanThread | null;
}

/** Planned here: a thread would take longer to be asked. */
const LIGHT = 25;
/** Planned here as long as the thread is not ready, so that the first page does not wait for it. */
const MODERATE = 1_000;

export function createPlanner({ weightOf, thread, ...builder }: PlannerOptions): Planner {
  return {
    start: () => thread?.start(),
    close: async () => thread?.close(),
    plan: async (planned) => {
      const document = documentOf(planned);
      const weight = thread ? weightOf(planned) : 0;
      if (weight > LIGHT) thread?.start();
      const isHere = !thread || weight <= LIGHT || (weight <= MODERATE && !thread.isReady());
      return isHere ? buildPlan(builder, document) : await thread.plan(print(document));
    },
  };
}
