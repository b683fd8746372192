import {
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import {
  compactText,
  headOf,
  headText,
  innerOf,
  NOTHING_SELECTED,
  plainHead,
  plainText,
  selectionSetText,
} from './compact-text.ts';
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
      text: compactText([planned]),
      operation: planned,
      variables: names.map((name) => [name, name] as const),
    };
  }
  const inOrder = orderedIn(selectionSet);
  const sentNames = createSentNames();
  // Variables are counted where they are used: that order is part of what is fetched.
  const head = planned.directives?.length
    ? withSentNames({ ...planned, variableDefinitions: [], selectionSet: NOTHING_SELECTED }, sentNames)
    : null;
  const set = setOf(inOrder);
  const body = selectionSetText(
    set,
    (selection) =>
      plainHead(selection, sentNames.of) ?? plainText(withSentNames(headOf(selection), sentNames)),
  );
  const definitions = variableDefinitions.map((definition) => withSentName(definition, sentNames));
  const byName = definitions.sort((a, b) => (a.variable.name.value < b.variable.name.value ? -1 : 1));
  const start = head ? plainText({ ...head, variableDefinitions: byName }) : plainStart(byName);
  return {
    text: `${start}${body}`,
    operation: { ...planned, selectionSet: set },
    variables: sentNames.all(),
  };
}

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
  if (defaultValue || directives?.length) return plainText(definition);
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
  const set = innerOf(selection);
  const inner = set ? orderedIn(set) : [];
  const rank = `${selection.kind === Kind.FIELD ? 0 : 1}${set ? 1 : 0}`;
  return {
    selection: set ? ({ ...selection, selectionSet: setOf(inner) } as SelectionNode) : selection,
    head: `${rank}${headText(selection)}`,
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
