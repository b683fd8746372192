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
  for (const fault of run.faults.untold()) {
    if (hasAllErrors(writing)) return;
    const instead = reasons.get(fault);
    if (fault.holder === null) addError(writing, () => toldError(fault, null));
    else if (instead || !hasSpread) tellWherever(writing, fault, { told, instead });
  }
}

/** What to tell instead of an error that has taken something along and has no place in the answer itself. */
const reasonsOf = ({ reasons }: Writing): ReadonlyMap<Fault, () => GraphQLError> =>
  new Map(
    [...(reasons ?? [])].flatMap(([faults, errorOf]) => faults.map((fault) => [fault, errorOf] as const)),
  );

function tellWherever(
  writing: Writing,
  fault: Fault,
  { told, instead }: { readonly told: Told; readonly instead: (() => GraphQLError) | undefined },
): void {
  const place = fault.holder && placeOf(writing.run.data, fault.holder, told);
  const path = place && [...place.path, ...responsePath(fault.path, place.selected, told.naming)];
  if (path?.length) tellFault(writing, fault, path);
  else if (instead) addError(writing, instead);
  else if (path) addError(writing, () => toldError(fault, null));
}

/** Where an object or list stands in the answer, the first time. */
function placeOf(data: Entity, holder: object, { root, selected, asking, naming }: Told): Place | null {
  const seen = new Set<object>();
  return search(data, { path: [], selected }, root);

  function search(value: unknown, place: Place, type: GraphQLObjectType | null): Place | null {
    if (value === holder) return place;
    if (!isObject(value) || seen.has(value)) return null;
    seen.add(value);
    if (Array.isArray(value)) {
      return first(value.map((item: unknown, index) => () => search(item, inside(place, index), type)));
    }
    const ofType = type ?? asking.schema.getType(String(value['__typename']));
    return isObjectType(ofType) ? searchFields(value, place, ofType) : null;
  }

  function searchFields(object: Entity, place: Place, type: GraphQLObjectType): Place | null {
    return first(
      responseFields(type, place.selected, asking).map(({ name, nodes }) => () => {
        const [node] = nodes;
        const definition = node && type.getFields()[node.node.name.value];
        if (!node || !definition) return null;
        const inner = getNamedType(definition.type);
        const fieldSelected = nodes.flatMap(({ node: { selectionSet } }) =>
          selectionSet ? [{ parentType: inner.name, selectionSet }] : [],
        );
        const value = object[naming.keyOf(node.node, node.parentType)];
        const at = { path: [...place.path, name], selected: fieldSelected };
        return search(value, at, isObjectType(inner) ? inner : null);
      }),
    );
  }
}

const inside = ({ path, selected }: Place, index: number): Place => ({ path: [...path, index], selected });

function first(searches: readonly (() => Place | null)[]): Place | null {
  for (const search of searches) {
    const place = search();
    if (place) return place;
  }
  return null;
}
