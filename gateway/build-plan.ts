import './no-telemetry.ts';
import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, Kind } from 'graphql';
import {
  awaitRequired,
  type PlannedSupergraph,
  replanMisplaced,
  restoreRequired,
} from './execution/index.ts';
import { overrideConditions } from './override-conditions.ts';
import type { PlannedOperation } from './subgraph-call.ts';

export interface PlanBuilder {
  readonly queryPlanner: QueryPlanner;
  /** One that weighs nothing, and takes the first way that it finds. */
  readonly firstWayPlanner: () => QueryPlanner;
  /** What clients see, with the fields that only plans have. */
  readonly planSchema: Schema;
  readonly planned: PlannedSupergraph;
}

/**
 * Plans an operation here and now, which may take long.
 *
 * Apollo's planner may end in a circle of fetches, and say so, while it weighs a way that it would not take: then the
 * first way that it finds is taken.
 */
export function buildPlan(builder: PlanBuilder, document: DocumentNode): QueryPlan {
  try {
    return planWith(builder.queryPlanner, builder, document);
  } catch (error) {
    if (!isCircle(error)) throw error;
    return planWith(builder.firstWayPlanner(), builder, document);
  }
}

const isCircle = (error: unknown): boolean =>
  error instanceof Error && error.message.endsWith('would create a cycle');

function planWith(
  queryPlanner: QueryPlanner,
  { planSchema, planned }: PlanBuilder,
  document: DocumentNode,
): QueryPlan {
  const conditions = { overrideConditions: overrideConditions(planned.labels, document) };
  const makePlan = (of: DocumentNode) =>
    queryPlanner.buildQueryPlan(operationFromDocument(planSchema, of), conditions);
  const mended = replanMisplaced(makePlan(document), planned.chains, makePlan);
  return awaitRequired(restoreRequired(mended, planned));
}

export const documentOf = ({ operation, fragments }: PlannedOperation): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: [operation, ...Object.values(fragments)],
});
