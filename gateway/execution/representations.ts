import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { byType } from './by-type.ts';
import { applyRewrites } from './rewrites.ts';
import { type Entity, isObject, type Key, keyCalled, ownValue } from './entity.ts';
import { narrow } from './narrow.ts';
import { quoted } from './quoted.ts';
import type { Shape } from './shape.ts';
import type { IdentityOf } from './unify.ts';
import { soleTypeOf } from './without-type-names.ts';

/** What a fetch requires of an object, for the types of objects that it knows. */
export interface Representations {
  /** The representation of an object as JSON; null when the fetch is not about it, or needs what is not there. */
  readonly textOf: (object: Entity) => string | null;
  readonly objectOf: (object: Entity) => Entity;
}

/** True when an object of a type fits a condition. */
export type FitsType = (typeName: string, condition: string) => boolean;

/** The fields that are required of an object, by its type. */
type RequiredOf = (object: Entity) => readonly Required[];

interface Required extends Key {
  /** What comes before its value in JSON. */
  readonly start: string;
  /** What it is of every object of the type, as its value and as JSON: the name of the type. */
  readonly fixed: string | null;
  readonly fixedText: string | null;
  /** Of what lies behind it; null for leaves. */
  readonly inner: RequiredOf | null;
}

export function compileRepresentations(
  requires: readonly QueryPlanSelectionNode[],
  rewrites: readonly FetchDataRewrite[] | undefined,
  fits: FitsType,
): Representations {
  const requiredOf = compileRequired(requires, fits, soleTypeOf(requires));
  const objectOf = (object: Entity): Entity => {
    const built = buildObject(object, requiredOf);
    if (rewrites) applyRewrites(built, rewrites, fits);
    return built;
  };
  const textOf = (object: Entity): string | null => {
    const isKnown = requiredOf(object).some(({ key }) => key === '__typename');
    const text = isKnown ? objectText(object, requiredOf) : null;
    return text === null || !rewrites ? text : JSON.stringify(objectOf(object));
  };
  return { textOf, objectOf };
}

/** What is required of objects; of others within them, of whatever type they are. */
export function requiredShape(
  requires: readonly QueryPlanSelectionNode[],
  applies: (condition: string) => boolean = () => true,
): Shape {
  const fields = fieldsOf(requires, applies).map(({ key, inner }) => ({
    ...keyCalled(key),
    inner: inner && requiredShape(inner),
  }));
  return { fields };
}

/** What tells objects apart that a fetch is about: the value of their key where that is one, which is at hand. */
export function compileIdentity(requires: readonly QueryPlanSelectionNode[], fits: FitsType): IdentityOf {
  const requiredOf = compileRequired(requires, fits, soleTypeOf(requires));
  const soleKeys = new WeakMap<readonly Required[], { readonly key: Key | null }>();
  const soleKeyOf = (required: readonly Required[]): Key | null => {
    const [first, ...others] = required.filter(({ key }) => key !== '__typename');
    return first && others.length === 0 && first.inner === null ? first : null;
  };
  return (object) => {
    const required = requiredOf(object);
    if (required.length === 0) return null;
    let sole = soleKeys.get(required);
    if (!sole) soleKeys.set(required, (sole = { key: soleKeyOf(required) }));
    if (sole.key === null) return objectText(object, requiredOf);
    const value = ownValue(object, sole.key);
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  };
}

/**
 * Subgraphs say the type of what may be of several; where none is said, there are no conditions.
 *
 * @param soleType of objects that do not say theirs
 */
function compileRequired(
  selections: readonly QueryPlanSelectionNode[],
  fits: FitsType,
  soleType: string | null = null,
): RequiredOf {
  const requiredOf = byType((typeName): readonly Required[] => {
    const applies = (condition: string) => typeof typeName !== 'string' || fits(typeName, condition);
    return fieldsOf(selections, applies).map(({ key, inner }) => {
      const fixed = key === '__typename' && typeof typeName === 'string' ? typeName : null;
      return {
        ...keyCalled(key),
        start: narrow(`"${key}":`),
        fixed,
        fixedText: fixed === null ? null : narrow(quoted(fixed)),
        inner: inner && compileRequired(inner, fits),
      };
    });
  });
  return (object) => requiredOf(object['__typename'] ?? soleType);
}

function fieldsOf(selections: readonly QueryPlanSelectionNode[], applies: (condition: string) => boolean) {
  const byKey = new Map<string, QueryPlanSelectionNode[] | null>();
  const add = (nodes: readonly QueryPlanSelectionNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'InlineFragment') {
        if (node.typeCondition === undefined || applies(node.typeCondition)) add(node.selections);
        continue;
      }
      const key = node.alias ?? node.name;
      byKey.set(key, node.selections ? [...(byKey.get(key) ?? []), ...node.selections] : null);
    }
  };
  add(selections);
  // In one order, so that equal objects have equal representations whichever fetch they go into.
  const fields = [...byKey].map(([key, inner]) => ({ key, inner }));
  return fields.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function objectText(object: Entity, requiredOf: RequiredOf): string | null {
  let text = '{';
  for (const required of requiredOf(object)) {
    const { start, fixedText, inner } = required;
    const value = fixedText ?? valueText(ownValue(object, required), inner);
    if (value === null) return null;
    text += text.length > 1 ? `,${start}${value}` : `${start}${value}`;
  }
  return `${text}}`;
}

function valueText(value: unknown, inner: RequiredOf | null): string | null {
  if (typeof value === 'string') return quoted(value);
  if (value === undefined) return null;
  if (inner === null || !isObject(value)) return JSON.stringify(value);
  if (!Array.isArray(value)) return objectText(value, inner);
  const items = value.map((item) => valueText(item, inner));
  return items.includes(null) ? null : `[${items.join()}]`;
}

function buildObject(object: Entity, requiredOf: RequiredOf): Entity {
  const built: Entity = {};
  for (const required of requiredOf(object))
    built[required.key] = required.fixed ?? buildValue(ownValue(object, required), required.inner);
  return built;
}

function buildValue(value: unknown, inner: RequiredOf | null): unknown {
  if (inner === null || !isObject(value)) return value;
  return Array.isArray(value) ? value.map((item) => buildValue(item, inner)) : buildObject(value, inner);
}
