import type { GraphQLFormattedError } from 'graphql';
import type { Log } from '../../runtime/log.ts';
import { Problem } from '../../values/problem.ts';
import { Unavailable } from '../abort.ts';
import type {
  CallSubgraph,
  GatewayRequest,
  PlannedOperation,
  SubgraphAnswer,
  SubgraphCall,
} from '../subgraph-call.ts';
import { entityErrors } from './entity-errors.ts';
import type { Fault } from './faults.ts';
import type { PreparedFetch } from './prepared-fetch.ts';
import { unify } from './unify.ts';
import type { Entity } from './entity.ts';

/** Told of every call: how long it took, and whether it gave an answer. */
export type ObserveCall = (call: {
  readonly subgraph: string;
  readonly seconds: number;
  readonly outcome: 'answered' | 'failed' | 'timeout';
}) => void;

/** What is asked of a subgraph at one step of a plan. */
export interface Ask {
  readonly fetch: PreparedFetch;
  readonly request: GatewayRequest;
  readonly planned: PlannedOperation;
  /** Values of the fetch's variables but the representations, under the names that they are sent under. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly representations: Asked | null;
  /** True when it is part of a query; whatever a mutation asks has to see what the mutation did. */
  readonly isQuery: boolean;
  /** Calls of one query share its loaders; null where each hop has its own. */
  readonly loaders: object | null;
}

/** Representations, each once. */
export interface Asked {
  readonly texts: readonly string[];
  readonly objects: () => readonly Entity[];
}

export interface Answer {
  readonly data: Entity | null | undefined;
  readonly errors: readonly Fault['error'][];
  /** True when the subgraph did not answer: then nothing is gained by sending parts of it. */
  readonly isFailure?: boolean;
  /** True when another request had asked for it, or for part of it, and this one joined. */
  readonly isShared?: boolean;
}

/** A subgraph as a plan asks it. It always answers: with errors when the subgraph does not. */
export type Source = (ask: Ask) => Promise<Answer>;

export type Sources = ReadonlyMap<string, Source>;

/** A subgraph that is called once for each time that it is asked. */
export function sourceOf(
  subgraph: string,
  call: CallSubgraph,
  { log, observe }: { readonly log: Log; readonly observe: ObserveCall },
): Source {
  return async (ask) => {
    const startedAt = performance.now();
    const done = (outcome: Parameters<ObserveCall>[0]['outcome']) =>
      observe({ subgraph, seconds: (performance.now() - startedAt) / 1_000, outcome });
    try {
      const answer = await call(new FetchCall(ask));
      const { data } = answer;
      if (!hasEntities(answer, ask.representations)) {
        const { requestId } = ask.request;
        log.error({ requestId, subgraph }, 'an answer is not about the entities that were asked for');
        throw new Unavailable(subgraph, { isOfCall: true });
      }
      if (data) unify(data, ask.fetch.repeats);
      done('answered');
      return { data, errors: errorsOf(answer, ask, subgraph) };
    } catch (error) {
      done(error instanceof Problem && error.code === 'TIMEOUT' ? 'timeout' : 'failed');
      return failedAnswer(error, ask, log);
    }
  };
}

/** What is answered for a subgraph that gave no answer, or one that could not be taken; what nobody foresaw is logged. */
export function failedAnswer(error: unknown, { fetch: { subgraph }, request }: Ask, log: Log): Answer {
  if (!(error instanceof Problem)) log.error({ err: error, requestId: request.requestId, subgraph });
  const errors = [{ ...formatFailure(error), subgraph }];
  return { data: null, errors, isFailure: !(error instanceof Unavailable && error.isOfCall) };
}

/**
 * Of the two forms of what is sent, only the one that is read is made.
 *
 * By a class, for V8 gives each object literal with getters of its own a shape, which keeps all that they refer to until old
 * objects are looked through.
 */
class FetchCall implements SubgraphCall {
  readonly query: string;
  readonly request: GatewayRequest;
  readonly planned: PlannedOperation;
  readonly loaders: object | undefined;
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.query = ask.fetch.text;
    this.request = ask.request;
    this.planned = ask.planned;
    this.loaders = ask.loaders ?? undefined;
    this.#ask = ask;
  }

  get variables(): Readonly<Record<string, unknown>> {
    const { variables, representations } = this.#ask;
    return representations ? { ...variables, representations: representations.objects() } : variables;
  }

  get body(): string {
    const { fetch, variables, representations } = this.#ask;
    return fetch.bodyOf(variables, representations?.texts ?? null);
  }
}

/** An answer about other objects than those that were asked for is none; nor is one without any that says no reason. */
function hasEntities({ data, errors }: SubgraphAnswer, asked: Asked | null): boolean {
  if (!asked) return true;
  const entities = data?.['_entities'] ?? null;
  if (entities === null && errors?.length) return true;
  return (
    Array.isArray(entities) &&
    entities.length === asked.texts.length &&
    entities.every((entity) => typeof entity === 'object' && !Array.isArray(entity))
  );
}

function errorsOf(answer: SubgraphAnswer, { representations }: Ask, subgraph: string): Answer['errors'] {
  const failure = () => formatFailure(new Unavailable(subgraph));
  const errors = representations
    ? entityErrors(answer, representations.texts.length, failure)
    : (answer.errors ?? []);
  return errors.map((error) => ({ ...error, subgraph }));
}

function formatFailure(error: unknown): GraphQLFormattedError {
  if (error instanceof Problem) return { message: error.message, extensions: error.extensions };
  return { message: 'Internal error', extensions: { code: 'INTERNAL' } };
}
