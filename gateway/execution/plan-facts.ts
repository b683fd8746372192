import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { keysOf } from './plan-step.ts';
import { prepareFetch, type PreparedFetch } from './prepared-fetch.ts';
import { compileIdentity } from './representations.ts';
import { type PlacedNode, requiredFromAbove } from './required/required-from-above.ts';
import type { Shape } from './shape.ts';
import type { TypeFacts } from './type-facts.ts';
import { type Repeats, type RepeatedPlace, repeatsAt } from './unify.ts';
import { withoutTypeNames } from './without-type-names.ts';

/** What the parts of a plan need to know about the whole. */
export interface PlanFacts {
  readonly types: TypeFacts;
  readonly fetchOf: (node: FetchNode) => PreparedFetch;
  /** What to ask for again of entities that an error has made null; null where nobody needs it then. */
  readonly requiredOf: (node: FetchNode) => FetchNode | null;
  /** For each step of a path, whether it leads to objects that may stand in several places. */
  readonly sharedAlong: (path: readonly string[]) => readonly boolean[];
  /**
   * True where an object is more than its key says, because something in it is fetched with what is around it: then
   * each place has its own.
   */
  readonly isInContext: (path: readonly string[]) => boolean;
  /** Paths of keys, joined by commas, at which entities are fetched. */
  readonly entityPaths: ReadonlySet<string>;
}

interface PlacedFetch extends PlacedNode {
  readonly fetch: PreparedFetch;
}

export function createPlanFacts(node: NonNullable<QueryPlan['node']>, types: TypeFacts): PlanFacts {
  const nodes = placedNodes(node, []);
  const lighten = withoutTypeNames(
    nodes.map((each) => each.node),
    types,
  );
  const placed = nodes.map((each): PlacedFetch => ({ ...each, fetch: prepareFetch(each.node, lighten) }));
  const contextual = placed.filter((each) => each.node.contextRewrites?.length);
  const isInContext: PlanFacts['isInContext'] = (path) =>
    contextual.some((each) => path.every((step, index) => step === each.path[index]));
  const mayRepeat = placed.filter(({ path }) => !isInContext(path));
  const prepared = new Map(
    placed.map((each) => {
      const contexts = contextsWithin(each.path, contextual);
      return [each.node, { ...each.fetch, repeats: repeatsOf(each, mayRepeat, types), contexts }];
    }),
  );
  // Of parts of fetches it is not known where they stand.
  const anyContexts = contextsWithin([], contextual);
  const required = requiredFromAbove(nodes);
  const entityPaths = new Set(placed.flatMap((each) => (each.node.requires ? [each.path.join()] : [])));
  return {
    types,
    isInContext,
    fetchOf: (each) => prepared.get(each) ?? { ...prepareFetch(each), contexts: anyContexts },
    requiredOf: (each) => required.get(each) ?? null,
    sharedAlong: (path) =>
      path.map((_step, last) =>
        path.some((_each, index) => index <= last && entityPaths.has(path.slice(0, index + 1).join())),
      ),
    entityPaths,
  };
}

/** The places below a path at which objects are asked about with what is around them. */
const contextsWithin = (path: readonly string[], contextual: readonly PlacedNode[]): string => {
  const within = contextual.filter((each) => path.every((step, index) => step === each.path[index]));
  return [...new Set(within.map((each) => each.path.slice(path.length).join()))].sort().join(';');
};

/** The places in a fetch's answer at which more is fetched about entities. */
function repeatsOf(
  { path, node, fetch }: PlacedFetch,
  placed: readonly PlacedFetch[],
  { fits }: TypeFacts,
): Repeats {
  const start = node.requires ? ['_entities'] : [];
  return repeatsAt(
    placed.flatMap(({ path: inner, node: { requires } }): readonly RepeatedPlace[] => {
      const isInside = inner.length > path.length && path.every((step, index) => step === inner[index]);
      const rest = inner.slice(path.length);
      if (!isInside || !requires || !shapeAt(fetch.shape, rest)) return [];
      return [{ path: [...start, ...rest], identityOf: compileIdentity(requires, fits) }];
    }),
  );
}

function placedNodes(node: NonNullable<QueryPlan['node']>, path: readonly string[]): readonly PlacedNode[] {
  switch (node.kind) {
    case 'Fetch':
      return [{ path, node }];
    case 'Flatten':
      return placedNodes(node.node, [...path, ...keysOf(node.path)]);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((each) => placedNodes(each, path));
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((each) => (each ? placedNodes(each, path) : []));
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
