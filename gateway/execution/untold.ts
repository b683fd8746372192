import { getNamedType, type GraphQLError, type GraphQLObjectType, isObjectType } from 'graphql';
import { type Entity, isObject } from './entity.ts';
import { type Fault, type Step, toldError } from './faults.ts';
import { type Asking, responseFields, type Selected } from './response-fields.ts';
import { type Naming, responsePath } from './response-path.ts';
import { addError, hasAllErrors, tellFault, type Writing } from './writing.ts';

interface Place {
  readonly path: readonly Step[];
  readonly selected: readonly Selected[];
}

export interface Told {
  readonly root: GraphQLObjectType;
  readonly selected: readonly Selected[];
  readonly asking: Asking;
  readonly naming: Naming;
}

/**
 * Tells the errors that no null in the answer told of: about values that are there, or that only subgraphs need.
 *
 * Those of what null has covered meanwhile are left out, since that null has its error, but for those that are the
 * reason of a null elsewhere.
 */
export function tellUntold(writing: Writing, told: Told): void {
  const { run, hasSpread } = writing;
  const reasons = reasonsOf(writing);
  const untold = run.faults
    .untold()
    .filter((fault) => fault.holder === null || !hasSpread || reasons.has(fault));
  const places = placesOf(run.data, new Set(untold.flatMap(({ holder }) => holder ?? [])), told);
  for (const fault of untold) {
    if (hasAllErrors(writing)) return;
    if (fault.holder === null) addError(writing, () => toldError(fault, null));
    else tellAt(writing, fault, { place: places.get(fault.holder), told, instead: reasons.get(fault) });
  }
}

/** What to tell instead of an error that has taken something along and has no place in the answer itself. */
const reasonsOf = ({ reasons }: Writing): ReadonlyMap<Fault, () => GraphQLError> =>
  new Map(
    [...(reasons ?? [])].flatMap(([faults, errorOf]) => faults.map((fault) => [fault, errorOf] as const)),
  );

function tellAt(
  writing: Writing,
  fault: Fault,
  {
    place,
    told,
    instead,
  }: {
    readonly place: Place | undefined;
    readonly told: Told;
    readonly instead: (() => GraphQLError) | undefined;
  },
): void {
  const path = place && [...place.path, ...responsePath(fault.path, place.selected, told.naming)];
  if (path?.length) tellFault(writing, fault, path);
  else if (instead) addError(writing, instead);
  else if (path) addError(writing, () => toldError(fault, null));
}

/** Where objects and lists stand in the answer, each the first time: one walk for however many there are. */
function placesOf(
  data: Entity,
  holders: ReadonlySet<object>,
  { root, selected, asking, naming }: Told,
): ReadonlyMap<object, Place> {
  const seen = new Set<object>();
  const places = new Map<object, Place>();
  if (holders.size > 0) look(data, { path: [], selected }, root);
  return places;

  function look(value: unknown, place: Place, type: GraphQLObjectType | null): void {
    if (!isObject(value) || seen.has(value) || places.size === holders.size) return;
    seen.add(value);
    if (holders.has(value)) places.set(value, place);
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => look(item, inside(place, index), type));
      return;
    }
    const ofType = type ?? asking.schema.getType(String(value['__typename']));
    if (isObjectType(ofType)) lookInFields(value, place, ofType);
  }

  function lookInFields(object: Entity, place: Place, type: GraphQLObjectType): void {
    for (const { name, nodes } of responseFields(type, place.selected, asking)) {
      const [node] = nodes;
      const definition = node && type.getFields()[node.node.name.value];
      if (!node || !definition) continue;
      const inner = getNamedType(definition.type);
      const fieldSelected = nodes.flatMap(({ node: { selectionSet } }) =>
        selectionSet ? [{ parentType: inner.name, selectionSet }] : [],
      );
      const value = object[naming.keyOf(node.node, node.parentType)];
      const at = { path: [...place.path, name], selected: fieldSelected };
      look(value, at, isObjectType(inner) ? inner : null);
    }
  }
}

const inside = ({ path, selected }: Place, index: number): Place => ({ path: [...path, index], selected });
