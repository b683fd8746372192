import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from './execution/index.ts';
import type { PlannedOperation } from './subgraph-call.ts';

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * An operation for given values of the variables that decide what is skipped or included: without those directives, without
 * what they leave out, and without what is asked of the schema itself, which no subgraph answers. Objects of which nothing
 * is left are asked for all the same.
 *
 * Plans are made of this. The planner's own conditions cannot be relied on: it takes what a skipped field requires for
 * a requirement of everything beside it, and conditions of an object's fields for conditions of the object.
 */
export function withoutSkipped(
  { operation, fragments }: PlannedOperation,
  values: Readonly<Record<string, unknown>>,
): PlannedOperation {
  const pruned = <Node extends { readonly selectionSet: SelectionSetNode }>(node: Node): Node => ({
    ...node,
    selectionSet: withoutSkippedIn(node.selectionSet, values),
  });
  return {
    operation: pruned(operation),
    fragments: Object.fromEntries(Object.entries(fragments).map(([name, each]) => [name, pruned(each)])),
  };
}

type Values = Readonly<Record<string, unknown>>;

function withoutSkippedIn({ kind, selections }: SelectionSetNode, values: Values): SelectionSetNode {
  const included = selections
    .filter((selection) => isIncluded(selection, values) && !isIntrospection(selection))
    .map((selection) => withoutConditions(selection, values));
  return { kind, selections: included.length > 0 ? included : [TYPENAME] };
}

/** The planner knows what to do with these at the root of an operation alone. */
const isIntrospection = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && (selection.name.value === '__schema' || selection.name.value === '__type');

function withoutConditions(selection: SelectionNode, values: Values): SelectionNode {
  const { directives = [] } = selection;
  const others = directives.filter(({ name }) => !CONDITIONS.has(name.value));
  const bare = others.length < directives.length ? { ...selection, directives: others } : selection;
  if (bare.kind === Kind.FRAGMENT_SPREAD || !bare.selectionSet) return bare;
  return { ...bare, selectionSet: withoutSkippedIn(bare.selectionSet, values) };
}

const CONDITIONS: ReadonlySet<string> = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);
