import type { FetchNode } from '@apollo/query-planner';
import {
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compactText, selectionText } from '../compact-text.ts';
import { fetchOperation } from '../fetch-operation.ts';
import { canMerge, type FieldsIn, type FieldOf } from './can-merge.ts';

/** One fetch in the place of several, of entities at one place from one subgraph. */
export interface JoinedFetch extends FetchNode {
  /** What it stands for: each of them is made by itself for objects that lack what only another one requires. */
  readonly parts: readonly FetchNode[];
}

export const partsOf = (fetch: FetchNode): readonly FetchNode[] =>
  // Plans have no nodes of this kind but those that are made here.
  'parts' in fetch ? (fetch as JoinedFetch).parts : [fetch];

/** Two fetches of entities at one place as one; null where they do not go together, or may not. */
export function joinedFetch(one: FetchNode, other: FetchNode, fieldsIn: FieldsIn): JoinedFetch | null {
  if (one.serviceName !== other.serviceName || !one.requires || !other.requires) return null;
  // What is renamed for one would be renamed for the other.
  if (isRewritten(one) || isRewritten(other)) return null;
  const operation = joinedOperation(one, other, fieldsIn(one.serviceName));
  if (operation === null) return null;
  return {
    ...one,
    operation,
    requires: [...one.requires, ...other.requires],
    variableUsages: [...new Set([...(one.variableUsages ?? []), ...(other.variableUsages ?? [])])],
    parts: [...partsOf(one), ...partsOf(other)],
  };
}

const isRewritten = ({ inputRewrites, outputRewrites, contextRewrites }: FetchNode): boolean =>
  [inputRewrites, outputRewrites, contextRewrites].some((rewrites) => rewrites && rewrites.length > 0);

function joinedOperation(one: FetchNode, other: FetchNode, fieldOf: FieldOf): string | null {
  const [first, second] = [entitiesOf(one), entitiesOf(other)];
  if (!first || !second) return null;
  const selections = joinedSelections([...first.selections, ...second.selections]);
  if (!canMerge(selections, fieldOf)) return null;
  const [entities] = first.operation.selectionSet.selections;
  const whole = {
    ...first.operation,
    variableDefinitions: joinedVariables(first.operation, second.operation),
    selectionSet: {
      kind: Kind.SELECTION_SET as const,
      selections: [
        { ...entities, selectionSet: { kind: Kind.SELECTION_SET as const, selections } } as SelectionNode,
      ],
    },
  };
  return compactText([whole]);
}

function entitiesOf(fetch: FetchNode) {
  const operation = fetchOperation(fetch);
  if (operation.directives?.length) return null;
  const [entities, ...others] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet || others.length > 0) return null;
  return { operation, selections: entities.selectionSet.selections };
}

/** What is asked of one type stands in one fragment, so that equal fetches have equal texts however they came about. */
function joinedSelections(selections: readonly SelectionNode[]): readonly SelectionNode[] {
  const byText = new Map<string, SelectionNode>();
  const byType = new Map<string, InlineFragmentNode>();
  for (const selection of selections) {
    const isOfType = selection.kind === Kind.INLINE_FRAGMENT && !selection.directives?.length;
    const type = isOfType ? selection.typeCondition?.name.value : undefined;
    if (!isOfType || type === undefined) {
      byText.set(selectionText(selection), selection);
      continue;
    }
    const inner = [
      ...(byType.get(type)?.selectionSet.selections ?? []),
      ...selection.selectionSet.selections,
    ];
    byType.set(type, {
      ...selection,
      selectionSet: { ...selection.selectionSet, selections: joinedSelections(inner) },
    });
  }
  return [...byText.values(), ...byType.values()];
}

function joinedVariables(
  ...operations: readonly OperationDefinitionNode[]
): readonly VariableDefinitionNode[] {
  const all = operations.flatMap(({ variableDefinitions = [] }) => variableDefinitions);
  return [...new Map(all.map((each) => [each.variable.name.value, each])).values()];
}
