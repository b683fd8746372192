import './no-telemetry.ts';
import { Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { plannedSupergraph } from './execution/index.ts';

/**
 * So many ways to fetch an operation are weighed against each other, at most. Apollo's own number is ten times that: it
 * takes seconds where shared fields leave a choice in many places, and hardly finds a better way.
 */
const MAX_WAYS = 1_000;

/** A supergraph and its planner, the same in the gateway and where plans are made for it. */
export function loadSupergraph(
  supergraphSdl: string,
  { features, validate }: { readonly features: readonly string[]; readonly validate: boolean },
) {
  const supportedFeatures = new Set(features);
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures, validateSupergraph: validate });
  const planned = plannedSupergraph(supergraphSdl);
  const forPlans =
    planned.sdl === supergraphSdl
      ? supergraph
      : Supergraph.build(planned.sdl, { supportedFeatures, validateSupergraph: false });
  const plannerOf = (maxEvaluatedPlans: number) =>
    new QueryPlanner(forPlans, { reuseQueryFragments: false, debug: { maxEvaluatedPlans } });
  let firstWayPlanner: QueryPlanner | null = null;
  return {
    supergraph,
    apiSchema: supergraph.apiSchema(),
    planned,
    planSchema: forPlans.apiSchema(),
    queryPlanner: plannerOf(MAX_WAYS),
    firstWayPlanner: () => (firstWayPlanner ??= plannerOf(1)),
  };
}
