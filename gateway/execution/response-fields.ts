import {
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { responseNameOf } from '../authorize.ts';
import type { PlannedOperation } from '../subgraph-call.ts';

/** A selection set with the type that it is about. */
export interface Selected {
  readonly parentType: string;
  readonly selectionSet: SelectionSetNode;
}

/** What an answer has under one name in an object of one type. */
export interface ResponseField {
  readonly name: string;
  readonly nodes: readonly { readonly node: FieldNode; readonly parentType: string }[];
}

export interface Asking {
  readonly schema: GraphQLSchema;
  readonly fragments: PlannedOperation['fragments'];
  /** Of the variables, those that decide what is skipped or included. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** The fields of an object's answer, in the order in which GraphQL gives them. */
export function responseFields(
  type: GraphQLObjectType | GraphQLInterfaceType,
  selected: readonly Selected[],
  { schema, fragments, conditions }: Asking,
): readonly ResponseField[] {
  const byName = new Map<string, { node: FieldNode; parentType: string }[]>();
  const spread = new Set<string>();

  const add = ({ parentType, selectionSet }: Selected): void => {
    for (const selection of selectionSet.selections) {
      if (!isIncluded(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = responseNameOf(selection);
        const nodes = byName.get(name) ?? [];
        byName.set(name, nodes);
        nodes.push({ node: selection, parentType });
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : used(selection.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value ?? parentType;
      if (isOf(condition)) add({ parentType: condition, selectionSet: fragment.selectionSet });
    }
  };
  selected.forEach(add);
  return [...byName].map(([name, nodes]) => ({ name, nodes }));

  function used(name: string) {
    if (spread.has(name)) return undefined;
    spread.add(name);
    return fragments[name];
  }

  function isOf(condition: string): boolean {
    if (condition === type.name) return true;
    const conditionType = schema.getType(condition);
    return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
  }
}

/** False for what these conditions skip. */
export function isIncluded(selection: SelectionNode, conditions: Asking['conditions']): boolean {
  if (!selection.directives?.length) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, conditions);
  if (skip?.['if'] === true) return false;
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, conditions);
  return include?.['if'] !== false;
}
