import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionNode,
  visit,
} from 'graphql';
import { REPRESENTATIONS } from '../fetch-text.ts';
import { type PlanNames, planNames } from '../plan-names.ts';
import { type Misplaced, replaceMisplaced } from './misplaced.ts';
import type { RequirementChains } from './requirement-chains.ts';
import { withOperation } from './with-operation.ts';

/** Has the planner make a plan. */
export type MakePlan = (document: DocumentNode) => QueryPlan;

/** Each time, one more link of a chain of requirements comes to stand where it belongs. */
const MAX_DEPTH = 16;

/**
 * A plan whose fetches ask no subgraph for what it would have to be given first.
 *
 * Where what is required has requirements itself, the planner may merge all of it into one fetch. What is wrong in such
 * a fetch is planned again by itself, as if the object that it is about were all that is asked for; what comes of that
 * takes its place.
 */
export function replanMisplaced(
  plan: QueryPlan,
  chains: RequirementChains | null,
  makePlan: MakePlan,
): QueryPlan {
  const { node } = plan;
  if (!chains || !node || node.kind === 'Subscription') return plan;
  return { ...plan, node: mendedNode(node, { chains, makePlan, depth: 0 }) };
}

interface Mending {
  readonly chains: RequirementChains;
  readonly makePlan: MakePlan;
  readonly depth: number;
}

function mendedNode(node: PlanNode, mending: Mending): PlanNode {
  const mended = (each: PlanNode) => mendedNode(each, mending);
  switch (node.kind) {
    case 'Fetch': {
      const { fetch, then } = mendedFetch(node, [], mending);
      return inSequence([fetch, ...then]);
    }
    case 'Flatten': {
      if (node.node.kind !== 'Fetch') return { ...node, node: mended(node.node) };
      const { fetch, then } = mendedFetch(node.node, node.path, mending);
      return inSequence([{ ...node, node: fetch }, ...then]);
    }
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(mended) };
    case 'Condition':
    case 'Defer':
      return node;
  }
}

const inSequence = (nodes: PlanNode[]): PlanNode => {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { kind: 'Sequence', nodes };
};

type Path = readonly (string | number)[];

/** A fetch without what is misplaced in it, and what is to be done after it instead. */
function mendedFetch(fetch: FetchNode, path: Path, { chains, makePlan, depth }: Mending) {
  const then: PlanNode[] = [];
  const [operation] = parse(fetch.operation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || depth >= MAX_DEPTH) return { fetch, then };

  const inPlan = planNames(fetch);
  const replace = (misplaced: Misplaced): readonly SelectionNode[] | null => {
    const probe = chains.probes.get(`${fetch.serviceName}/${misplaced.type}`);
    const plan =
      probe === undefined ? null : makePlan(probing(probe, fieldsInPlan(misplaced, inPlan), operation));
    const node = plan?.node && plan.node.kind !== 'Subscription' ? plan.node : null;
    const mended = node && mendedNode(node, { chains, makePlan, depth: depth + 1 });
    const [first, ...others] = mended?.kind === 'Sequence' ? flat(mended.nodes) : [];
    if (first?.kind !== 'Fetch' || first.serviceName !== fetch.serviceName) return null;
    then.push(...others.map((each) => moved(each, [...path, ...misplaced.path])));
    return selectionsOfProbe(first);
  };
  const root = rootName(operation);
  const replaced = replaceMisplaced(fetch, operation, { chains, root, replace });
  return { fetch: then.length > 0 ? withOperation(fetch, replaced) : fetch, then };
}

const flat = (nodes: readonly PlanNode[]): readonly PlanNode[] =>
  nodes.flatMap((node) => (node.kind === 'Sequence' ? flat(node.nodes) : [node]));

const rootName = ({ operation }: OperationDefinitionNode): string =>
  operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';

/** What is misplaced, under its names in the plan: nobody would rename what comes of it somewhere else. */
const fieldsInPlan = ({ fields }: Misplaced, inPlan: PlanNames): readonly FieldNode[] =>
  fields.map((field) =>
    visit(field, {
      Field: ({ alias, ...rest }) => {
        if (!alias) return undefined;
        const value = inPlan(alias.value);
        return value === rest.name.value ? rest : { ...rest, alias: { ...alias, value } };
      },
    }),
  );

/** Asks for an object's fields as if it were all there is. */
function probing(
  probe: string,
  fields: readonly FieldNode[],
  { variableDefinitions = [] }: OperationDefinitionNode,
): DocumentNode {
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: variableDefinitions.filter(
      ({ variable }) => variable.name.value !== REPRESENTATIONS,
    ),
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        {
          kind: Kind.FIELD,
          name: { kind: Kind.NAME, value: probe },
          selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
        },
      ],
    },
  };
  return { kind: Kind.DOCUMENT, definitions: [operation] };
}

function selectionsOfProbe({ operation }: FetchNode): readonly SelectionNode[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  const [probe] =
    definition && 'selectionSet' in definition ? (definition.selectionSet?.selections ?? []) : [];
  return probe?.kind === Kind.FIELD ? (probe.selectionSet?.selections ?? []) : [];
}

/** A part of a plan about a probe, moved to where its object stands. */
function moved(node: PlanNode, path: Path): PlanNode {
  switch (node.kind) {
    case 'Flatten':
      return { ...node, path: [...path, ...node.path.slice(1)] };
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((each) => moved(each, path)) };
    case 'Fetch':
    case 'Condition':
    case 'Defer':
      throw new Error(`A ${node.kind} node is about no object`);
  }
}
