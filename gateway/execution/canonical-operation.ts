import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { FieldKeys } from './field-keys.ts';
import type { TypeFacts } from './type-facts.ts';

/** The operation with the keys of its fields for their names: what is planned, fetched and merged. */
export function canonicalOperation(
  { operation, fragments }: PlannedOperation,
  types: TypeFacts,
  keyOf: FieldKeys,
): PlannedOperation {
  const canonical = <Node extends { readonly selectionSet: SelectionSetNode }>(
    node: Node,
    type: string,
  ): Node => ({
    ...node,
    selectionSet: {
      ...node.selectionSet,
      selections: node.selectionSet.selections.map((selection): SelectionNode => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          return canonical(selection, selection.typeCondition?.name.value ?? type);
        }
        const field = withKey(selection, keyOf(selection, type));
        const { selectionSet } = field;
        if (!selectionSet) return field;
        return canonical({ ...field, selectionSet }, types.fieldType(type, selection.name.value) ?? '');
      }),
    },
  });
  return {
    operation: canonical(operation, types.rootType(operation.operation) ?? ''),
    fragments: Object.fromEntries(
      Object.entries(fragments).map(([name, of]) => [name, canonical(of, of.typeCondition.name.value)]),
    ),
  };
}

function withKey({ alias: _alias, ...field }: FieldNode, key: string): FieldNode {
  return key === field.name.value ? field : { ...field, alias: { kind: Kind.NAME, value: key } };
}
