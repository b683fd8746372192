import type { FetchNode } from '@apollo/query-planner';
import type { Step } from './faults.ts';

/** What stands in a plan for a name in a fetch. */
export type PlanNames = <Name extends Step>(name: Name) => Name | string;

/**
 * Where two fields of one name would not merge, the planner has one of them fetched under a name of its own, and what
 * comes of it renamed. Everywhere else in a plan they have the name that they share.
 */
export function planNames({ outputRewrites = [] }: FetchNode): PlanNames {
  const names = new Map<Step | undefined, string>();
  for (const rewrite of outputRewrites) {
    if (rewrite.kind === 'KeyRenamer') names.set(rewrite.path.at(-1), rewrite.renameKeyTo);
  }
  return (name) => names.get(name) ?? name;
}
