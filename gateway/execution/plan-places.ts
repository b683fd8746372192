import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { keysOf } from './plan-step.ts';
import { compileIdentity, type FitsType } from './representations.ts';
import type { Shape } from './shape.ts';
import type { IdentityOf, Repeats } from './unify.ts';

/** A fetch of a plan, and the keys that lead to the objects that it is about. */
export interface PlacedNode {
  readonly path: readonly string[];
  readonly node: FetchNode;
}

/** A place that fetches of a plan are about, or that leads to such. */
export interface Place {
  readonly inner: ReadonlyMap<string, Place>;
  /** What entities are known by, for each fetch about them. */
  readonly identities: readonly IdentityOf[];
  /** True where objects are asked about with what is around them. */
  readonly isContextual: boolean;
  /** True there, and around it. */
  readonly isInContext: boolean;
}

interface OpenPlace extends Place {
  readonly inner: Map<string, OpenPlace>;
  readonly identities: IdentityOf[];
  isContextual: boolean;
  isInContext: boolean;
}

export function placedNodes(
  node: NonNullable<QueryPlan['node']>,
  path: readonly string[] = [],
): readonly PlacedNode[] {
  switch (node.kind) {
    case 'Fetch':
      return [{ path, node }];
    case 'Flatten':
      return placedNodes(node.node, [...path, ...keysOf(node.path)]);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((each) => placedNodes(each, path));
    case 'Condition':
    case 'Defer':
    case 'Subscription':
      return [];
  }
}

/** All places of a plan, from the root on. */
export function placesOf(nodes: readonly PlacedNode[], fits: FitsType): Place {
  const root = newPlace();
  for (const { path, node } of nodes) {
    const isContextual = (node.contextRewrites?.length ?? 0) > 0;
    let place = root;
    place.isInContext ||= isContextual;
    for (const key of path) {
      const inner = place.inner.get(key) ?? newPlace();
      place.inner.set(key, inner);
      place = inner;
      place.isInContext ||= isContextual;
    }
    place.isContextual ||= isContextual;
    if (node.requires) place.identities.push(compileIdentity(node.requires, fits));
  }
  return root;
}

const newPlace = (): OpenPlace => ({
  inner: new Map(),
  identities: [],
  isContextual: false,
  isInContext: false,
});

/** The places that a path leads through; those that are none are left out. */
export function placesAlong(root: Place, path: readonly string[]): readonly Place[] {
  const along: Place[] = [];
  let place: Place | undefined = root;
  for (const key of path) {
    place = place.inner.get(key);
    if (!place) break;
    along.push(place);
  }
  return along;
}

/** The places within what is asked for at a place, at which more is fetched about entities. */
export function repeatsWithin(place: Place, { fields }: Shape): Repeats['within'] {
  if (place.inner.size === 0) return [];
  return fields.flatMap(({ key, inner: shape }): Repeats['within'] => {
    const inner = place.inner.get(key);
    if (!inner || !shape) return [];
    const within = repeatsWithin(inner, shape);
    const identities = inner.isInContext ? [] : inner.identities;
    return within.length > 0 || identities.length > 0 ? [[key, { within, identities }]] : [];
  });
}

/** The paths from a place to those at and below it where objects are asked about with what is around them. */
export function contextsWithin(place: Place, path = ''): readonly string[] {
  if (!place.isInContext) return [];
  const below = [...place.inner].flatMap(([key, inner]) =>
    contextsWithin(inner, path === '' ? key : `${path},${key}`),
  );
  return place.isContextual ? [path, ...below] : below;
}
