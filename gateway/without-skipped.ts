import {
  type ASTNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { PlannedOperation } from './subgraph-call.ts';

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * An operation for given values of the variables that decide what is skipped or included: without those directives, and
 * without what they leave out. Objects of which nothing is left are asked for all the same.
 *
 * Plans are made of this. The planner's own conditions cannot be relied on: it takes what a skipped field requires for
 * a requirement of everything beside it, and conditions of an object's fields for conditions of the object.
 */
export function withoutSkipped(
  { operation, fragments }: PlannedOperation,
  values: Readonly<Record<string, unknown>>,
): PlannedOperation {
  const pruned = <Node extends ASTNode>(node: Node): Node =>
    visit(node, { SelectionSet: (selectionSet) => withoutSkippedIn(selectionSet, values) });
  return {
    operation: pruned(operation),
    fragments: Object.fromEntries(Object.entries(fragments).map(([name, each]) => [name, pruned(each)])),
  };
}

function withoutSkippedIn(
  selectionSet: SelectionSetNode,
  values: Readonly<Record<string, unknown>>,
): SelectionSetNode {
  const selections = selectionSet.selections
    .filter((selection) => isIncluded(selection, values))
    .map((selection) => ({
      ...selection,
      directives: selection.directives?.filter(({ name }) => !CONDITIONS.has(name.value)) ?? [],
    }));
  return { ...selectionSet, selections: selections.length > 0 ? selections : [TYPENAME] };
}

const CONDITIONS: ReadonlySet<string> = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

const isIncluded = (selection: SelectionNode, values: Readonly<Record<string, unknown>>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, values)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, selection, values)?.['if'] !== false;
