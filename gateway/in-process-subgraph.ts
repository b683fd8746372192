import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { LEAST_CHARACTERS } from './least-characters.ts';
import { BoundedCache } from '../runtime/bounded-cache.ts';
import type { Log } from '../runtime/log.ts';
import { BAD_USER_INPUT, subgraphError } from '../runtime/subgraph-errors.ts';
import { timeoutOf, unlessAborted } from './abort.ts';
import type { CallSubgraph, SubgraphCall } from './subgraph-call.ts';
import { compileDocument, type ExecuteDocument } from './subgraph-operation/index.ts';

export interface InProcessSubgraph {
  readonly name: string;
  /** Asked for when the first query comes. */
  readonly schema: () => GraphQLSchema;
  /** Called once for all calls of one query, and for every call of a mutation: nothing outlives what it may have read. */
  readonly contextFor: (call: SubgraphCall) => object;
  readonly log: Log;
}

/** What is compiled of a document takes some 150 bytes for each of its characters. */
const MAX_DOCUMENT_CHARACTERS = 400_000;

/** Calls a subgraph that runs in this process: its documents are compiled, and nothing is made text in between. */
export function inProcessSubgraph({ name, schema, contextFor, log }: InProcessSubgraph): CallSubgraph {
  const documents = new BoundedCache<ExecuteDocument>(MAX_DOCUMENT_CHARACTERS);
  const contexts = new WeakMap<object, object>();

  return async (call) => {
    const { requestId, signal } = call.request;
    // Nothing begins, and above all no write, for a request that is over.
    if (signal.aborted) throw timeoutOf(name);
    const onUnexpected = (error: Error) => log.error({ err: error, requestId, subgraph: name });
    const told = (error: GraphQLError) => subgraphError(error, { subgraph: name, onUnexpected });
    const execute = documentOf(call.query);
    if (typeof execute !== 'function') return { errors: execute.map(told) };

    const { operationName, variables } = call;
    const answer = execute({ operationName, variables, context: contextOf(call) });
    const { data, errors } = await unlessAborted(answer, { signal, subgraph: name });
    if (!errors) return { data };
    // Without data nothing ran: then it is the variables that were refused.
    const known = data === undefined ? errors.map(withInputCode) : errors;
    return { data, errors: known.map(told) };
  };

  function contextOf(call: SubgraphCall): object {
    const { loaders } = call;
    if (!loaders) return contextFor(call);
    const context = contexts.get(loaders) ?? contextFor(call);
    contexts.set(loaders, context);
    return context;
  }

  function documentOf(query: string): ExecuteDocument | readonly GraphQLError[] {
    const cached = documents.get(query);
    if (cached) return cached;
    const document = parseOrError(query);
    const errors = document instanceof GraphQLError ? [document] : validate(schema(), document);
    if (document instanceof GraphQLError || errors.length > 0) return errors;
    const execute = compileDocument(schema(), document);
    documents.set(query, execute, query.length + LEAST_CHARACTERS);
    return execute;
  }
}

function parseOrError(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

const withInputCode = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: BAD_USER_INPUT, ...error.extensions },
  });
