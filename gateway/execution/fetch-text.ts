import {
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { fetchOperation } from './fetch-operation.ts';
import type { Lighten } from './without-type-names.ts';

/** A fetch as it is sent. */
export interface FetchText {
  readonly text: string;
  /** The same, but for the names of variables. */
  readonly operation: OperationDefinitionNode;
  /** The name that each of the client's variables has in the text. */
  readonly variables: readonly (readonly [client: string, sent: string])[];
}

export const REPRESENTATIONS = 'representations';

/**
 * The text of a fetch in a form that depends on nothing but what it fetches: no name, fields in one order, variables
 * called by their order. Fetches of different documents can then be told to be the same.
 */
export function fetchText(source: string, lighten: Lighten = (operation) => operation): FetchText {
  const { name: _name, ...planned } = lighten(fetchOperation({ operation: source }));
  const { variableDefinitions = [], selectionSet } = planned;
  if (planned.operation !== OperationTypeNode.QUERY) {
    const names = variableDefinitions.map(({ variable }) => variable.name.value);
    return {
      text: textOf(planned),
      operation: planned,
      variables: names.map((name) => [name, name] as const),
    };
  }
  const inOrder = orderedIn(selectionSet);
  const sentNames = createSentNames();
  // Variables are counted where they are used: that order is part of what is fetched.
  const head = planned.directives?.length
    ? withSentNames({ ...planned, variableDefinitions: [], selectionSet: NOTHING }, sentNames)
    : null;
  const body = bodyText(inOrder, sentNames);
  const definitions = variableDefinitions.map((definition) => withSentName(definition, sentNames));
  const byName = definitions.sort((a, b) => (a.variable.name.value < b.variable.name.value ? -1 : 1));
  const start = head ? textOf({ ...head, variableDefinitions: byName }) : plainStart(byName);
  return {
    text: `${start}${body}`,
    operation: { ...planned, selectionSet: setOf(inOrder) },
    variables: sentNames.all(),
  };
}

const NOTHING: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

const textOf = (node: OperationDefinitionNode | VariableDefinitionNode | SelectionNode): string =>
  stripIgnoredCharacters(print(node));

/** Names for a client's variables, by the order in which they are first asked for. */
interface SentNames {
  readonly of: (variable: string) => string;
  readonly all: () => FetchText['variables'];
}

function createSentNames(): SentNames {
  const names = new Map<string, string>();
  return {
    of: (variable) => {
      if (variable === REPRESENTATIONS) return variable;
      const name = names.get(variable) ?? `v${names.size}`;
      names.set(variable, name);
      return name;
    },
    all: () => [...names],
  };
}

const withSentNames = <Node extends OperationDefinitionNode | SelectionNode>(
  node: Node,
  sentNames: SentNames,
): Node =>
  visit<Node>(node, {
    Variable: ({ kind, name }) => ({ kind, name: { ...name, value: sentNames.of(name.value) } }),
  });

function withSentName(
  { variable, ...rest }: VariableDefinitionNode,
  { of: nameOf }: SentNames,
): VariableDefinitionNode {
  const name = { ...variable.name, value: nameOf(variable.name.value) };
  return { ...rest, variable: { ...variable, name } };
}

/** How a query begins that says nothing of itself. */
const plainStart = (definitions: readonly VariableDefinitionNode[]): string =>
  definitions.length > 0 ? `query(${definitions.map(definitionText).join('')})` : '';

function definitionText(definition: VariableDefinitionNode): string {
  const { variable, type, defaultValue, directives } = definition;
  if (defaultValue || directives?.length) return textOf(definition);
  return `$${variable.name.value}:${typeText(type)}`;
}

function typeText(type: TypeNode): string {
  if (type.kind === Kind.NAMED_TYPE) return type.name.value;
  return type.kind === Kind.LIST_TYPE ? `[${typeText(type.type)}]` : `${typeText(type.type)}!`;
}

/** A selection among others, with what is selected of it in its order. */
interface Ordered {
  readonly selection: SelectionNode;
  /** What it says but for that. */
  readonly head: string;
  readonly inner: readonly Ordered[];
}

/** Fields come before fragments, leaves before objects, each by what it says. */
const orderedIn = ({ selections }: SelectionSetNode): readonly Ordered[] =>
  selections.map(ordered).sort(compareOrdered);

function ordered(selection: SelectionNode): Ordered {
  const set = selection.kind === Kind.FRAGMENT_SPREAD ? undefined : selection.selectionSet;
  const inner = set ? orderedIn(set) : [];
  const rank = `${selection.kind === Kind.FIELD ? 0 : 1}${set ? 1 : 0}`;
  return {
    selection: set ? ({ ...selection, selectionSet: setOf(inner) } as SelectionNode) : selection,
    head: `${rank}${plainHead(selection, (name) => name) ?? print(headOf(selection))}`,
    inner,
  };
}

const setOf = (inOrder: readonly Ordered[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: inOrder.map(({ selection }) => selection),
});

function compareOrdered(one: Ordered, other: Ordered): number {
  if (one.head !== other.head) return one.head < other.head ? -1 : 1;
  for (const [index, inner] of one.inner.entries()) {
    const otherInner = other.inner[index];
    const order = otherInner ? compareOrdered(inner, otherInner) : 1;
    if (order !== 0) return order;
  }
  return one.inner.length - other.inner.length;
}

const headOf = (selection: SelectionNode): SelectionNode =>
  selection.kind === Kind.FRAGMENT_SPREAD ? selection : { ...selection, selectionSet: NOTHING };

/** What a selection says that has no more than names and variables; null for others. */
function plainHead(selection: SelectionNode, nameOf: (variable: string) => string): string | null {
  if (selection.directives?.length || selection.kind === Kind.FRAGMENT_SPREAD) return null;
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

function bodyText(inOrder: readonly Ordered[], sentNames: SentNames): string {
  let text = '{';
  let endsInName = false;
  for (const { selection, inner } of inOrder) {
    const head = plainHead(selection, sentNames.of) ?? textOf(withSentNames(headOf(selection), sentNames));
    text += endsInName ? ` ${head}` : head;
    if (inner.length > 0) text += bodyText(inner, sentNames);
    endsInName = inner.length === 0 && !head.endsWith(')');
  }
  return `${text}}`;
}
