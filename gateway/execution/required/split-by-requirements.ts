import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fetchOperation } from '../fetch-operation.ts';
import { disagree, haveObjectsInCommon } from './disagree.ts';
import type { PlannedSupergraph } from './planned-supergraph.ts';
import { withOperation } from './with-operation.ts';

interface Group {
  /** Of the objects that its fields are of. */
  readonly types: Set<string>;
  readonly needs: QueryPlanSelectionNode[];
  readonly fields: Set<FieldNode>;
}

/** A fetch of entities in parts, none of which requires one field of one object with two sets of arguments. */
export function splitByRequirements(fetch: FetchNode, planned: PlannedSupergraph): readonly FetchNode[] {
  if (!fetch.requires?.some((each) => isWithArguments(each, planned))) return [fetch];
  const operation = fetchOperation(fetch);
  const nameOf = (name: string) => planned.fields.get(name)?.name ?? name;
  const groups: Group[] = [];
  eachEntityField(operation, (field, type) => {
    const requirement = planned.requirements.get(`${fetch.serviceName}/${type}.${nameOf(field.name.value)}`);
    const needs = requirement ? [ofType(type, requirement)] : [];
    let group = groups.find((each) => !disagree(each.needs, needs, planned));
    if (!group) {
      group = { types: new Set(), needs: [], fields: new Set() };
      groups.push(group);
    }
    group.types.add(type);
    group.needs.push(...needs);
    group.fields.add(field);
  });
  return groups.length > 1 ? groups.map((group) => partOf(fetch, operation, { group, planned })) : [fetch];
}

const ofType = (
  typeCondition: string,
  selections: readonly QueryPlanSelectionNode[],
): QueryPlanSelectionNode => ({ kind: 'InlineFragment', typeCondition, selections: [...selections] });

function isWithArguments(selection: QueryPlanSelectionNode, planned: PlannedSupergraph): boolean {
  if (selection.kind === 'Field' && planned.fields.has(selection.name)) return true;
  return selection.selections?.some((each) => isWithArguments(each, planned)) ?? false;
}

function eachEntityField(
  { selectionSet }: OperationDefinitionNode,
  then: (field: FieldNode, type: string) => void,
): void {
  const [entities] = selectionSet.selections;
  const walk = ({ selections }: SelectionSetNode, type: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) then(selection, type);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      }
    }
  };
  if (entities?.kind === Kind.FIELD && entities.selectionSet) walk(entities.selectionSet, '');
}

function partOf(
  fetch: FetchNode,
  operation: OperationDefinitionNode,
  { group, planned }: { readonly group: Group; readonly planned: PlannedSupergraph },
): FetchNode {
  const isAbout = (selection: QueryPlanSelectionNode) =>
    selection.kind === 'Field' ||
    [...group.types].some((type) => haveObjectsInCommon(type, selection.typeCondition, planned));
  const requires = (fetch.requires ?? []).filter(isAbout);
  return {
    ...withOperation(fetch, withFields(operation, group.fields)),
    requires: [...withoutArguments(requires, planned), ...group.needs],
  };
}

function withFields(
  operation: OperationDefinitionNode,
  fields: ReadonlySet<FieldNode>,
): OperationDefinitionNode {
  const filtered = (selections: readonly SelectionNode[]): readonly SelectionNode[] =>
    selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return fields.has(selection) ? [selection] : [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      const inner = filtered(selection.selectionSet.selections);
      return inner.length > 0
        ? [{ ...selection, selectionSet: { ...selection.selectionSet, selections: inner } }]
        : [];
    });
  const selections = operation.selectionSet.selections.map((entities) =>
    entities.kind === Kind.FIELD && entities.selectionSet
      ? {
          ...entities,
          selectionSet: {
            ...entities.selectionSet,
            selections: filtered(entities.selectionSet.selections),
          },
        }
      : entities,
  );
  return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
}

/** What is required, but for what is required with arguments. */
const withoutArguments = (
  selections: readonly QueryPlanSelectionNode[],
  planned: PlannedSupergraph,
): readonly QueryPlanSelectionNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === 'Field' && planned.fields.has(selection.name)) return [];
    const inner = withoutArguments(selection.selections ?? [], planned);
    return [selection.selections ? { ...selection, selections: [...inner] } : selection];
  });
