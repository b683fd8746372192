import './no-telemetry.ts';
import { Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';

/** A supergraph and its planner, the same in the gateway and where plans are made for it. */
export function loadSupergraph(
  supergraphSdl: string,
  { features, validate }: { readonly features: readonly string[]; readonly validate: boolean },
) {
  const supergraph = Supergraph.build(supergraphSdl, {
    supportedFeatures: new Set(features),
    validateSupergraph: validate,
  });
  return {
    supergraph,
    apiSchema: supergraph.apiSchema(),
    queryPlanner: new QueryPlanner(supergraph, { reuseQueryFragments: false }),
  };
}
