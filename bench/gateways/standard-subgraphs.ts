import { execute, parse } from 'graphql';
import { startResponder } from './instant-responder.ts';
import { schemaOf, STANDARD_SUBGRAPHS } from './standard/graph.ts';

/** A process of its own: the standard subgraphs on one port, each at its name. Prints the port; counts on request. */
const schemas = new Map<string, ReturnType<typeof schemaOf>>(
  STANDARD_SUBGRAPHS.map((name) => [`/${name}`, schemaOf(name)]),
);

interface Body {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

const responder = await startResponder(async (path, text) => {
  // Asked under another path each time, so that no answer is kept.
  if (path.startsWith('/count')) return JSON.stringify(responder.takeCount() - 1);
  const schema = schemas.get(path);
  if (!schema) return '{"errors":[{"message":"no such subgraph"}]}';
  // The bench's own gateways send it.
  const { query, variables, operationName } = JSON.parse(text) as Body;
  return JSON.stringify(
    await execute({ schema, document: parse(query), variableValues: variables, operationName }),
  );
});

process.stdout.write(`${responder.port}\n`);
