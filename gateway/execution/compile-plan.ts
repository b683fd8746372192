import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { compileEntityFetch } from './entity-fetch.ts';
import { isUnheard } from './is-unheard.ts';
import { createPlanFacts, type PlanFacts } from './plan-facts.ts';
import type { TypeFacts } from './type-facts.ts';
import { compileRootFetch } from './root-fetch.ts';
import { keysOf, type PlanStep } from './plan-step.ts';

export interface CompiledPlan {
  readonly run: PlanStep;
  /** Where, in keys joined by commas, more is fetched about entities. */
  readonly entityPaths: ReadonlySet<string>;
}

type RootNode = NonNullable<QueryPlan['node']>;

/** Compiles a plan once, so that running it reads no more of it. */
export function compilePlan({ node }: QueryPlan, types: TypeFacts): CompiledPlan {
  if (!node) return { run: () => undefined, entityPaths: new Set() };
  const facts = createPlanFacts(node, types);
  return { run: compileNode(node, facts, []), entityPaths: facts.entityPaths };
}

function compileNode(node: RootNode, facts: PlanFacts, path: readonly string[]): PlanStep {
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, facts, path);
    case 'Flatten':
      return compileNode(node.node, facts, [...path, ...keysOf(node.path)]);
    case 'Sequence':
      return inSequence(node.nodes.map((each) => compileNode(each, facts, path)));
    case 'Parallel':
      return inParallel(node.nodes.map((each) => compileNode(each, facts, path)));
    // What is skipped or included was decided before the plan was made.
    case 'Condition':
    case 'Defer':
    case 'Subscription':
      throw new Error(`Nothing here executes a ${node.kind} node of a plan`);
  }
}

function compileFetch(node: FetchNode, facts: PlanFacts, path: readonly string[]): PlanStep {
  return node.requires ? compileEntityFetch(node, facts, path) : compileRootFetch(node, facts, path);
}

function inSequence(steps: readonly PlanStep[]): PlanStep {
  return async (run) => {
    for (const step of steps) {
      if (run.isQuery && isUnheard(run.request.signal)) return;
      await step(run);
    }
  };
}

const DONE = Promise.resolve();

function inParallel(steps: readonly PlanStep[]): PlanStep {
  return async (run) => {
    // Those with nothing to do are done at once.
    await Promise.all(steps.map((step) => step(run) ?? DONE));
  };
}
