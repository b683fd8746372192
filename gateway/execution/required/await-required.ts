import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { keysOf } from '../plan-step.ts';
import { type Fields, type Flow, flowOfFetch } from './flow-of-fetch.ts';

/**
 * A plan in which no fetch is made at the same time as one that fetches what it requires, or before it.
 *
 * Where several ways lead to an object, the planner may forget that one of its fetches waits for another.
 */
export function awaitRequired(plan: QueryPlan): QueryPlan {
  const { node } = plan;
  return !node || node.kind === 'Subscription' ? plan : { ...plan, node: ordered(node, [], new Set()) };
}

/** @param known what was fetched before */
function ordered(node: PlanNode, path: readonly string[], known: Fields): PlanNode {
  switch (node.kind) {
    case 'Parallel':
      return orderedParallel(node.nodes, path, known);
    case 'Flatten':
      return { ...node, node: ordered(node.node, [...path, ...keysOf(node.path)], known) };
    case 'Sequence':
      return { ...node, nodes: orderedSequence(node.nodes, path, known) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: ordered(node.ifClause, path, known) }),
        ...(node.elseClause && { elseClause: ordered(node.elseClause, path, known) }),
      };
    case 'Fetch':
    case 'Defer':
      return node;
  }
}

interface FlowOfNode extends Flow {
  readonly node: PlanNode;
}

/** Whether one of the others fetches what a node requires and nothing before it has fetched. */
const waitsFor = ({ node, needs }: FlowOfNode, others: readonly FlowOfNode[], known: Fields): boolean =>
  [...needs].some(
    (field) => !known.has(field) && others.some((other) => other.node !== node && other.gives.has(field)),
  );

function orderedSequence(nodes: readonly PlanNode[], path: readonly string[], known: Fields): PlanNode[] {
  const soFar = new Set(known);
  let left = nodes.map((node) => ({ node, ...flowOf(node, path) }));
  const inOrder: PlanNode[] = [];
  for (let [next] = left; next; [next] = left) {
    // Those that wait for each other are left as they are.
    const ready = left.find((flow) => !waitsFor(flow, left, soFar)) ?? next;
    inOrder.push(ordered(ready.node, path, soFar));
    addAll(soFar, ready.gives);
    left = left.filter((flow) => flow !== ready);
  }
  return inOrder;
}

function orderedParallel(nodes: readonly PlanNode[], path: readonly string[], known: Fields): PlanNode {
  const flows = nodes.map((node) => ({ node, ...flowOf(node, path) }));
  const mustWait = (flow: FlowOfNode): boolean => waitsFor(flow, flows, known);
  const now = flows.filter((flow) => !mustWait(flow));
  const later = flows.filter(mustWait).map(({ node }) => node);
  // Those that wait for each other are left as they are.
  if (now.length === 0 || later.length === 0) {
    return inParallel(nodes.map((node) => ordered(node, path, known)));
  }
  const soFar = new Set(known);
  for (const { gives } of now) addAll(soFar, gives);
  const first = now.map(({ node }) => ordered(node, path, known));
  return { kind: 'Sequence', nodes: [inParallel(first), orderedParallel(later, path, soFar)] };
}

function inParallel(nodes: PlanNode[]): PlanNode {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { kind: 'Parallel', nodes };
}

function flowOf(node: PlanNode, path: readonly string[]): Flow {
  switch (node.kind) {
    case 'Fetch':
      return flowOfFetch(node, path);
    case 'Flatten':
      return flowOf(node.node, [...path, ...keysOf(node.path)]);
    case 'Sequence':
    case 'Parallel':
      return joinedFlow(node.nodes, path, node.kind === 'Sequence');
    case 'Condition':
      return joinedFlow(
        [node.ifClause, node.elseClause].filter((each) => each !== undefined),
        path,
        false,
      );
    case 'Defer':
      return { needs: new Set(), gives: new Set() };
  }
}

function joinedFlow(nodes: readonly PlanNode[], path: readonly string[], isSequence: boolean): Flow {
  const needs = new Set<string>();
  const gives = new Set<string>();
  for (const node of nodes) {
    const flow = flowOf(node, path);
    for (const field of flow.needs) if (!isSequence || !gives.has(field)) needs.add(field);
    addAll(gives, flow.gives);
  }
  return { needs, gives };
}

function addAll(all: Set<string>, more: Fields): void {
  for (const each of more) all.add(each);
}
