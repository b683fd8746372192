import type { GraphQLResolveInfo } from 'graphql';
import type { Path } from './path.ts';
import type { OperationField, Run } from './run.ts';

/** What a resolver is told of its call, or what finds or checks the type of its value: an object of its own for each. */
export const infoOf = (
  { definition, parentType, nodes, operation }: OperationField,
  { variables }: Run,
  path: Path,
): GraphQLResolveInfo => ({
  fieldName: definition.name,
  fieldNodes: nodes,
  returnType: definition.type,
  parentType,
  path,
  schema: operation.schema,
  fragments: operation.fragments,
  rootValue: undefined,
  operation: operation.operation,
  variableValues: variables,
});
