import { getVariableValues, GraphQLError, OperationTypeNode } from 'graphql';
import { allows } from './authorization.ts';
import { deniedPlaces } from './authorize.ts';
import { deniedError } from './errors.ts';
import type { Sources } from './execution/index.ts';
import type { Generation } from './generation.ts';
import { type ClientDocument, mayReadAll, planFor, prepare, type PreparedOperation } from './prepare.ts';
import type { GatewayRequest } from './subgraph-call.ts';

export interface ClientOperation extends ClientDocument {
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
  client: ClientOperation,
  request: GatewayRequest,
): Promise<Executed> {
  const { authorization, clientSchema } = generation;
  const { caller } = request;
  const prepared = prepare(generation, client);
  const variables = renamed(client.variables, prepared.renames);
  const { errors, coerced } = coercedVariables(generation, prepared, variables);
  if (errors.length > 0) return { errors };

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

  const { planRules, compiled } = planFor(generation, prepared, caller);
  if (!allows(planRules, caller)) throw new Error('The plan fetches what its caller may not read');
  return await compiled.run({ request, sources, variables, coerced });
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

function coercedVariables(
  { clientSchema }: Generation,
  { asked, conditions }: PreparedOperation,
  variables: ClientOperation['variables'],
): { readonly errors: readonly GraphQLError[]; readonly coerced: ClientOperation['variables'] } {
  const { errors, coerced = {} } = getVariableValues(
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
  return {
    coerced,
    errors: messages.map(
      (message) =>
        new GraphQLError(message, { extensions: { code: 'BAD_INPUT', reason: 'invalid-variables' } }),
    ),
  };
}
