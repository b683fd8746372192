import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { BoundedCache } from '../runtime/bounded-cache.ts';
import { documentOf } from './build-plan.ts';
import { compactText } from './execution/index.ts';
import { createPlanHere, type PlanHereOptions } from './plan-here.ts';
import { isPlannerDown, tooComplex } from './plan-problems.ts';
import type { PlanProcess } from './plan-process.ts';
import type { PlanWeight } from './plan-weight.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** Makes plans: here when that is likely to be quick, else in a process of its own. */
export interface Planner {
  /**
   * @param isWanted false when whoever asked has gone
   * @throws a Problem when there is none to be had in time.
   */
  readonly plan: (planned: PlannedOperation, isWanted?: () => boolean) => Promise<QueryPlan>;
  readonly close: () => Promise<void>;
}

export interface PlannerOptions extends PlanHereOptions {
  readonly weightOf: PlanWeight;
  /** Null to plan everything here. */
  readonly planProcess: PlanProcess | null;
  /** How long making one plan may take where there is no process for it. */
  readonly timeoutMs: number;
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
/** Of operations that took longer here, which are heavy whatever they weigh. */
const MAX_LATE_CHARACTERS = 1_000_000;

export function createPlanner({ weightOf, planProcess, timeoutMs, ...options }: PlannerOptions): Planner {
  const here = createPlanHere(options);
  const late = new BoundedCache<true>(MAX_LATE_CHARACTERS);

  /** Here or beside. */
  async function planIn(
    beside: PlanProcess,
    planned: PlannedOperation,
    isWanted: () => boolean,
  ): Promise<QueryPlan> {
    const document = documentOf(planned);
    const text = printedOnce(document);
    const isLate = () => late.size > 0 && late.get(text()) === true;
    const weight = isLate() ? Infinity : weightOf(planned);
    if (weight > LIGHT) beside.start();
    const isForHere = here.isReady() && weight <= (beside.isReady() ? LIGHT : MODERATE);
    const plan = isForHere ? planHere(document, text) : null;
    if (plan) return plan;
    try {
      return await beside.plan(text(), { weight: isForHere ? Infinity : weight, isWanted });
    } catch (error) {
      // Most of those that are likely to be heavy take less than what is given here to any.
      const instead = isPlannerDown(error) && !isLate() && here.isReady();
      const made = instead ? planHere(document, text) : null;
      if (made) return made;
      throw error;
    }
  }

  function planHere(document: DocumentNode, text: () => string): QueryPlan | null {
    const plan = here.plan(document, HERE_MS);
    if (!plan) late.set(text(), true, text().length);
    return plan;
  }

  return {
    close: () => {
      here.close();
      return Promise.resolve(planProcess?.close());
    },
    plan: async (planned, isWanted = () => true) => {
      if (planProcess) return planIn(planProcess, planned, isWanted);
      const plan = here.plan(documentOf(planned), timeoutMs);
      if (!plan) throw tooComplex();
      return plan;
    },
  };
}

/** Most plans are made here, and nobody asks for the text. */
function printedOnce(document: DocumentNode): () => string {
  let text: string | undefined;
  return () => (text ??= compactText(document.definitions));
}
