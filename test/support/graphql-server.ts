import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, type GraphQLSchema, parse, validate } from 'graphql';

export interface GraphqlServer {
  readonly url: string;
  /** While true, connections are cut as they come. */
  isDown: boolean;
  readonly close: () => Promise<void>;
}

interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** GraphQL over HTTP with nothing but graphql-js: a subgraph as somebody else would run it. */
export async function startGraphqlServer(schema: GraphQLSchema): Promise<GraphqlServer> {
  const http = createServer((request, response) => {
    if (server.isDown) return void request.socket.destroy();
    void answer(schema, request).then((body) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: GraphqlServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    isDown: false,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

async function answer(schema: GraphQLSchema, request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  // What the gateway sends.
  const { query, variables, operationName } = JSON.parse(Buffer.concat(chunks).toString()) as GraphqlRequest;
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  return await execute({ schema, document, variableValues: variables, operationName });
}
