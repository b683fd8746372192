import { getVariableValues, GraphQLError, OperationTypeNode } from 'graphql';
import { allows } from './authorization.ts';
import { deniedPlaces } from './authorize.ts';
import { deniedError } from './errors.ts';
import type { Sources } from './execution/index.ts';
import type { Generation } from './generation.ts';
import { mayReadAll, planFor } from './plan-for.ts';
import { type PreparedDocument, variablesOf } from './prepare.ts';
import type { GatewayRequest } from './subgraph-call.ts';
import { waitForPlan } from './wait-for-plan.ts';

export interface ClientOperation {
  readonly prepared: PreparedDocument;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_VARIABLE_ERRORS = 10;
const MAX_DENIED_PLACES = 10;

/** An operation's answer: its data as JSON, left out when the operation was refused. Its errors are not yet fit to be shown. */
export interface Executed {
  readonly data?: string | null;
  readonly errors: readonly GraphQLError[];
}

/** Carries out a client's operation: variables, rights, plan, calls, and what is null where. */
export async function execute(
  { generation, sources }: { readonly generation: Generation; readonly sources: Sources },
  { prepared, variables: given }: ClientOperation,
  request: GatewayRequest,
): Promise<Executed> {
  const { authorization, clientSchema } = generation;
  const { caller } = request;
  const { errors, coerced: clients } = coercedVariables(generation, prepared, given);
  if (errors.length > 0) return { errors };

  const { operation } = prepared;
  const { asked } = operation;
  if (
    authorization &&
    asked.operation.operation === OperationTypeNode.MUTATION &&
    !mayReadAll(operation, caller)
  ) {
    const rulebook = { schema: clientSchema, authorization };
    const places = deniedPlaces(asked, { rulebook, caller, limit: MAX_DENIED_PLACES });
    return { data: null, errors: places.map((place) => deniedError(place, caller)) };
  }

  const coerced = variablesOf(prepared, clients);
  const plan = planFor(generation, operation, { caller, coerced, waiter: request.signal });
  const { planRules, compiled } = await waitForPlan(plan, request.signal);
  if (!allows(planRules, caller)) throw new Error('The plan fetches what its caller may not read');
  return await compiled.run({ request, sources, variables: variablesOf(prepared, given) });
}

/** The client's variables as their types understand them, with defaults; or what is wrong with them. */
export function coercedVariables(
  { clientSchema }: Generation,
  { variableDefinitions, conditions }: PreparedDocument,
  variables: ClientOperation['variables'],
): { readonly errors: readonly GraphQLError[]; readonly coerced: ClientOperation['variables'] } {
  const { errors, coerced = {} } = getVariableValues(clientSchema, variableDefinitions, variables, {
    maxErrors: MAX_VARIABLE_ERRORS,
  });
  const messages = errors
    ? errors.map(({ message }) => message)
    : conditions
        .filter((name) => coerced[name] === null)
        .map((name) => `Variable "$${name}" must not be null.`);
  return {
    coerced,
    errors: messages.map(
      (message) =>
        new GraphQLError(message, { extensions: { code: 'BAD_INPUT', reason: 'invalid-variables' } }),
    ),
  };
}
