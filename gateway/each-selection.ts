import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** Told of each selection of a definition, from the outside in; what fragments of other definitions hold is left out. */
export function eachSelection(
  { selectionSet }: { readonly selectionSet: SelectionSetNode },
  then: (selection: SelectionNode) => void,
): void {
  for (const selection of selectionSet.selections) {
    then(selection);
    const inner = selection.kind === Kind.FRAGMENT_SPREAD ? undefined : selection.selectionSet;
    if (inner) eachSelection({ selectionSet: inner }, then);
  }
}
