import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { responseNameOf } from '../../authorize.ts';
import { planNames } from '../plan-names.ts';
import { namesIn } from './join-facts.ts';
import type { RequirementChains } from './requirement-chains.ts';

/** Fields of one type of object that a fetch asks for, though the subgraph cannot know them there. */
export interface Misplaced {
  readonly type: string;
  /** In the form of a plan's paths. */
  readonly path: readonly string[];
  readonly fields: readonly FieldNode[];
}

/** What is to stand in an operation instead of what is misplaced; null to leave it. */
export type Replace = (misplaced: Misplaced) => readonly SelectionNode[] | null;

interface Place {
  readonly type: string;
  readonly path: readonly string[];
  /** What the subgraph is given, or provides, of others' fields. */
  readonly known: readonly string[];
  readonly provided: SelectionSetNode | null;
}

/**
 * Replaces what a fetch asks of a subgraph that the subgraph would need to be given first: fields that it only refers
 * to, and those that require them. The same operation when there are none.
 */
export function replaceMisplaced(
  fetch: FetchNode,
  operation: OperationDefinitionNode,
  { chains, root, replace }: { chains: RequirementChains; root: string; replace: Replace },
): OperationDefinitionNode {
  const given = fetch.requires ?? [];
  const inPlan = planNames(fetch);
  const start: Place = { type: root, path: [], known: [], provided: null };
  const [entities] = operation.selectionSet.selections;
  if (!fetch.requires || entities?.kind !== Kind.FIELD || !entities.selectionSet) {
    return { ...operation, selectionSet: replaced(operation.selectionSet, start, false) };
  }
  const selectionSet = replaced(entities.selectionSet, { ...start, type: '' }, true);
  return {
    ...operation,
    selectionSet: { ...operation.selectionSet, selections: [{ ...entities, selectionSet }] },
  };

  /** @param isEntity where the objects are those that the fetch is about. */
  function replaced(selectionSet: SelectionSetNode, place: Place, isEntity: boolean): SelectionSetNode {
    const fields = selectionSet.selections.filter(
      (selection) => selection.kind === Kind.FIELD && isMisplaced(selection, place),
    ) as FieldNode[];
    const instead = fields.length > 0 ? replace({ type: place.type, path: place.path, fields }) : null;
    const kept = selectionSet.selections.filter((each) => !instead || !fields.includes(each as FieldNode));
    const selections = kept.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.FIELD) return within(selection, place);
      const type = selection.typeCondition?.name.value ?? place.type;
      const known = isEntity ? givenNames(given, type) : place.known;
      return {
        ...selection,
        selectionSet: replaced(selection.selectionSet, { ...place, type, known }, isEntity),
      };
    });
    return { ...selectionSet, selections: [...selections, ...(instead ?? []).map(namedAs(selectionSet))] };
  }

  /** What stands in a selection already keeps the name that it has there. */
  function namedAs({ selections }: SelectionSetNode): (selection: SelectionNode) => SelectionNode {
    const aliases = new Map(
      selections.flatMap((each) =>
        each.kind === Kind.FIELD && each.alias ? [[inPlan(each.alias.value), each.alias] as const] : [],
      ),
    );
    return (selection) => {
      const alias = selection.kind === Kind.FIELD ? aliases.get(responseNameOf(selection)) : undefined;
      return alias ? { ...selection, alias } : selection;
    };
  }

  function isMisplaced({ name }: FieldNode, { type, known }: Place): boolean {
    const at = `${fetch.serviceName}/${type}`;
    const isMissing = (field: string) => chains.borrowed.has(`${at}.${field}`) && !known.includes(field);
    return isMissing(name.value) || (chains.requires.get(`${at}.${name.value}`)?.some(isMissing) ?? false);
  }

  function within(field: FieldNode, { type, path, provided }: Place): FieldNode {
    if (!field.selectionSet) return field;
    const of = chains.given.get(`${type}.${field.name.value}`);
    const own =
      chains.provides.get(`${fetch.serviceName}/${type}.${field.name.value}`) ??
      innerOf(provided, field.name.value);
    const next = {
      type: of?.type ?? '',
      path: [...path, inPlan(responseNameOf(field)), ...Array.from({ length: of?.lists ?? 0 }, () => '@')],
      known: namesIn(own),
      provided: own,
    };
    return { ...field, selectionSet: replaced(field.selectionSet, next, false) };
  }
}

/** What a representation of a type holds. */
const givenNames = (selections: readonly QueryPlanSelectionNode[], type: string): readonly string[] =>
  selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection.name];
    const applies = selection.typeCondition === undefined || selection.typeCondition === type;
    return applies ? givenNames(selection.selections, type) : [];
  });

function innerOf(selectionSet: SelectionSetNode | null, name: string): SelectionSetNode | null {
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD && selection.name.value === name) return selection.selectionSet ?? null;
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? innerOf(selection.selectionSet, name) : null;
    if (inner) return inner;
  }
  return null;
}
