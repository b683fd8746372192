import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { groupsBy } from '../../../values/group-by.ts';
import { responseNameOf } from '../../authorize.ts';
import { fetchOperation } from '../fetch-operation.ts';
import { planNames } from '../plan-names.ts';
import type { PlacedNode } from '../plan-places.ts';
import { flowOfFetch } from './flow-of-fetch.ts';
import { withOperation } from './with-operation.ts';

/** Fields by their paths: keys, joined by commas. */
type Fields = Set<string>;

/**
 * For each fetch that fetches more than what objects above its own require of it: a fetch of that alone.
 *
 * An error beside a required field makes null of the object that both are asked of. To the client that object is null;
 * what an object above it requires of it is there all the same.
 */
export function requiredFromAbove(nodes: readonly PlacedNode[]): ReadonlyMap<FetchNode, FetchNode> {
  const fetches = new Map<FetchNode, FetchNode>();
  const entityNodes = nodes.filter(({ node, path }) => node.requires && path.length > 0);
  const within = requiredWithin(nodes);
  for (const [place, beside] of groupsBy(entityNodes, ({ path }) => path.join())) {
    const required = within.get(place);
    if (!required?.size) continue;
    addRequirements(required, beside);
    for (const { node, path } of beside) {
      const only = narrowed(node, path, required);
      if (only) fetches.set(node, only);
    }
  }
  return fetches;
}

/** What fetches about objects above require of those at a place, by the place. */
function requiredWithin(nodes: readonly PlacedNode[]): ReadonlyMap<string, Fields> {
  const byPlace = new Map<string, Fields>();
  const add = (
    selections: readonly QueryPlanSelectionNode[],
    path: string,
    around: readonly Fields[],
  ): void => {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') add(selection.selections, path, around);
      if (selection.kind !== 'Field' || selection.name === '__typename') continue;
      const key = selection.alias ?? selection.name;
      const at = path === '' ? key : `${path},${key}`;
      for (const fields of around) fields.add(at);
      if (!selection.selections) continue;
      const own: Fields = byPlace.get(at) ?? new Set();
      byPlace.set(at, own);
      add(selection.selections, at, [...around, own]);
    }
  };
  for (const { path, node } of nodes) add(node.requires ?? [], path.join(), []);
  return byPlace;
}

/** Adds what those that fetch it require themselves, of the objects that they are about. */
function addRequirements(required: Fields, beside: readonly PlacedNode[]): void {
  let waiting = beside.map(({ node, path }) => flowOfFetch(node, path));
  for (;;) {
    const needed = waiting.filter(({ gives }) => [...gives].some((field) => required.has(field)));
    if (needed.length === 0) return;
    for (const field of needed.flatMap(({ needs }) => [...needs])) required.add(field);
    waiting = waiting.filter((each) => !needed.includes(each));
  }
}

/** A fetch of no more than is required; null where it is all required, or nothing of it. */
function narrowed(node: FetchNode, path: readonly string[], required: ReadonlySet<string>): FetchNode | null {
  const operation = fetchOperation(node);
  const inPlan = planNames(node);
  let isNarrower = false;
  const keep = ({ selections }: SelectionSetNode, at: readonly string[]): SelectionNode[] =>
    selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      const isField = selection.kind === Kind.FIELD;
      if (isField && selection.name.value === '__typename') return [selection];
      const inner = isField ? [...at, inPlan(responseNameOf(selection))] : at;
      if (isField && !required.has(inner.join())) {
        isNarrower = true;
        return [];
      }
      if (!selection.selectionSet) return [selection];
      const kept = keep(selection.selectionSet, inner);
      return kept.some(isAsked)
        ? [{ ...selection, selectionSet: { ...selection.selectionSet, selections: kept } }]
        : [];
    });
  const entities = operation.selectionSet.selections.map((field) =>
    field.kind === Kind.FIELD && field.selectionSet
      ? { ...field, selectionSet: { ...field.selectionSet, selections: keep(field.selectionSet, path) } }
      : field,
  );
  const isEmpty = !entities.some(
    (field) => field.kind === Kind.FIELD && field.selectionSet?.selections.some(isAsked),
  );
  return isNarrower && !isEmpty ? withOperation(node, withEntities(operation, entities)) : null;
}

const isAsked = (selection: SelectionNode): boolean =>
  selection.kind !== Kind.FIELD || selection.name.value !== '__typename';

const withEntities = (
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): OperationDefinitionNode => ({
  ...operation,
  selectionSet: { ...operation.selectionSet, selections },
});
