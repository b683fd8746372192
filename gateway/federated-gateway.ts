import type { ApolloServerOptions } from '@apollo/server';
import type { Log } from '../runtime/log.ts';
import { Problem } from '../values/problem.ts';
import { ShownError, shownErrors } from './errors.ts';
import { execute } from './execute.ts';
import type { Sources } from './execution/index.ts';
import type { Generation } from './generation.ts';
import type { GatewayRequest } from './subgraph-call.ts';

/** What Apollo Server asks of the gateway behind it. */
type GatewayInterface = Extract<ApolloServerOptions<GatewayRequest>, { gateway: object }>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

export interface FederatedGateway {
  readonly generation: Generation;
  readonly sources: Sources;
  readonly log: Log;
  readonly showSubgraphErrors?: boolean;
}

/** Our planner and executor as the gateway object that Apollo Server takes. */
export function federatedGateway(gateway: FederatedGateway): GatewayInterface {
  const { generation } = gateway;
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: generation.clientSchema, coreSupergraphSdl: generation.supergraphSdl });
      return () => {};
    },
    load: () => Promise.resolve({ executor: executorOf(gateway) }),
    stop: () => Promise.resolve(),
  };
}

const executorOf =
  ({ generation, sources, log, showSubgraphErrors = false }: FederatedGateway): Executor =>
  async ({ document, source, queryHash, request: { operationName, variables = {} }, context }) => {
    // Apollo Server hands through the context that the server's route made.
    const request = context as GatewayRequest;
    const client = { document, source, queryHash, operationName, variables };
    const policy = { requestId: request.requestId, log, showSubgraphErrors };
    try {
      const { data, errors = [] } = await execute({ generation, sources }, client, request);
      return {
        // Apollo Server writes the answer itself.
        ...(data !== undefined && {
          data: data === null ? null : (JSON.parse(data) as Record<string, unknown>),
        }),
        ...(errors.length > 0 && { errors: shownErrors(errors, policy) }),
      };
    } catch (error) {
      const [shown] = shownErrors([error instanceof Error ? error : new Error(String(error))], policy);
      return { errors: [withStatus(shown, error instanceof Problem ? 400 : 500)] };
    }
  };

/** Apollo Server takes the status of the whole answer from an error's extensions, and takes it out of them. */
function withStatus(error: ShownError | undefined, status: number): ShownError {
  const { message = '', extensions = {} } = error ?? {};
  return new ShownError(message, { extensions: { ...extensions, http: { status } } });
}
