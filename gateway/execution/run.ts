import type { GatewayRequest, PlannedOperation } from '../subgraph-call.ts';
import type { Entity } from './entity.ts';
import type { RunFaults } from './faults.ts';
import type { Sources } from './source.ts';

/** One execution of a compiled operation. */
export interface Run {
  readonly request: GatewayRequest;
  readonly sources: Sources;
  /** As the client sent them: what goes on to subgraphs. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The operation that was planned. */
  readonly planned: PlannedOperation;
  /** True when nothing is changed by it. */
  readonly isQuery: boolean;
  /** What was fetched so far. */
  readonly data: Entity;
  readonly faults: RunFaults;
  /** Objects that their owners do not know, or not for this viewer. */
  readonly absent: Set<object>;
}
