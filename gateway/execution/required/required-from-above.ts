import type { FetchNode } from '@apollo/query-planner';
import {
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { responseNameOf } from '../../authorize.ts';
import { planNames } from '../plan-names.ts';
import { flowOfFetch } from './flow-of-fetch.ts';
import { requiredPaths } from './required-paths.ts';
import { withOperation } from './with-operation.ts';

/** A fetch of a plan, and the keys that lead to the objects that it is about. */
export interface PlacedNode {
  readonly path: readonly string[];
  readonly node: FetchNode;
}

/**
 * For each fetch that fetches more than what objects above its own require of it: a fetch of that alone.
 *
 * An error beside a required field makes null of the object that both are asked of. To the client that object is null;
 * what an object above it requires of it is there all the same.
 */
export function requiredFromAbove(nodes: readonly PlacedNode[]): ReadonlyMap<FetchNode, FetchNode> {
  const fetches = new Map<FetchNode, FetchNode>();
  for (const { path, node } of nodes) {
    if (!node.requires || path.length === 0) continue;
    const required = requiredOf(path, nodes);
    const only = [...required].some((each) => each.startsWith(`${path.join()},`))
      ? narrowed(node, path, required)
      : null;
    if (only) fetches.set(node, only);
  }
  return fetches;
}

/** What objects above those at a path require of them, and what these require themselves to have it. */
function requiredOf(path: readonly string[], nodes: readonly PlacedNode[]): ReadonlySet<string> {
  const above = nodes.filter((other) => other.node.requires && isAbove(other.path, path));
  const required = new Set(above.flatMap((other) => requiredPaths(other.node.requires ?? [], other.path)));
  if (required.size === 0) return required;
  const beside = nodes.filter((other) => other.node.requires && other.path.join() === path.join());
  let waiting = beside.map((other) => flowOfFetch(other.node, path));
  for (;;) {
    const needed = waiting.filter(({ gives }) => [...gives].some((field) => required.has(field)));
    if (needed.length === 0) return required;
    for (const field of needed.flatMap(({ needs }) => [...needs])) required.add(field);
    waiting = waiting.filter((each) => !needed.includes(each));
  }
}

const isAbove = (above: readonly string[], path: readonly string[]): boolean =>
  above.length < path.length && above.every((key, index) => key === path[index]);

/** A fetch of no more than is required; null where it is all required, or nothing of it. */
function narrowed(node: FetchNode, path: readonly string[], required: ReadonlySet<string>): FetchNode | null {
  const [operation] = parse(node.operation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return null;
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
