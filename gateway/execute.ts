import { executeQueryPlan } from '@apollo/gateway';
import { type ExecutionResult, getVariableValues, GraphQLError, OperationTypeNode } from 'graphql';
import type { Log } from '../runtime/log.ts';
import { allows } from './authorization.ts';
import { deniedPlaces } from './authorize.ts';
import type { PlanContext } from './data-source.ts';
import { deniedError } from './errors.ts';
import type { Generation } from './generation.ts';
import { nullDenied } from './null-denied.ts';
import { nullErrors } from './null-errors.ts';
import { type ClientDocument, mayReadAll, planFor, prepare, type PreparedOperation } from './prepare.ts';
import type { GatewayRequest } from './subgraph-call.ts';

export type ServiceMap = Parameters<typeof executeQueryPlan>[1];
type RequestContext = Parameters<typeof executeQueryPlan>[2];
type Result = ExecutionResult<Record<string, unknown>>;

export interface ClientOperation extends ClientDocument {
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_VARIABLE_ERRORS = 10;
const MAX_DENIED_PLACES = 10;

/**
 * Carries out a client's operation: variables, rights, plan, calls, and what is null where.
 *
 * Its errors are not yet fit to be shown.
 */
export async function execute(
  { generation, services, log }: { generation: Generation; services: ServiceMap; log: Log },
  client: ClientOperation,
  request: GatewayRequest,
): Promise<Result> {
  const { authorization, clientSchema, fullSchema, apiSchema } = generation;
  const { caller } = request;
  const prepared = prepare(generation, client);
  const variables = renamed(client.variables, prepared.renames);
  const wrongVariables = variableErrors(generation, prepared, variables);
  if (wrongVariables.length > 0) return { errors: wrongVariables };

  const { asked } = prepared;
  if (
    authorization &&
    asked.operation.operation === OperationTypeNode.MUTATION &&
    !mayReadAll(prepared, caller)
  ) {
    const rulebook = { schema: clientSchema, authorization };
    const places = deniedPlaces(asked, { rulebook, caller, limit: MAX_DENIED_PLACES });
    return { data: null, errors: places.map((place) => deniedError(place, caller)) };
  }

  const { planned, plan, planRules, denials } = planFor(generation, prepared, caller);
  if (!allows(planRules, caller)) throw new Error('The plan fetches what its caller may not read');

  // Without a prototype: its names are the client's.
  const result = Object.create(null) as PlanContext['result'];
  const context: PlanContext = { request, planned, absences: [], result };
  const { data, errors, extensions } = await executeQueryPlan(
    plan,
    services,
    // Apollo's executor reads these of Apollo Server's request context, and no others.
    {
      request: { variables },
      context,
      metrics: {},
      logger: log,
    } as unknown as RequestContext,
    { schema: clientSchema, operation: planned.operation, fragments: { ...planned.fragments } },
    fullSchema,
    apiSchema,
  );
  const nulls = nullErrors(extensions?.['valueCompletion'], data, context.absences);
  const found = [...(errors ?? []), ...nulls];
  if (denials.size === 0 || !data) return { ...(data !== undefined && { data }), errors: found };

  const { data: shown, deniedAt } = nullDenied(data, asked, { schema: clientSchema, denials });
  return {
    data: shown,
    errors: [...found, ...deniedAt.map(({ denial, path }) => deniedError({ ...denial, path }, caller))],
  };
}

const renamed = (
  variables: ClientOperation['variables'],
  renames: PreparedOperation['renames'],
): ClientOperation['variables'] =>
  renames.size === 0
    ? variables
    : Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [renames.get(name) ?? name, value]),
      );

function variableErrors(
  { clientSchema }: Generation,
  { asked, conditions }: PreparedOperation,
  variables: ClientOperation['variables'],
): readonly GraphQLError[] {
  const { errors, coerced } = getVariableValues(
    clientSchema,
    asked.operation.variableDefinitions ?? [],
    variables,
    { maxErrors: MAX_VARIABLE_ERRORS },
  );
  const messages = errors
    ? errors.map(({ message }) => message)
    : conditions
        .filter((name) => coerced[name] === null)
        .map((name) => `Variable "$${name}" must not be null.`);
  return messages.map(
    (message) =>
      new GraphQLError(message, { extensions: { code: 'BAD_INPUT', reason: 'invalid-variables' } }),
  );
}
