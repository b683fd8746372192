import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { FieldKeys } from './field-keys.ts';

/** The operation with the keys of its fields for their names: what is planned, fetched and merged. */
export function canonicalOperation(
  { operation, fragments }: PlannedOperation,
  schema: GraphQLSchema,
  keyOf: FieldKeys,
): PlannedOperation {
  const typeInfo = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    Field: { enter: (field) => withKey(field, keyOf(field, typeInfo.getParentType()?.name ?? '')) },
  });
  const canonical = <Definition extends OperationDefinitionNode | FragmentDefinitionNode>(of: Definition) =>
    visit<Definition>(of, visitor);
  return {
    operation: canonical(operation),
    fragments: Object.fromEntries(Object.entries(fragments).map(([name, of]) => [name, canonical(of)])),
  };
}

function withKey({ alias: _alias, ...field }: FieldNode, key: string): FieldNode {
  return key === field.name.value ? field : { ...field, alias: { kind: Kind.NAME, value: key } };
}
