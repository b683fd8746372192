import { OperationTypeNode } from 'graphql';
import { Refusal } from '../runtime/http.ts';
import type { Log } from '../runtime/log.ts';
import { Problem } from '../values/problem.ts';
import { type ShownError, shownErrors } from './errors.ts';
import { execute } from './execute.ts';
import type { Sources } from './execution/index.ts';
import type { Generation } from './generation.ts';
import { type ClientDocument, prepare, type PreparedDocument } from './prepare.ts';
import { InvalidDocument } from './read-document.ts';
import type { GatewayRequest } from './subgraph-call.ts';

export interface Execution {
  readonly generation: Generation;
  readonly sources: Sources;
  readonly log: Log;
  readonly showSubgraphErrors?: boolean;
}

/** What came of an operation, as its client may read it. */
export interface CarriedOut {
  /** As JSON; none when the operation was refused as a whole. */
  readonly data?: string | null;
  readonly errors: readonly ShownError[];
  /** Of the answer, where it has no data. */
  readonly status: number;
}

/** An operation that a client asks for. */
export interface AskedOperation extends ClientDocument {
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Carries out an operation; whatever goes wrong is an error of its answer.
 *
 * @throws an InvalidDocument, when it is the first to read the document; a Refusal when it came in the wrong way
 */
export async function carryOut(
  { generation, sources, log, showSubgraphErrors = false }: Execution,
  asked: AskedOperation,
  request: GatewayRequest,
): Promise<CarriedOut> {
  const policy = { requestId: request.requestId, log, showSubgraphErrors };
  try {
    const prepared = prepare(generation, asked);
    if (asked.isReadOnly) requireQuery(prepared);
    const { variables } = asked;
    const { data, errors = [] } = await execute({ generation, sources }, { prepared, variables }, request);
    const shown = errors.length > 0 ? shownErrors(errors, policy) : [];
    return data === undefined ? { errors: shown, status: 400 } : { data, errors: shown, status: 200 };
  } catch (error) {
    if (error instanceof InvalidDocument || error instanceof Refusal) throw error;
    const known = error instanceof Error ? error : new Error(String(error));
    return { errors: shownErrors([known], policy), status: statusOf(known) };
  }
}

function requireQuery({ operation }: PreparedDocument): void {
  const { operation: kind } = operation.asked.operation;
  if (kind === OperationTypeNode.QUERY) return;
  const message = `GET requests only support query operations, not ${kind} operations`;
  throw new Refusal(405, new Problem('BAD_INPUT', 'malformed-request', { message }), { allow: 'POST' });
}

function statusOf(error: Error): number {
  if (!(error instanceof Problem)) return 500;
  return error.code === 'TIMEOUT' ? 503 : 400;
}
