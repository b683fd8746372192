import type { FetchDataRewrite } from '@apollo/query-planner';
import { type Entity, isObject, keyCalled, ownValue } from './entity.ts';
import type { FitsType } from './representations.ts';

/** An object that more is fetched about, in one of the places where it stands. */
export interface HeldTarget {
  readonly target: Entity;
  /** What it stands in, from the root on; lists are no step of their own. */
  readonly holders: readonly Entity[];
}

/** The values of a fetch's variables that come from what an object stands in. */
export type ContextOf = (held: HeldTarget) => Readonly<Record<string, unknown>>;

const UP = '..';
const CONDITION = '... on ';

export function heldTargetsAt(root: Entity, path: readonly string[]): readonly HeldTarget[] {
  let held: HeldTarget[] = [{ target: root, holders: [] }];
  for (const key of path) {
    held = held.flatMap(({ target, holders }) => {
      const within = [...holders, target];
      return objectsIn(target[key]).map((object) => ({ target: object, holders: within }));
    });
  }
  return held;
}

/**
 * Reads what a plan carries around to arguments: each path leads up from the object, and down again.
 *
 * Of several for one variable, that counts whose types fit. What nothing is known of is null.
 */
export function compileContext(rewrites: readonly FetchDataRewrite[], fits: FitsType): ContextOf {
  const readings = rewrites.flatMap((rewrite) => {
    if (rewrite.kind !== 'KeyRenamer') return [];
    const ups = rewrite.path.filter((step) => step === UP).length;
    return [{ name: rewrite.renameKeyTo, ups, down: rewrite.path.slice(ups) }];
  });
  return ({ target, holders }) => {
    const chain = [...holders, target];
    const values: Record<string, unknown> = {};
    for (const { name, ups, down } of readings) {
      const value = valueAt(chain[chain.length - 1 - ups], down, fits);
      if (value !== undefined || !(name in values)) values[name] = value ?? values[name] ?? null;
    }
    return values;
  };
}

function valueAt(value: unknown, [step, ...rest]: readonly string[], fits: FitsType): unknown {
  if (step === undefined || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => valueAt(item, [step, ...rest], fits) ?? null);
  if (!isObject(value)) return undefined;
  if (!step.startsWith(CONDITION)) return valueAt(ownValue(value, keyCalled(step)), rest, fits);
  const typeName = value['__typename'];
  const applies = typeof typeName !== 'string' || fits(typeName, step.slice(CONDITION.length));
  return applies ? valueAt(value, rest, fits) : undefined;
}

function objectsIn(value: unknown): readonly Entity[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value] : [];
}
