import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlannedSupergraph } from './planned-supergraph.ts';
import { withOperation } from './with-operation.ts';

/** Where a required field goes in a representation, and what goes there. */
type Needs = ReadonlyMap<string, string>;

interface Group {
  readonly needs: Map<string, string>;
  readonly fields: Set<FieldNode>;
}

/** A fetch of entities in parts, none of which requires one field with two sets of arguments. */
export function splitByRequirements(fetch: FetchNode, planned: PlannedSupergraph): readonly FetchNode[] {
  const { requires } = fetch;
  if (!requires || !isAmbiguous(requires, planned)) return [fetch];
  const [operation] = parse(fetch.operation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [fetch];
  const groups: Group[] = [];
  eachEntityField(operation, (field, type) => {
    const requirement = planned.requirements.get(`${fetch.serviceName}/${type}.${field.name.value}`);
    const needs = requirement ? needsOf(requirement, planned, '') : new Map<string, string>();
    let group = groups.find((each) => fitsInto(each.needs, needs));
    if (!group) {
      group = { needs: new Map(), fields: new Set() };
      groups.push(group);
    }
    for (const [place, key] of needs) group.needs.set(place, key);
    group.fields.add(field);
  });
  return groups.map((group) => partOf(fetch, operation, { group, planned }));
}

function isAmbiguous(selections: readonly QueryPlanSelectionNode[], planned: PlannedSupergraph): boolean {
  const seen = new Map<string, string>();
  return selections.some((selection) => {
    if (selection.kind === 'InlineFragment') return isAmbiguous(selection.selections, planned);
    const name = planned.fields.get(selection.name)?.name ?? selection.name;
    const isSecond = seen.has(name) && seen.get(name) !== selection.name;
    seen.set(name, selection.name);
    return isSecond || isAmbiguous(selection.selections ?? [], planned);
  });
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

function needsOf({ selections }: SelectionSetNode, planned: PlannedSupergraph, place: string): Needs {
  const needs = new Map<string, string>();
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    const key = selection.kind === Kind.FIELD ? selection.name.value : '';
    const own = planned.fields.get(key);
    const at = key === '' ? place : `${place}/${own?.name ?? key}`;
    if (own) needs.set(at, key);
    const inner = selection.selectionSet ? needsOf(selection.selectionSet, planned, at) : [];
    for (const [innerPlace, innerKey] of inner) needs.set(innerPlace, innerKey);
  }
  return needs;
}

const fitsInto = (known: Needs, needs: Needs): boolean =>
  [...needs].every(([place, key]) => (known.get(place) ?? key) === key);

function partOf(
  fetch: FetchNode,
  operation: OperationDefinitionNode,
  { group, planned }: { readonly group: Group; readonly planned: PlannedSupergraph },
): FetchNode {
  return {
    ...withOperation(fetch, withFields(operation, group.fields)),
    requires: requiredFor(fetch.requires ?? [], { group, planned }, ''),
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

/** What is required, but for what only other parts need. */
function requiredFor(
  selections: readonly QueryPlanSelectionNode[],
  of: { readonly group: Group; readonly planned: PlannedSupergraph },
  place: string,
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') {
      return [{ ...selection, selections: requiredFor(selection.selections, of, place) }];
    }
    const own = of.planned.fields.get(selection.name);
    const at = `${place}/${own?.name ?? selection.name}`;
    if (own && of.group.needs.get(at) !== selection.name) return [];
    return [
      {
        ...selection,
        ...(selection.selections && { selections: requiredFor(selection.selections, of, at) }),
      },
    ];
  });
}
