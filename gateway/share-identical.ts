import { OperationTypeNode } from 'graphql';
import type { AnswerGraphql, GraphqlAnswer, GraphqlOperation } from '../runtime/graphql-route.ts';
import type { Generation } from './generation.ts';
import { documentKey } from './prepare.ts';
import type { GatewayRequest } from './subgraph-call.ts';

interface Running {
  readonly answer: Promise<GraphqlAnswer>;
  readonly abort: AbortController;
  waiting: number;
}

/**
 * Carries out a query once for all who ask the same at the same time: same text, variables, caller and headers.
 *
 * It goes on for as long as one of them waits. Errors that name a request name the one that came first.
 */
export function shareIdentical(
  answer: AnswerGraphql<GatewayRequest>,
  isQuery: (operation: GraphqlOperation) => boolean,
): AnswerGraphql<GatewayRequest> {
  const running = new Map<string, Running>();
  return async (operation, context, request) => {
    // What is not known yet is not known to change nothing; and who goes before, is not joined.
    if (!isQuery(operation) || context.signal.aborted) return await answer(operation, context, request);
    const key = keyOf(operation, context, request.headers['x-explain']);
    const shared = running.get(key) ?? begin(key);
    shared.waiting += 1;
    const leave = () => {
      shared.waiting -= 1;
      if (shared.waiting > 0) return;
      shared.abort.abort(context.signal.reason);
      if (running.get(key) === shared) running.delete(key);
    };
    context.signal.addEventListener('abort', leave, { once: true });
    try {
      return await shared.answer;
    } finally {
      context.signal.removeEventListener('abort', leave);
    }

    function begin(name: string): Running {
      const abort = new AbortController();
      const promise = Promise.resolve(
        answer(operation, { ...context, signal: abort.signal }, request),
      ).finally(() => {
        if (running.get(name)?.answer === promise) running.delete(name);
      });
      const entry = { answer: promise, abort, waiting: 0 };
      running.set(name, entry);
      return entry;
    }
  };
}

/** True for a document that was carried out before and changes nothing. */
export const isKnownQuery =
  ({ documents }: Generation) =>
  ({ query, operationName }: GraphqlOperation): boolean => {
    const known = documents.get(documentKey(query, operationName));
    return known?.prepared.operation.asked.operation.operation === OperationTypeNode.QUERY;
  };

/** Everything that an answer may depend on. */
function keyOf(
  { query, operationName, variables, extensions }: GraphqlOperation,
  { caller, forwardedHeaders }: GatewayRequest,
  explain: unknown,
): string {
  const who = caller && { ...caller, scopes: [...caller.scopes].sort() };
  return JSON.stringify([query, operationName, variables, extensions, who, forwardedHeaders, explain]);
}
