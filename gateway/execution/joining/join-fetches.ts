import type { FetchNode, FlattenNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { fetchText } from '../fetch-text.ts';
import type { FieldsIn } from './can-merge.ts';
import { joinedFetch } from './joined-fetch.ts';

/**
 * A plan with fewer calls that takes no more steps.
 *
 * A fetch that nobody else in a plan waits for goes out with a later one of a sequence beside it: as one fetch where both
 * are about the same objects, and at the same time where both ask the same about others, so that they share a call.
 */
export function joinFetches(plan: QueryPlan, fieldsIn: FieldsIn): QueryPlan {
  const { node } = plan;
  return !node || node.kind === 'Subscription' ? plan : { ...plan, node: joinedIn(node, joinWith(fieldsIn)) };
}

function joinedIn(node: PlanNode, join: Meet): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { ...node, nodes: node.nodes.map((each) => joinedIn(each, join)) };
    case 'Parallel':
      return inParallel(
        place(
          place(
            node.nodes.map((each) => joinedIn(each, join)),
            join,
          ),
          sendBeside,
        ),
      );
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: joinedIn(node.ifClause, join) }),
        ...(node.elseClause && { elseClause: joinedIn(node.elseClause, join) }),
      };
    case 'Flatten':
    case 'Fetch':
    case 'Defer':
      return node;
  }
}

const inParallel = (nodes: readonly PlanNode[]): PlanNode => {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { kind: 'Parallel', nodes: [...nodes] };
};

/** A fetch of entities, where it stands. */
interface EntityFetch extends FlattenNode {
  readonly node: FetchNode;
}

const isEntityFetch = (node: PlanNode): node is EntityFetch =>
  node.kind === 'Flatten' && node.node.kind === 'Fetch' && node.node.requires !== undefined;

/** What becomes of a fetch when another one goes out with it; null when it does not. */
type Meet = (there: EntityFetch, moved: EntityFetch) => PlanNode | null;

/** Moves what can be moved from the nodes of a parallel into the sequences among them. */
function place(nodes: readonly PlanNode[], meet: Meet): readonly PlanNode[] {
  let left = nodes;
  for (const moved of nodes.filter(isEntityFetch)) {
    const others = left.filter((each) => each !== moved);
    const index = others.findIndex((each) => each.kind === 'Sequence' && met(each, moved, meet) !== null);
    const host = others[index];
    const changed = host && met(host, moved, meet);
    if (changed) left = others.with(index, changed);
  }
  return left;
}

/** A part of a plan with a fetch moved into it; null when it meets none there that it goes out with. */
function met(node: PlanNode, moved: EntityFetch, meet: Meet): PlanNode | null {
  if (isEntityFetch(node)) return meet(node, moved);
  if (node.kind !== 'Sequence' && node.kind !== 'Parallel') return null;
  for (const [index, each] of node.nodes.entries()) {
    const changed = met(each, moved, meet);
    if (changed) return { ...node, nodes: node.nodes.with(index, changed) };
  }
  return null;
}

const joinWith =
  (fieldsIn: FieldsIn): Meet =>
  (there, moved) => {
    const isSamePlace = there.path.join() === moved.path.join();
    const fetch = isSamePlace ? joinedFetch(there.node, moved.node, fieldsIn) : null;
    return fetch && { ...there, node: fetch };
  };

const sendBeside: Meet = (there, moved) => {
  const isSame =
    there.node.serviceName === moved.node.serviceName && textOf(there.node) === textOf(moved.node);
  return isSame ? { kind: 'Parallel', nodes: [there, moved] } : null;
};

/** With the client's variables that it sends. */
function textOf({ operation }: FetchNode): string {
  const { text, variables } = fetchText(operation);
  return JSON.stringify([text, variables]);
}
