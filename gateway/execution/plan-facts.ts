import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import {
  contextsWithin,
  type Place,
  placedNodes,
  placesAlong,
  placesOf,
  repeatsWithin,
} from './plan-places.ts';
import { prepareFetch, type PreparedFetch } from './prepared-fetch.ts';
import { requiredFromAbove } from './required/required-from-above.ts';
import type { TypeFacts } from './type-facts.ts';
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

export function createPlanFacts(node: NonNullable<QueryPlan['node']>, types: TypeFacts): PlanFacts {
  const nodes = placedNodes(node);
  const lighten = withoutTypeNames(
    nodes.map((each) => each.node),
    types,
  );
  const root = placesOf(nodes, types.fits);
  const placeAt = (path: readonly string[]): Place | undefined =>
    path.length === 0 ? root : placesAlong(root, path)[path.length - 1];
  const prepared = new Map<FetchNode, PreparedFetch>();
  for (const { path, node: fetchNode } of nodes) {
    const fetch = prepareFetch(fetchNode, lighten);
    const place = placeAt(path);
    prepared.set(fetchNode, place ? { ...fetch, ...factsOf(fetchNode, fetch, place) } : fetch);
  }
  // Of parts of fetches it is not known where they stand.
  const anyContexts = textOf(contextsWithin(root));
  const required = requiredFromAbove(nodes);
  const entityPaths = new Set(nodes.flatMap((each) => (each.node.requires ? [each.path.join()] : [])));
  return {
    types,
    isInContext: (path) => placeAt(path)?.isInContext ?? false,
    fetchOf: (each) => {
      const fetch = prepared.get(each) ?? { ...prepareFetch(each), contexts: anyContexts };
      prepared.set(each, fetch);
      return fetch;
    },
    requiredOf: (each) => required.get(each) ?? null,
    sharedAlong: (path) => {
      const along = placesAlong(root, path);
      const first = along.findIndex(({ identities }) => identities.length > 0);
      return path.map((_step, index) => first >= 0 && index >= first);
    },
    entityPaths,
  };
}

/** What is known of a fetch by where it stands. */
function factsOf(
  { requires }: FetchNode,
  { shape }: PreparedFetch,
  place: Place,
): Pick<PreparedFetch, 'repeats' | 'contexts'> {
  const within = repeatsWithin(place, shape);
  const isAboutEntities = requires !== undefined && within.length > 0;
  return {
    repeats: {
      within: isAboutEntities ? [['_entities', { within, identities: [] }]] : within,
      identities: [],
    },
    contexts: textOf(contextsWithin(place)),
  };
}

const textOf = (paths: readonly string[]): string => [...paths].sort().join(';');
