import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { Lighten } from './without-type-names.ts';

/** A fetch as it is sent. */
export interface FetchText {
  readonly text: string;
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
  const [whole] = parse(source, { noLocation: true }).definitions;
  if (whole?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A fetch is no operation');
  const planned = lighten(whole);
  const { name: _name, ...unnamed } = planned;
  if (planned.operation !== OperationTypeNode.QUERY) {
    const names = (planned.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    return {
      text: textOf(unnamed),
      operation: unnamed,
      variables: names.map((name) => [name, name] as const),
    };
  }
  const sorted = { ...unnamed, selectionSet: inOneOrder(unnamed.selectionSet) };
  const sentNames = new Map<string, string>();
  const operation = visit<OperationDefinitionNode>(
    // Variables are counted where they are used: that order is part of what is fetched.
    { ...sorted, variableDefinitions: [] },
    {
      Variable: (variable) => {
        const { value: name } = variable.name;
        if (name === REPRESENTATIONS) return undefined;
        const sent = sentNames.get(name) ?? `v${sentNames.size}`;
        sentNames.set(name, sent);
        return { ...variable, name: { ...variable.name, value: sent } };
      },
    },
  );
  const definitions = (planned.variableDefinitions ?? []).map((definition) => {
    const { variable } = definition;
    const value = sentNames.get(variable.name.value) ?? variable.name.value;
    return { ...definition, variable: { ...variable, name: { ...variable.name, value } } };
  });
  const byName = definitions.sort((a, b) => (a.variable.name.value < b.variable.name.value ? -1 : 1));
  const sent = { ...operation, variableDefinitions: byName };
  return { text: textOf(sent), operation: sent, variables: [...sentNames] };
}

const textOf = (operation: OperationDefinitionNode): string => stripIgnoredCharacters(print(operation));

function inOneOrder(selectionSet: SelectionSetNode): SelectionSetNode {
  const selections = selectionSet.selections.map((selection): SelectionNode =>
    selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet
      ? { ...selection, selectionSet: inOneOrder(selection.selectionSet) }
      : selection,
  );
  const texts = new Map(selections.map((selection) => [selection, orderOf(selection)]));
  return {
    ...selectionSet,
    selections: selections.sort((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1)),
  };
}

/** Fields come before fragments, each by its text. */
const orderOf = (selection: SelectionNode): string =>
  `${selection.kind === Kind.FIELD ? 0 : 1}${isLeaf(selection) ? 0 : 1}${print(selection)}`;

const isLeaf = (selection: SelectionNode): selection is FieldNode =>
  selection.kind === Kind.FIELD && !selection.selectionSet;
