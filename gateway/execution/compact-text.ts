import {
  type DefinitionNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

export const NOTHING_SELECTED: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

/**
 * Definitions as text that says nothing but what they mean.
 *
 * graphql-js' `print` indents, which for a document that goes down deep costs its length times its depth.
 */
export const compactText = (definitions: readonly DefinitionNode[]): string =>
  definitions
    .map((definition) =>
      'selectionSet' in definition
        ? `${plainText({ ...definition, selectionSet: NOTHING_SELECTED })}${selectionSetText(definition.selectionSet)}`
        : plainText(definition),
    )
    .join('');

/** For what holds no selections. */
export const plainText = (
  node: DefinitionNode | VariableDefinitionNode | SelectionNode | ValueNode | TypeNode,
): string => stripIgnoredCharacters(print(node));

/** @param textOf what a selection says but for what is selected of it */
export function selectionSetText(
  { selections }: SelectionSetNode,
  textOf: (selection: SelectionNode) => string = headText,
): string {
  let text = '{';
  let endsInName = false;
  for (const selection of selections) {
    const head = textOf(selection);
    text += endsInName ? ` ${head}` : head;
    const inner = innerOf(selection);
    if (inner) text += selectionSetText(inner, textOf);
    endsInName = !inner && !head.endsWith(')');
  }
  return `${text}}`;
}

export const selectionText = (selection: SelectionNode): string => {
  const inner = innerOf(selection);
  return `${headText(selection)}${inner ? selectionSetText(inner) : ''}`;
};

export const innerOf = (selection: SelectionNode): SelectionSetNode | undefined =>
  selection.kind === Kind.FRAGMENT_SPREAD ? undefined : selection.selectionSet;

/** A selection without what is selected of it. */
export const headOf = (selection: SelectionNode): SelectionNode =>
  innerOf(selection) ? ({ ...selection, selectionSet: NOTHING_SELECTED } as SelectionNode) : selection;

/** What a selection says but for what is selected of it. */
export const headText = (selection: SelectionNode): string =>
  plainHead(selection, (name) => name) ?? plainText(headOf(selection));

/** The same for one that has no more than names and variables, in a moment; null for others. */
export function plainHead(selection: SelectionNode, nameOf: (variable: string) => string): string | null {
  if (selection.directives?.length) return null;
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}`;
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    return selection.typeCondition ? `...on ${selection.typeCondition.name.value}` : '...';
  }
  const { alias, name, arguments: given = [] } = selection;
  const start = alias ? `${alias.value}:${name.value}` : name.value;
  if (given.length === 0) return start;
  const texts: string[] = [];
  for (const { name: argument, value } of given) {
    if (value.kind !== Kind.VARIABLE) return null;
    texts.push(`${argument.value}:$${nameOf(value.name.value)}`);
  }
  return `${start}(${texts.join(' ')})`;
}
