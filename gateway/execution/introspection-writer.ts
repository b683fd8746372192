import { type DocumentNode, execute, type GraphQLSchema, Kind } from 'graphql';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { ResponseField } from './response-fields.ts';
import type { Writing } from './writing.ts';

/** Writes what a client asks of the schema itself; graphql-js knows all about that. */
export function introspectionWriter(
  { schema, asked }: { readonly schema: GraphQLSchema; readonly asked: PlannedOperation },
  { name, nodes }: ResponseField,
): (...at: readonly [unknown, unknown, Writing]) => string | null {
  const { operation, fragments } = asked;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: nodes.map(({ node }) => node) } as const;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet }, ...Object.values(fragments)],
  };
  const answer = (variableValues: Readonly<Record<string, unknown>>): string | null => {
    const result = execute({ schema, document, variableValues });
    const data = 'data' in result ? result.data : null;
    return data ? (JSON.stringify(data[name]) ?? null) : null;
  };
  const isConstant = (operation.variableDefinitions ?? []).length === 0;
  let text: string | null = null;
  return (_holder, _step, { run }) => {
    if (!isConstant) return answer(run.variables);
    text ??= answer({});
    return text;
  };
}
