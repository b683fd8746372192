import './no-telemetry.ts';
import { Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { plannedSupergraph } from './execution/index.ts';

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
  return {
    supergraph,
    apiSchema: supergraph.apiSchema(),
    planned,
    planSchema: forPlans.apiSchema(),
    queryPlanner: new QueryPlanner(forPlans, { reuseQueryFragments: false }),
  };
}
