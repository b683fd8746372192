import {
  getNamedType,
  getNullableType,
  type GraphQLError,
  type GraphQLObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { type Entity, isObject } from './entity.ts';
import { type Fault, faultsOf, type Step, toldError } from './faults.ts';
import { type Asking, responseFields, type Selected } from './response-fields.ts';
import { type Naming, responsePath } from './response-path.ts';
import { addError, hasAllErrors, tellFault, type Writing } from './writing.ts';

/** A place in the answer: what leads there, and where null stands within it. */
interface Place {
  readonly outer: Place | null;
  readonly step: Step;
  readonly selected: readonly Selected[];
  readonly nulls: Nulls | undefined;
}

/** Places where null stands, by the steps that lead there. */
interface Nulls {
  isNull: boolean;
  readonly within: Map<Step, Nulls>;
}

/** A field behind which objects or lists may stand. */
interface FieldAt {
  readonly name: string;
  readonly key: string;
  readonly selected: readonly Selected[];
  /** Null where its objects say their type. */
  readonly type: GraphQLObjectType | null;
}

/** What is selected of objects of one type at one place, and which of them were looked into. */
interface ObjectsAt {
  readonly fields: readonly FieldAt[];
  readonly seen: Set<object>;
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
  const { data } = writing.run;
  const reasons = reasonsOf(writing);
  const untold = faultsOf(writing.run).untold();
  const nulls = nullsAt(writing.nulls);
  const shown = placesOf(data, holdersOf(untold), { told, nulls });
  const isCovered = (fault: Fault) => fault.holder !== null && !shown.has(fault.holder);
  const hidden = untold.filter((fault) => reasons.has(fault) && isCovered(fault));
  const covered = placesOf(data, holdersOf(hidden), { told, nulls: undefined });
  for (const fault of untold) {
    if (hasAllErrors(writing)) return;
    const { holder } = fault;
    const place = holder && (shown.get(holder) ?? covered.get(holder));
    if (holder === null) addError(writing, () => toldError(fault, null));
    else tellAt(writing, fault, { place, nulls, naming: told.naming, instead: reasons.get(fault) });
  }
}

const holdersOf = (faults: readonly Fault[]): ReadonlySet<object> =>
  new Set(faults.flatMap(({ holder }) => holder ?? []));

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
    nulls,
    naming,
    instead,
  }: {
    readonly place: Place | null | undefined;
    readonly nulls: Nulls;
    readonly naming: Naming;
    readonly instead: (() => GraphQLError) | undefined;
  },
): void {
  const path = place && [...pathOf(place), ...responsePath(fault.path, place.selected, naming)];
  if (path && !instead && isWithin(nulls, path)) return;
  if (path?.length) tellFault(writing, fault, path);
  else if (instead) addError(writing, instead);
  else if (path) addError(writing, () => toldError(fault, null));
}

function nullsAt(paths: readonly (readonly Step[])[]): Nulls {
  const root: Nulls = { isNull: false, within: new Map() };
  for (const path of paths) {
    let nulls = root;
    for (const step of path) {
      const next: Nulls = nulls.within.get(step) ?? { isNull: false, within: new Map() };
      nulls.within.set(step, next);
      nulls = next;
    }
    nulls.isNull = true;
  }
  return root;
}

/** True where a path leads to null or below it. */
function isWithin(root: Nulls, path: readonly Step[]): boolean {
  let nulls: Nulls | undefined = root;
  for (const step of path) {
    if (nulls?.isNull) return true;
    nulls = nulls?.within.get(step);
  }
  return nulls?.isNull ?? false;
}

function pathOf(place: Place): readonly Step[] {
  const path: Step[] = [];
  for (let each = place; each.outer; each = each.outer) path.push(each.step);
  return path.reverse();
}

/** Where objects and lists stand in the answer, each the first time, but not below null: one walk for however many. */
function placesOf(
  data: Entity,
  holders: ReadonlySet<object>,
  {
    told: { root, selected, asking, naming },
    nulls,
  }: { readonly told: Told; readonly nulls: Nulls | undefined },
): ReadonlyMap<object, Place> {
  const known = new Map<readonly Selected[], Map<GraphQLObjectType, ObjectsAt>>();
  const places = new Map<object, Place>();
  if (holders.size > 0) look(data, { outer: null, step: '', selected, nulls }, root);
  return places;

  function look(value: Entity, place: Place, type: GraphQLObjectType | null): void {
    if (place.nulls?.isNull || places.size === holders.size) return;
    if (holders.has(value) && !places.has(value)) places.set(value, place);
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) =>
        lookInside(item, place, { step: index, selected: place.selected, type }),
      );
      return;
    }
    const ofType = type ?? asking.schema.getType(String(value['__typename']));
    if (!isObjectType(ofType)) return;
    const { fields, seen } = objectsAt(place.selected, ofType);
    if (seen.has(value)) return;
    seen.add(value);
    for (const field of fields) lookInside(value[field.key], place, { ...field, step: field.name });
  }

  function lookInside(
    value: unknown,
    outer: Place,
    { step, selected: of, type }: Pick<FieldAt, 'selected' | 'type'> & { readonly step: Step },
  ): void {
    if (isObject(value))
      look(value, { outer, step, selected: of, nulls: outer.nulls?.within.get(step) }, type);
  }

  function objectsAt(of: readonly Selected[], type: GraphQLObjectType): ObjectsAt {
    const byType = known.get(of) ?? new Map<GraphQLObjectType, ObjectsAt>();
    known.set(of, byType);
    const objects = byType.get(type) ?? { fields: fieldsOf(of, type), seen: new Set() };
    byType.set(type, objects);
    return objects;
  }

  function fieldsOf(of: readonly Selected[], type: GraphQLObjectType): readonly FieldAt[] {
    return responseFields(type, of, asking).flatMap(({ name, nodes }): readonly FieldAt[] => {
      const [first] = nodes;
      const definition = first && type.getFields()[first.node.name.value];
      if (!definition || isLeafType(getNullableType(definition.type))) return [];
      const inner = getNamedType(definition.type);
      const within = nodes.flatMap(({ node: { selectionSet } }) =>
        selectionSet ? [{ parentType: inner.name, selectionSet }] : [],
      );
      const key = naming.keyOf(first.node, first.parentType);
      return [{ name, key, selected: within, type: isObjectType(inner) ? inner : null }];
    });
  }
}
