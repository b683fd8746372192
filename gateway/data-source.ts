import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { Log } from '../runtime/log.ts';
import { Problem } from '../values/problem.ts';
import { entityIndexes } from './entity-places.ts';
import { MAX_ERRORS_OF_CALL, pathsOf } from './fetched-fields.ts';
import type { CallSubgraph, GatewayRequest, PlannedOperation, SubgraphAnswer } from './subgraph-call.ts';

/** What the calls of one plan share; Apollo's executor hands it through as the context. */
export interface PlanContext {
  readonly request: GatewayRequest;
  readonly planned: PlannedOperation;
  /** Where owners answered that an object is not there; `@` stands for any item of a list. */
  readonly absences: Path[];
  /** The root fields of the result so far: the very objects that the executor adds to. */
  readonly result: Record<string, unknown>;
}

type Path = readonly (string | number)[];

/** Told of every call: how long it took, and whether it gave an answer. */
export type ObserveCall = (call: {
  readonly subgraph: string;
  readonly seconds: number;
  readonly outcome: 'answered' | 'failed' | 'timeout';
}) => void;

/** A subgraph as Apollo's plan executor calls it. A call that fails names every field that it leaves null. */
export function dataSourceOf(
  subgraph: string,
  call: CallSubgraph,
  { log, observe }: { readonly log: Log; readonly observe: ObserveCall },
): GraphQLDataSource {
  return {
    async process({ request, context, ...rest }) {
      // The executor hands through what `execute` gave it.
      const plan = context as PlanContext;
      const { query = '', operationName, variables = {} } = request;
      const place = ('pathInIncomingRequest' in rest && rest.pathInIncomingRequest) || [];
      const startedAt = performance.now();
      const done = (outcome: Parameters<ObserveCall>[0]['outcome']) =>
        observe({ subgraph, seconds: (performance.now() - startedAt) / 1_000, outcome });
      try {
        const answer = await call({
          query,
          operationName,
          variables,
          request: plan.request,
          planned: plan.planned,
        });
        done('answered');
        const { data, errors } = answer;
        if (place.length === 0) noteResult(plan, data);
        if (hasAbsentEntity(answer)) plan.absences.push(place);
        const paths = data ? [] : pathsOf(query, variables);
        return {
          ...(data !== undefined && { data }),
          ...(errors && { errors: placed(withPaths(errors, paths), { plan, place, variables }) }),
        };
      } catch (error) {
        done(error instanceof Problem && error.code === 'TIMEOUT' ? 'timeout' : 'failed');
        if (!(error instanceof Problem)) {
          log.error({ err: error, requestId: plan.request.requestId, subgraph });
        }
        const failure = formatFailure(error);
        const errors = pathsOf(query, variables).map((path) => ({ ...failure, path }));
        return { errors: placed(errors, { plan, place, variables }) };
      }
    },
  };
}

/** The first to answer a root field gives the object that later answers are merged into. */
function noteResult({ result }: PlanContext, data: SubgraphAnswer['data']): void {
  for (const [name, value] of Object.entries(data ?? {})) {
    if (!Object.hasOwn(result, name)) result[name] = value;
  }
}

/** Errors of entities, under the numbers that the executor counts them by. */
function placed(
  errors: readonly GraphQLFormattedError[],
  {
    plan,
    place,
    variables,
  }: { plan: PlanContext; place: Path; variables: Readonly<Record<string, unknown>> },
): readonly GraphQLFormattedError[] {
  const { representations } = variables;
  if (!Array.isArray(representations)) return errors;
  const indexes = entityIndexes(plan.result, place, representations);
  return errors.map((error) => {
    const [root, index, ...field] = error.path ?? [];
    if (root !== '_entities' || typeof index !== 'number') return error;
    return { ...error, path: [root, indexes[index] ?? index, ...field] };
  });
}

function formatFailure(error: unknown): GraphQLFormattedError {
  if (error instanceof Problem) return { message: error.message, extensions: error.extensions };
  return { message: 'Internal error', extensions: { code: 'INTERNAL' } };
}

/** True when the owner knows one of the objects not, without saying that something went wrong. */
function hasAbsentEntity({ data, errors = [] }: SubgraphAnswer): boolean {
  const entities = data?.['_entities'];
  if (!Array.isArray(entities)) return false;
  return entities.some((entity, index) => entity === null && !errors.some(({ path }) => path?.[1] === index));
}

/** Errors about no field in particular are about all that were asked for. */
function withPaths(
  errors: readonly GraphQLFormattedError[],
  paths: readonly Path[],
): readonly GraphQLFormattedError[] {
  const all = errors.flatMap((error) =>
    error.path || paths.length === 0 ? [error] : paths.map((path) => ({ ...error, path })),
  );
  return all.slice(0, MAX_ERRORS_OF_CALL);
}
