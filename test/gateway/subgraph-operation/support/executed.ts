import { execute, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { compileDocument } from '../../../../gateway/subgraph-operation/index.ts';

export interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly context?: unknown;
}

/** What both say of a document, as a client would read it: the compiled operation, and graphql-js. */
export async function executedBoth(
  schema: GraphQLSchema,
  { query, variables = {}, operationName, context }: Asked,
): Promise<{ readonly compiled: unknown; readonly reference: unknown }> {
  const document = parse(query, { noLocation: true });
  const run = compileDocument(schema, document);
  // Twice, as what is compiled must not remember anything of an execution.
  await run({ variables, operationName, context });
  const compiled = await run({ variables, operationName, context });
  const reference = await execute({
    schema,
    document,
    variableValues: variables,
    operationName,
    contextValue: context,
  });
  return { compiled: read(compiled), reference: read(reference) };
}

const read = ({ data, errors }: ExecutionResult): unknown =>
  JSON.parse(
    JSON.stringify({
      data,
      errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })),
    }),
  );
