import './no-telemetry.ts';
import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, Kind } from 'graphql';
import type { PlannedOperation } from './subgraph-call.ts';

export interface PlanBuilder {
  readonly queryPlanner: QueryPlanner;
  readonly apiSchema: Schema;
}

/** Plans an operation here and now, which may take long. */
export const buildPlan = ({ queryPlanner, apiSchema }: PlanBuilder, document: DocumentNode): QueryPlan =>
  queryPlanner.buildQueryPlan(operationFromDocument(apiSchema, document));

export const documentOf = ({ operation, fragments }: PlannedOperation): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: [operation, ...Object.values(fragments)],
});
