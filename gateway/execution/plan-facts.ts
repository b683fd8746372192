import type { FetchNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { keysOf } from './plan-step.ts';
import { prepareFetch, type PreparedFetch } from './prepared-fetch.ts';
import type { Shape } from './shape.ts';
import type { TypeFacts } from './type-facts.ts';

/** What the parts of a plan need to know about the whole. */
export interface PlanFacts {
  readonly types: TypeFacts;
  readonly fetchOf: (node: FetchNode) => PreparedFetch;
  /** For each step of a path, whether it leads to objects that may stand in several places. */
  readonly sharedAlong: (path: readonly string[]) => readonly boolean[];
  /** True when all that is known of an object before its entity is fetched is what stands for it. */
  readonly isDeterminedBy: (path: readonly string[], requires: readonly QueryPlanSelectionNode[]) => boolean;
}

interface PlacedFetch {
  readonly path: readonly string[];
  readonly fetch: PreparedFetch;
  readonly node: FetchNode;
}

export function createPlanFacts(node: NonNullable<QueryPlan['node']>, types: TypeFacts): PlanFacts {
  const placed = placedFetches(node, []);
  const prepared = new Map(placed.map((each) => [each.node, each.fetch]));
  const entityPaths = new Set(placed.flatMap((each) => (each.node.requires ? [each.path.join()] : [])));
  return {
    types,
    fetchOf: (each) => prepared.get(each) ?? prepareFetch(each),
    sharedAlong: (path) =>
      path.map((_step, last) =>
        path.some((_each, index) => index <= last && entityPaths.has(path.slice(0, index + 1).join())),
      ),
    isDeterminedBy: (path, requires) =>
      placed.every(({ path: base, fetch: { shape } }) => {
        if (base.length >= path.length || !base.every((step, index) => step === path[index])) return true;
        const fetched = shapeAt(shape, path.slice(base.length));
        return !fetched || isWithin(fetched, requires);
      }),
  };
}

function placedFetches(
  node: NonNullable<QueryPlan['node']>,
  path: readonly string[],
): readonly PlacedFetch[] {
  switch (node.kind) {
    case 'Fetch':
      return [{ path, node, fetch: prepareFetch(node) }];
    case 'Flatten':
      return placedFetches(node.node, [...path, ...keysOf(node.path)]);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((each) => placedFetches(each, path));
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((each) => (each ? placedFetches(each, path) : []));
    case 'Defer':
    case 'Subscription':
      return [];
  }
}

const shapeAt = (
  shape: Shape | null | undefined,
  [key, ...rest]: readonly string[],
): Shape | null | undefined =>
  key === undefined ? shape : shapeAt(shape?.fields.find((field) => field.key === key)?.inner, rest);

/** True when everything in a shape is required, for objects of each type. */
function isWithin({ fields }: Shape, requires: readonly QueryPlanSelectionNode[]): boolean {
  const always =
    requires.length === 1 && requires[0]?.kind === 'InlineFragment' ? requires[0].selections : [];
  return fields.every(({ key, inner }) =>
    always.some(
      (required) =>
        required.kind === 'Field' &&
        (required.alias ?? required.name) === key &&
        (inner === null || isNestedWithin(inner, required.selections ?? [])),
    ),
  );
}

const isNestedWithin = ({ fields }: Shape, required: readonly QueryPlanSelectionNode[]): boolean =>
  fields.every(({ key, inner }) =>
    required.some(
      (each) =>
        each.kind === 'Field' &&
        (each.alias ?? each.name) === key &&
        (inner === null || isNestedWithin(inner, each.selections ?? [])),
    ),
  );
