import {
  type DocumentNode,
  executeSync,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
} from 'graphql';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { ResponseField } from './response-fields.ts';
import { addError, type Writing } from './writing.ts';

/** Writes what a client asks of the schema itself; graphql-js knows all about that. */
export function introspectionWriter(
  { schema, asked }: { readonly schema: GraphQLSchema; readonly asked: PlannedOperation },
  { name, nodes }: ResponseField,
): (...at: readonly [unknown, unknown, Writing]) => string | null {
  const { operation, fragments } = asked;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: nodes.map(({ node }) => node) } as const;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    // What a mutation gives may lead to the query type as well.
    definitions: [
      { ...operation, operation: OperationTypeNode.QUERY, selectionSet },
      ...Object.values(fragments),
    ],
  };
  const write = (writing: Writing): string | null => {
    const { data, errors = [] } = executeSync({ schema, document, variableValues: writing.run.variables });
    for (const { message, path = [] } of errors) {
      addError(
        writing,
        () =>
          new GraphQLError(message, {
            path: [...writing.path, ...path],
            extensions: { code: 'BAD_INPUT', reason: 'invalid-variables' },
          }),
      );
    }
    return data ? (JSON.stringify(data[name]) ?? null) : null;
  };
  const isConstant = (operation.variableDefinitions ?? []).length === 0;
  let text: string | null = null;
  return (_holder, _step, writing) => (isConstant ? (text ??= write(writing)) : write(writing));
}
