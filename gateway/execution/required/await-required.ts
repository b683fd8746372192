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
  if (!node || node.kind === 'Subscription') return plan;
  return { ...plan, node: ordered(flowOf(node, []), NOTHING) };
}

/** What was fetched before. */
type Known = Pick<Fields, 'has'>;

const NOTHING: Fields = new Set();

/** A part of a plan, and the parts of it. */
interface FlowOfNode extends Flow {
  readonly node: PlanNode;
  readonly inner: readonly FlowOfNode[];
}

function ordered({ node, inner }: FlowOfNode, known: Known): PlanNode {
  const [only] = inner;
  switch (node.kind) {
    case 'Parallel':
      return orderedParallel(inner, known);
    case 'Flatten':
      return only ? { ...node, node: ordered(only, known) } : node;
    case 'Sequence':
      return { ...node, nodes: orderedSequence(inner, known) };
    case 'Fetch':
    case 'Condition':
    case 'Defer':
      return node;
  }
}

/** Whether one of the others fetches what a node requires and nothing before it has fetched. */
const waitsFor = ({ node, needs }: FlowOfNode, others: readonly FlowOfNode[], known: Known): boolean =>
  [...needs].some(
    (field) => !known.has(field) && others.some((other) => other.node !== node && other.gives.has(field)),
  );

/** Not copied: what is known at the top of a plan is known in every part of it. */
const knownBesides = (known: Known, more: Known): Known => ({
  has: (field) => more.has(field) || known.has(field),
});

function orderedSequence(flows: readonly FlowOfNode[], known: Known): PlanNode[] {
  const own = new Set<string>();
  const soFar = knownBesides(known, own);
  let left = flows;
  const inOrder: PlanNode[] = [];
  for (let [next] = left; next; [next] = left) {
    // Those that wait for each other are left as they are.
    const ready = left.find((flow) => !waitsFor(flow, left, soFar)) ?? next;
    inOrder.push(ordered(ready, soFar));
    addAll(own, ready.gives);
    left = left.filter((flow) => flow !== ready);
  }
  return inOrder;
}

function orderedParallel(flows: readonly FlowOfNode[], known: Known): PlanNode {
  const waiting = new Set(flows.filter((flow) => waitsFor(flow, flows, known)));
  const now = flows.filter((flow) => !waiting.has(flow));
  // Those that wait for each other are left as they are.
  if (now.length === 0 || waiting.size === 0) {
    return inParallel(flows.map((flow) => ordered(flow, known)));
  }
  const own = new Set<string>();
  for (const { gives } of now) addAll(own, gives);
  const first = now.map((flow) => ordered(flow, known));
  return {
    kind: 'Sequence',
    nodes: [inParallel(first), orderedParallel([...waiting], knownBesides(known, own))],
  };
}

function inParallel(nodes: PlanNode[]): PlanNode {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { kind: 'Parallel', nodes };
}

function flowOf(node: PlanNode, path: readonly string[]): FlowOfNode {
  if (node.kind === 'Fetch') return { node, inner: [], ...flowOfFetch(node, path) };
  const at = node.kind === 'Flatten' ? [...path, ...keysOf(node.path)] : path;
  const inner = partsOf(node).map((each) => flowOf(each, at));
  return { node, inner, ...joinedFlow(inner, node.kind === 'Sequence') };
}

function partsOf(node: PlanNode): readonly PlanNode[] {
  switch (node.kind) {
    case 'Flatten':
      return [node.node];
    case 'Sequence':
    case 'Parallel':
      return node.nodes;
    case 'Fetch':
    case 'Condition':
    case 'Defer':
      return [];
  }
}

function joinedFlow(flows: readonly Flow[], isSequence: boolean): Flow {
  const [only] = flows;
  if (only && flows.length === 1) return { needs: only.needs, gives: only.gives };
  const needs = new Set<string>();
  const gives = new Set<string>();
  for (const flow of flows) {
    for (const field of flow.needs) if (!isSequence || !gives.has(field)) needs.add(field);
    addAll(gives, flow.gives);
  }
  return { needs, gives };
}

function addAll(all: Set<string>, more: Fields): void {
  for (const each of more) all.add(each);
}
