import type { ApolloServerOptions } from '@apollo/server';
import { type CarriedOut, carryOut, type Execution } from './carry-out.ts';
import { ShownError } from './errors.ts';
import type { GatewayRequest } from './subgraph-call.ts';

/** What Apollo Server asks of the gateway behind it. */
type GatewayInterface = Extract<ApolloServerOptions<GatewayRequest>, { gateway: object }>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

/** Our planner and executor as the gateway object that Apollo Server takes. */
export function federatedGateway(execution: Execution): GatewayInterface {
  const { clientSchema, supergraphSdl, planner } = execution.generation;
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: clientSchema, coreSupergraphSdl: supergraphSdl });
      return () => {};
    },
    load: () => Promise.resolve({ executor: executorOf(execution) }),
    stop: () => planner.close(),
  };
}

const executorOf =
  (execution: Execution): Executor =>
  async ({ document, source, request: { operationName, variables = {} }, context }) => {
    const client = { document: () => document, source, operationName, variables };
    // Apollo Server hands through the context that the server's route made.
    const { data, errors, status } = await carryOut(execution, client, context as GatewayRequest);
    return {
      // Apollo Server writes the answer itself.
      ...(data !== undefined && {
        data: data === null ? null : (JSON.parse(data) as Record<string, unknown>),
      }),
      ...(errors.length > 0 && { errors: data === undefined ? withStatus(errors, status) : errors }),
    };
  };

/** Apollo Server takes the status of the whole answer from an error's extensions, and takes it out of them. */
const withStatus = (errors: CarriedOut['errors'], status: number): readonly ShownError[] =>
  errors.map(
    ({ message, path, extensions }) =>
      new ShownError(message, { path: path ?? null, extensions: { ...extensions, http: { status } } }),
  );
