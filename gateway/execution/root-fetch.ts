import type { FetchNode } from '@apollo/query-planner';
import type { PlanStep } from './plan-step.ts';
import { faultsOf } from './faults.ts';
import { merge } from './merge.ts';
import type { PlanFacts } from './plan-facts.ts';
import { planNames } from './plan-names.ts';
import { applyRewrites } from './rewrites.ts';
import { askOf, sendTo } from './send.ts';
import type { Run } from './run.ts';
import type { Answer } from './source.ts';
import { targetsAt } from './targets.ts';

/** A fetch of fields of a root type, wherever in the answer that root stands. */
export function compileRootFetch(node: FetchNode, facts: PlanFacts, path: readonly string[]): PlanStep {
  const fetch = facts.fetchOf(node);
  const shared = facts.sharedAlong(path);
  const inPlan = planNames(node);

  return async (run) => {
    const targets = targetsAt(run.data, path, shared);
    if (targets.length === 0) return;
    settle(run, targets, await sendTo(run, askOf(run, fetch, null)));
  };

  function settle(run: Run, targets: ReturnType<typeof targetsAt>, { data, errors }: Answer): void {
    if (data && node.outputRewrites) applyRewrites(data, node.outputRewrites, facts.types.fits);
    for (const target of targets) {
      if (data) merge(target, data, { shape: fetch.shape, isObjectType: facts.types.isObjectType });
    }
    if (errors.length === 0) return;
    const faults = faultsOf(run);
    const placed = errors.flatMap((error) =>
      error.path?.length ? [{ error, path: error.path.map(inPlan) }] : [],
    );
    const unplaced = errors.filter((error) => !error.path?.length);
    const [first] = unplaced;
    for (const target of targets) {
      if (placed.length > 0) faults.add(target, placed, { data: data ?? null, shape: fetch.shape });
      // One error is told a place.
      if (!data && first) faults.addFailure(target, fetch.shape, first);
    }
    if (data) unplaced.forEach(faults.addUnplaced);
  }
}
