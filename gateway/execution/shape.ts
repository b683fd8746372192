import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
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
  const byKey = new Map<string, FieldNode[]>();
  const add = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) add(selection.selectionSet);
      if (selection.kind !== Kind.FIELD) continue;
      const key = inPlan(responseNameOf(selection));
      byKey.set(key, [...(byKey.get(key) ?? []), selection]);
    }
  };
  selectionSets.forEach(add);
  const fields = [...byKey].map(([key, nodes]): ShapeField => {
    const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return { ...keyCalled(key), inner: inner.length > 0 ? shapeOf(inner, inPlan) : null };
  });
  return { fields };
}
