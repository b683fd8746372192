import { Kind, type SelectionSetNode } from 'graphql';
import { responseNameOf } from '../authorize.ts';
import { type Key, keyCalled } from './entity.ts';
import type { PlanNames } from './plan-names.ts';

/** What a fetch asks for, whatever the types of the objects: the keys, each with what lies behind it. */
export interface Shape {
  readonly fields: readonly ShapeField[];
}

export interface ShapeField extends Key {
  /** Null for leaves. */
  readonly inner: Shape | null;
}

/** @param inPlan where the fetch has other names than the plan */
export function shapeOf(
  selectionSets: readonly SelectionSetNode[],
  inPlan: PlanNames = (name) => name,
): Shape {
  const byKey = new Map<string, SelectionSetNode[]>();
  const add = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) add(selection.selectionSet);
      if (selection.kind !== Kind.FIELD) continue;
      const key = inPlan(responseNameOf(selection));
      const sets = byKey.get(key) ?? [];
      byKey.set(key, sets);
      if (selection.selectionSet) sets.push(selection.selectionSet);
    }
  };
  selectionSets.forEach(add);
  const fields = [...byKey].map(([key, sets]): ShapeField => ({
    ...keyCalled(key),
    inner: sets.length > 0 ? shapeOf(sets, inPlan) : null,
  }));
  return { fields };
}
