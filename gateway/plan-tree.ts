import type { FetchNode, QueryPlan } from '@apollo/query-planner';

/** A plan in a form that is read: who is asked for what, in which order, and where it goes. */
export interface PlanTree {
  readonly kind: 'Fetch' | 'Sequence' | 'Parallel' | 'Nothing';
  readonly subgraph?: string;
  readonly query?: string;
  /** Where in the answer what was fetched belongs; `@` is each item of a list. */
  readonly at?: string;
  readonly nodes?: readonly PlanTree[];
}

type AnyNode = NonNullable<QueryPlan['node']>;

export const planTree = ({ node }: QueryPlan): PlanTree => (node ? treeOf(node, '') : { kind: 'Nothing' });

function treeOf(node: AnyNode, at: string): PlanTree {
  switch (node.kind) {
    case 'Fetch':
      return fetchOf(node, at);
    case 'Flatten':
      return treeOf(node.node, node.path.join('.'));
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((each) => treeOf(each, at)) };
    case 'Condition':
    case 'Subscription':
    case 'Defer':
      throw new Error(`Plans have no ${node.kind} here`);
  }
}

const fetchOf = ({ serviceName, operation }: FetchNode, at: string): PlanTree => ({
  kind: 'Fetch',
  subgraph: serviceName,
  ...(at !== '' && { at }),
  query: operation,
});
