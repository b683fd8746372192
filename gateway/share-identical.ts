import { OperationTypeNode } from 'graphql';
import { CallAbort } from '../runtime/call-signal.ts';
import type { AnswerGraphql, GraphqlAnswer, GraphqlOperation } from '../runtime/graphql-route.ts';
import { ClientGone } from '../runtime/http.ts';
import type { Generation } from './generation.ts';
import { findPrepared } from './prepare.ts';
import type { GatewayRequest } from './subgraph-call.ts';

interface Running {
  readonly answer: Promise<GraphqlAnswer>;
  readonly abort: CallAbort;
  waiting: number;
}

/**
 * Carries out a query once for all who ask the same at the same time: same text, variables, caller and headers.
 *
 * It goes on for as long as one of them waits; whose time is up before that has everything null with TIMEOUT. What may
 * change something ends the sharing: who asks after that does not join who asked before. Errors that name a request name the
 * one that came first; one that is to be explained is carried out for itself.
 */
export function shareIdentical(
  answer: AnswerGraphql<GatewayRequest>,
  isQuery: (operation: GraphqlOperation) => boolean,
): AnswerGraphql<GatewayRequest> {
  const running = new Map<string, Running>();
  let changes = 0;
  return async (operation, context, request) => {
    // What is not known yet is not known to change nothing; and who goes before, is not joined.
    if (!isQuery(operation)) {
      try {
        return await answer(operation, context, request);
      } finally {
        changes += 1;
      }
    }
    if (context.signal.aborted || context.trace) return await answer(operation, context, request);
    const key = `${changes}\n${keyOf(operation, context)}`;
    const shared = running.get(key) ?? begin(key);
    shared.waiting += 1;
    let leave = () => {};
    const late = new Promise<null>((resolve) => {
      leave = () => {
        shared.waiting -= 1;
        if (shared.waiting === 0) end(context.signal.reason);
        else if (!(context.signal.reason instanceof ClientGone)) resolve(null);
      };
    });
    context.signal.addEventListener('abort', leave, { once: true });
    try {
      // Others have time left for what they share; who has none is told so for itself.
      return (await Promise.race([shared.answer, late])) ?? (await answer(operation, context, request));
    } finally {
      context.signal.removeEventListener('abort', leave);
    }

    function end(reason: unknown): void {
      shared.abort.abort(reason);
      if (running.get(key) === shared) running.delete(key);
    }

    function begin(name: string): Running {
      const abort = new CallAbort();
      const promise = Promise.resolve(answer(operation, { ...context, signal: abort }, request)).finally(
        () => {
          if (running.get(name)?.answer === promise) running.delete(name);
        },
      );
      const entry = { answer: promise, abort, waiting: 0 };
      running.set(name, entry);
      return entry;
    }
  };
}

/** True for a document that was carried out before and changes nothing. */
export const isKnownQuery =
  (generation: Generation) =>
  ({ query: source, operationName }: GraphqlOperation): boolean => {
    const known = findPrepared(generation, { source, operationName });
    return known?.operation.asked.operation.operation === OperationTypeNode.QUERY;
  };

/** Everything that an answer may depend on. */
function keyOf(
  { query, operationName, variables, extensions }: GraphqlOperation,
  { caller, forwardedHeaders }: GatewayRequest,
): string {
  const who = caller && { ...caller, scopes: [...caller.scopes].sort() };
  return JSON.stringify([query, operationName, variables, extensions, who, forwardedHeaders]);
}
