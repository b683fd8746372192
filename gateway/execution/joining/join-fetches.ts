import type { FetchNode, FlattenNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { groupsBy } from '../../../values/group-by.ts';
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
  if (!node || node.kind === 'Subscription') return plan;
  return { ...plan, node: joinedIn(node, [joinWith(fieldsIn), sendBeside()]) };
}

function joinedIn(node: PlanNode, meetings: readonly Meeting[]): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { ...node, nodes: node.nodes.map((each) => joinedIn(each, meetings)) };
    case 'Parallel': {
      const nodes = node.nodes.map((each) => joinedIn(each, meetings));
      return inParallel(meetings.reduce<readonly PlanNode[]>(place, nodes));
    }
    case 'Flatten':
    case 'Fetch':
    case 'Condition':
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

/** A way in which fetches go out together. */
interface Meeting {
  /** Fetches with different keys never do. */
  readonly keyOf: (fetch: EntityFetch) => string;
  /** What becomes of those at one place when another goes out with them; null when it does not. */
  readonly meet: (there: readonly EntityFetch[], moved: EntityFetch) => readonly EntityFetch[] | null;
}

/** A fetch of a sequence, with those that go out in its place or with it. */
interface Stop {
  readonly key: string;
  fetches: readonly EntityFetch[];
}

/** Moves what can be moved from the nodes of a parallel into the sequences among them. */
function place(nodes: readonly PlanNode[], { keyOf, meet }: Meeting): readonly PlanNode[] {
  const single = nodes.filter(isEntityFetch);
  const sequences = nodes.filter(({ kind }) => kind === 'Sequence');
  if (single.length === 0 || sequences.length === 0) return nodes;
  const stops = sequences.flatMap(fetchesIn).map((fetch): Stop => ({ key: keyOf(fetch), fetches: [fetch] }));
  const byKey = groupsBy(stops, ({ key }) => key);
  const placed = new Set<PlanNode>();
  for (const moved of single) {
    const stop = (byKey.get(keyOf(moved)) ?? []).find((each) => {
      const together = meet(each.fetches, moved);
      if (together) each.fetches = together;
      return together !== null;
    });
    if (stop) placed.add(moved);
  }
  if (placed.size === 0) return nodes;
  const inOrder = stops.values();
  return nodes
    .filter((node) => !placed.has(node))
    .map((node) => (node.kind === 'Sequence' ? withStops(node, inOrder) : node));
}

const fetchesIn = (node: PlanNode): readonly EntityFetch[] => {
  if (isEntityFetch(node)) return [node];
  return node.kind === 'Sequence' || node.kind === 'Parallel' ? node.nodes.flatMap(fetchesIn) : [];
};

/** A part of a plan with what has become of its fetches, in the order in which `fetchesIn` gives them. */
function withStops(node: PlanNode, stops: Iterator<Stop, undefined>): PlanNode {
  if (isEntityFetch(node)) return inParallel(stops.next().value?.fetches ?? [node]);
  if (node.kind !== 'Sequence' && node.kind !== 'Parallel') return node;
  return { ...node, nodes: node.nodes.map((each) => withStops(each, stops)) };
}

const joinWith = (fieldsIn: FieldsIn): Meeting => ({
  keyOf: ({ path, node }) => `${node.serviceName} ${path.join()}`,
  meet: ([there], moved) => {
    const fetch = there ? joinedFetch(there.node, moved.node, fieldsIn) : null;
    return there && fetch ? [{ ...there, node: fetch }] : null;
  },
});

function sendBeside(): Meeting {
  const texts = new Map<string, string>();
  return {
    keyOf: ({ node: { serviceName, operation } }) => {
      const text = texts.get(operation) ?? textOf(operation);
      texts.set(operation, text);
      return `${serviceName} ${text}`;
    },
    meet: (there, moved) => [...there, moved],
  };
}

/** With the client's variables that it sends. */
function textOf(operation: string): string {
  const { text, variables } = fetchText(operation);
  return JSON.stringify([text, variables]);
}
