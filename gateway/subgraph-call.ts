import type { FragmentDefinitionNode, GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import type { CallSignal } from '../runtime/call-signal.ts';
import type { Caller } from './caller.ts';
import type { Trace } from './trace.ts';

/** What all calls of one client request share. */
export interface GatewayRequest {
  /** In `x-request-id`, in the logs, and in the answer's errors that are ours. */
  readonly requestId: string;
  /** Who asks; null is a visitor. */
  readonly caller: Caller | null;
  /** Fires when the client has gone or its time is up. */
  readonly signal: CallSignal;
  /** The client's headers that the installation passes on. */
  readonly forwardedHeaders: Readonly<Record<string, string>>;
  /** Where its calls are noted down, when it is explained. */
  readonly trace?: Trace;
}

/** The client's operation as it was planned: without the fields that it may not read. */
export interface PlannedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** One fetch of a query plan. Its variables and body may be made where they are read, so a copy by `...` has none. */
export interface SubgraphCall {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly request: GatewayRequest;
  readonly planned?: PlannedOperation;
  /** The query and its variables as JSON, where they are at hand in that form. */
  readonly body?: string;
  /** Calls with the same one belong to one query: within one process, they may share loaders. */
  readonly loaders?: object | undefined;
}

/** What a subgraph answers, as over HTTP. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

/**
 * Calls a subgraph, wherever it runs.
 *
 * @throws a Problem `SUBGRAPH_UNAVAILABLE` or `TIMEOUT` when there is no answer to be had.
 */
export type CallSubgraph = (call: SubgraphCall) => Promise<SubgraphAnswer>;
